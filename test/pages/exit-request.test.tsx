import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { previewExit, readExit, requestExit, withdrawExit } from 'cloud/contract/exit'
import ExitRequestPage from '@/features/exit/request'
import { dateWithin } from '@/features/exit/exit-view'
import { childId } from './application-fixture'
import { exitId, givenExit, givenExitSheet, givenPreview, refundLine, refundOfExit, type ExitSheet } from './exit-fixture'
import { idOf } from './staff-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

function open(changes: Partial<ExitSheet> = {}) {
  openWith({ childId })
  answer(readExit, givenExitSheet(changes))
  answer(previewExit, givenPreview())
  return render(<ExitRequestPage />)
}

const tick = async (name: RegExp) => userEvent.click(await screen.findByRole('checkbox', { name }))
const pick = (name: RegExp) => userEvent.click(screen.getByRole('radio', { name }))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('two choices, a look, a confirmation: no reason is asked for, and nothing is chosen beforehand', async () => {
  open()
  for (const box of await screen.findAllByRole('checkbox')) expect(box).not.toBeChecked()
  expect(screen.getByText('退出不需要理由，不影响孩子在学校的任何待遇。')).toBeInTheDocument()
  await tick(/午托/)
  await pick(/今天，10月13日 周一/)
  await press('下一步，核对')
  answer(requestExit, { exitId, status: 'waiting' })
  answer(readExit, givenExitSheet({ open: givenExit() }))
  await press('确认退出')
  expect(await screen.findByText('等学校答复')).toBeInTheDocument()
  expect(screen.getByText('10月17日 周五。学校答复前孩子照常参加，答复后您会收到消息')).toBeInTheDocument()
  expect(questions(requestExit)[0]?.input).toEqual({ childId, serviceKeys: ['midday'], lastDay: '2025-10-13', reason: '', collectionNote: '' })
})

test('before sending the family reads what happens to courses, to money and at the school', async () => {
  open()
  await screen.findByText('退出哪些服务')
  await press('全选')
  await pick(/本周最后一次，10月17日 周五/)
  await press('下一步，核对')
  expect(screen.getByText('午托、晚托（全部服务）')).toBeInTheDocument()
  expect(screen.getByText('10月17日 周五，这一天照常参加，第二天起不再参加')).toBeInTheDocument()
  expect(screen.getByText('“围棋”上到最后一天，之后名额让给候补的孩子')).toBeInTheDocument()
  expect(screen.getByText('“合唱”办好后立即取消候补')).toBeInTheDocument()
  expect(screen.getByText('未公布，由学校财务决定')).toBeInTheDocument()
  expect(screen.getByText('提交后由学校答复；答复前可以收回')).toBeInTheDocument()
})

test('where the plan asks for no approval, the page says that it is done at once', async () => {
  open({ exit: { ...givenExitSheet().exit, approval: null } })
  await tick(/午托/)
  await pick(/今天/)
  await press('下一步，核对')
  expect(screen.getByText('不需要批准，提交后直接办好')).toBeInTheDocument()
  answer(requestExit, { exitId, status: 'approved' })
  answer(readExit, givenExitSheet({ history: [givenExit({ status: 'approved', approvedAs: 'atOnce' })] }))
  await press('确认退出')
  expect(await screen.findByText('已办好')).toBeInTheDocument()
  await press('回到首页')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('what is missing is said beside it; another date is filled in by month and day', async () => {
  open()
  await screen.findByText('退出哪些服务')
  await press('下一步，核对')
  expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual(['请选择要退出的服务', '请选择最后一天'])
  await tick(/晚托.*周二、周四；课程：围棋、合唱（候补）/)
  await pick(/别的日期/)
  await userEvent.type(screen.getByLabelText('几月'), '9')
  await userEvent.type(screen.getByLabelText('几日'), '30')
  expect(screen.getByRole('alert')).toHaveTextContent('请填10月13日 周一到1月9日 周五之间的日期')
  await userEvent.clear(screen.getByLabelText('几月'))
  await userEvent.type(screen.getByLabelText('几月'), '10')
  await press('下一步，核对')
  expect(screen.getByText(/10月30日 周四，这一天照常参加/)).toBeInTheDocument()
})

test.each([
  ['1', '9', '2026-01-09'],
  ['10', '13', '2025-10-13'],
  ['12', '31', '2025-12-31'],
  ['1', '10', null],
  ['2', '30', null],
  ['11', '31', null],
  ['', '', null],
  ['x', '1', null],
])('of a term over the new year, month %s day %s is %s', (month, day, date) => {
  expect(dateWithin(month, day, '2025-10-13', '2026-01-09')).toBe(date)
})

test('what was filled in survives a lost network and leaving the page, and the retry carries the same key', async () => {
  const page = open()
  await tick(/午托/)
  await pick(/今天/)
  await userEvent.type(screen.getByRole('textbox', { name: '原因' }), '搬家')
  await press('下一步，核对')
  loseNetwork('timeout')
  await press('确认退出')
  expect(await screen.findByText(/重复点不会重复提交/)).toBeInTheDocument()
  comeBack()
  refuse(requestExit, 'busy')
  await press('确认退出')
  const [first, second] = questions(requestExit)
  expect(second?.requestKey).toBe(first?.requestKey)
  page.unmount()
  open()
  expect(await screen.findByRole('checkbox', { name: /午托/ })).toBeChecked()
  expect(screen.getByRole('textbox', { name: '原因' })).toHaveValue('搬家')
})

test('where the other parent was faster, the sentence says so and the way back shows that request', async () => {
  open()
  await tick(/午托/)
  await pick(/今天/)
  await press('下一步，核对')
  refuse(requestExit, 'exit_open')
  await press('确认退出')
  expect(await screen.findByRole('alert')).toHaveTextContent('已经有一份退出申请')
  answer(readExit, givenExitSheet({ open: givenExit({ filedBy: '林志强' }) }))
  await press('返回修改')
  expect(await screen.findByText(/林志强/)).toBeInTheDocument()
})

test('a waiting request can be taken back, asked once more', async () => {
  open({ open: givenExit() })
  expect(await screen.findByText('方案没有公布几天内答复。')).toBeInTheDocument()
  await press('收回申请')
  answer(withdrawExit, { exitId })
  answer(readExit, givenExitSheet({ history: [givenExit({ status: 'withdrawn' })] }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认收回' }))
  expect(await screen.findByText('退出哪些服务')).toBeInTheDocument()
  expect(questions(withdrawExit)[0]?.input).toEqual({ exitId })
})

test('a delay shows its reason, its day, and that it ends by itself', async () => {
  open({ open: givenExit({ status: 'delayed', delayReason: '用餐在结算', answerBy: '2025-10-20', silenceApproves: true }) })
  expect(await screen.findByText('暂缓的原因：用餐在结算。最晚10月20日 周一答复，到期没有答复就算同意。')).toBeInTheDocument()
})

test('a child that is in nothing has nothing to leave; what was left before can be read', async () => {
  open({ services: [], history: [givenExit({ status: 'approved', approvedAs: 'bySilence', carriedOut: true })] })
  expect(await screen.findByText('孩子现在没有参加中的服务，不需要办退出。')).toBeInTheDocument()
  expect(screen.getByText('到期没有答复，已按同意办理。')).toBeInTheDocument()
})

test('a plan that is not published, and a network that is gone, are each said in words', async () => {
  openWith({ childId })
  refuse(readExit, 'plan_not_published')
  const page = render(<ExitRequestPage />)
  expect(await screen.findByText(/还没有公布/)).toBeInTheDocument()
  page.unmount()
  loseNetwork()
  render(<ExitRequestPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

test('before confirming, the family reads line by line what comes back, with its arithmetic and the plan’s own words', async () => {
  open()
  answer(previewExit, givenPreview({ charged: true, byRuleFen: 4000, due: [refundOfExit, { ...refundOfExit, statementId: idOf(81), decidedAs: 'byFinance', fen: 1200 }] }))
  await tick(/晚托/)
  await pick(/今天/)
  await press('下一步，核对')
  const certain = await screen.findByRole('button', { name: /^晚托 退出退费 10月18日至1月9日，40.00 元，退给您/ })
  expect(screen.getByRole('button', { name: /12.00 元，只供参考，由学校财务决定/ })).toBeInTheDocument()
  await userEvent.click(certain)
  expect(screen.getByText('144 元 × 未上 20 次 ÷ 共 72 次 = 40.00 元')).toBeInTheDocument()
  expect(screen.getByText('依据：退出的，按未上次数退费')).toBeInTheDocument()
  expect(screen.getByText(/按方案算，退 40.00 元。已交的退还，还没交的不用再交；方案没有写明怎么退/)).toBeInTheDocument()
  expect(questions(previewExit).at(-1)?.input).toEqual({ childId, serviceKeys: ['afternoon'], lastDay: '2025-10-13' })
})

test('where nothing was charged, and where it is settled at the end of the term, the page says so in words', async () => {
  const page = open()
  await tick(/晚托/)
  await pick(/今天/)
  await press('下一步，核对')
  expect(await screen.findByText('还没有出账单，没有收过费，也没有要退的。')).toBeInTheDocument()
  page.unmount()
  open()
  answer(previewExit, givenPreview({ charged: true, atSettlement: [{ serviceKey: 'afternoon', serviceName: '晚托', fen: null, line: refundLine }] }))
  await screen.findByRole('checkbox', { name: /晚托/ })
  await press('下一步，核对')
  expect(await screen.findByText(/方案写明期末多还少补/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /还不知道多少，期末结算时才知道/ })).toBeInTheDocument()
})
