import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readDraft, readPlanForm, saveDraft } from 'cloud/contract/plan-office'
import PlanEditPage from '@/features/plan-office/edit'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { draft, form, planId, yanshan } from './plan-office-fixture'
import { openWith } from './stand-ins/taro'

function open(changes: Parameters<typeof draft>[0] = {}, query: Record<string, string> = {}) {
  openWith({ planId, ...query })
  answer(readPlanForm, form)
  answer(readDraft, draft(changes))
  return render(<PlanEditPage />)
}
const type = async (label: string, value: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value } })
// By words, not by role: a role is looked up in hundreds of fields at once, which takes jsdom seconds.
const tap = async (words: string | RegExp) => userEvent.click(await screen.findByText(words))
const savedDocument = (at: number) => questions(saveDraft)[at]?.input.document as typeof yanshan | undefined

test('the title is changed and saved, and nothing else of the plan changes', async () => {
  open()
  answer(saveDraft, { revision: 4, problems: [] })
  await type('标题', '海江小学课后服务方案')
  await tap('保存')
  expect(await screen.findByText('已保存')).toBeInTheDocument()
  expect(questions(saveDraft)[0]?.input).toEqual({ planId, revision: 3, document: { ...yanshan, title: '海江小学课后服务方案' } })
})

test('edits are saved by themselves once they settle, each on the revision before', async () => {
  jest.useFakeTimers()
  try {
    open()
    let revision = 3
    answer(saveDraft, () => ({ revision: (revision += 1), problems: [] }))
    await type('标题', '甲')
    await type('标题', '甲乙')
    expect(questions(saveDraft)).toHaveLength(0)
    await act(() => jest.advanceTimersByTimeAsync(2000))
    await type('标题', '甲乙丙')
    await act(() => jest.advanceTimersByTimeAsync(2000))
    expect(questions(saveDraft).map(({ input }) => [input.revision, input.document.title])).toEqual([
      [3, '甲乙'],
      [4, '甲乙丙'],
    ])
  } finally {
    jest.useRealTimers()
  }
})

test('a fee is typed in yuan and saved in fen', async () => {
  const services = [{ ...yanshan.services[0], name: '晚托', fees: [{ grades: null, status: 'charged', unit: 'hour', amountFen: 350 }] }]
  open({ document: { ...yanshan, services } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('费用')
  await userEvent.click(screen.getByText(/3.50 元/))
  expect(screen.getByLabelText('单价（元）')).toHaveValue('3.50')
  await type('单价（元）', '4.05')
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)?.services[0]?.fees[0]?.amountFen).toBe(405))
})

test('an amount that is none is named at once', async () => {
  open({ document: { ...yanshan, lunch: { pricePerDayFen: null } } })
  await tap('午餐')
  await type('每天餐费（元）', '十二')
  expect(screen.getByText('请填写金额，单位是元，最多两位小数')).toBeInTheDocument()
})

test('what is wrong stands at its field and above, and a tap above leads to it', async () => {
  open()
  answer(saveDraft, { revision: 4, problems: [{ path: 'services.0.name', field: '服务项目第 1 项的名称', message: '不能空着。', line: null }] })
  await type('标题', '新标题')
  await tap('保存')
  expect(await screen.findByText('还有 1 处要改')).toBeInTheDocument()
  expect(screen.getByText('1 处要改')).toBeInTheDocument()
  await userEvent.click(screen.getByText('服务项目第 1 项的名称'))
  const name = await screen.findByLabelText('名称')
  expect(name).toHaveValue(yanshan.services[0]?.name)
  expect(within(name.parentElement as HTMLElement).getByRole('alert')).toHaveTextContent('不能空着。')
  await waitFor(() => expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#place-services-0-name' })))
})

test('the check sends the office to the very place', async () => {
  open({}, { at: 'exit.written' })
  expect(await screen.findByRole('radiogroup', { name: '书面退出' })).toBeInTheDocument()
})

test('somebody else saved meanwhile: own edits stay until the office chooses', async () => {
  open()
  await type('标题', '我的标题')
  refuse(saveDraft, 'draft_changed')
  answer(readDraft, draft({ revision: 7, document: { ...yanshan, title: '别人的标题' } }))
  await tap('保存')
  expect(await screen.findByText('这份草稿刚被别人改过')).toBeInTheDocument()
  expect(screen.getByLabelText('标题')).toHaveValue('我的标题')
  answer(saveDraft, { revision: 8, problems: [] })
  await tap('保留我的修改')
  await tap('保存')
  expect(await screen.findByText('已保存')).toBeInTheDocument()
  expect(questions(saveDraft).at(-1)?.input).toMatchObject({ revision: 7, document: { title: '我的标题' } })
})

test('somebody else saved meanwhile: theirs can be opened instead', async () => {
  open()
  await type('标题', '我的标题')
  refuse(saveDraft, 'draft_changed')
  answer(readDraft, draft({ revision: 7, document: { ...yanshan, title: '别人的标题' } }))
  await tap('保存')
  await tap('打开最新的草稿')
  expect(screen.getByLabelText('标题')).toHaveValue('别人的标题')
  expect(screen.getByText('已保存')).toBeInTheDocument()
})

test('what was not saved before the page was closed is offered again', async () => {
  const page = open()
  loseNetwork()
  await type('标题', '没保存的标题')
  page.unmount()
  comeBack()
  open()
  await tap('接着改')
  expect(screen.getByLabelText('标题')).toHaveValue('没保存的标题')
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('保存')
  expect(await screen.findByText('已保存')).toBeInTheDocument()
})

test('what was not saved can be given up for what is saved', async () => {
  const page = open()
  await type('标题', '不要的标题')
  page.unmount()
  open()
  await tap('用已保存的')
  expect(screen.getByLabelText('标题')).toHaveValue(yanshan.title)
})

test('without network nothing typed is lost, and the page says so', async () => {
  open()
  await type('标题', '新标题')
  loseNetwork()
  await tap('保存')
  expect(await screen.findByRole('alert')).toHaveTextContent('网络')
  expect(screen.getByLabelText('标题')).toHaveValue('新标题')
})

test('every field can be set back to 未说明', async () => {
  open({ document: { ...yanshan, exit: { ...yanshan.exit, written: true }, lunch: { price: '按成本' } } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('加入与退出')
  await userEvent.click(within(await screen.findByRole('radiogroup', { name: '书面退出' })).getByRole('radio', { name: '未说明' }))
  await tap('午餐')
  await userEvent.click(screen.getByLabelText('午餐改为未说明'))
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)).toMatchObject({ exit: { written: null }, lunch: null }))
})

test('entries are added, moved and removed, removing after a question', async () => {
  open({ document: { ...yanshan, events: [{ name: '运动会', when: null }, { name: '艺术节', when: null }] } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('问卷与记录')
  await tap(/^1\. 运动会/)
  await tap('下移')
  await userEvent.click(screen.getByLabelText('年度活动添加一项'))
  await type('活动', '读书月')
  await tap(/^1\. 艺术节/)
  await tap('删除这一项')
  await userEvent.click(within(screen.getByRole('dialog')).getByText('删除这一项'))
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)?.events.map(({ name }) => name)).toEqual(['运动会', '读书月']))
})

test('the steps are put in order and called by the school’s own words', async () => {
  open({ document: { ...yanshan, chain: ['guardian_application', 'active'], chainWords: {} } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('办理步骤')
  await userEvent.click(screen.getByText('班级审核'))
  await userEvent.click(screen.getByLabelText('班级审核上移'))
  await type('家长申请：叫法', '委托申请')
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)).toMatchObject({ chain: ['guardian_application', 'class_review', 'active'], chainWords: { guardian_application: { name: '委托申请' } } }))
})

test('a time is stated by the clock or from a moment of the day', async () => {
  open({ document: { ...yanshan, services: [{ ...yanshan.services[0], slots: [{ activity: '作业', startsAt: null, endsAt: null }] }] } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('服务项目')
  await tap(/^1\. /)
  await userEvent.click(screen.getByText(/^1\. 作业/))
  const group = within(screen.getByRole('group', { name: '开始' }))
  await userEvent.click(group.getByRole('radio', { name: '从某一刻算起' }))
  fireEvent.change(group.getByLabelText('加减分钟'), { target: { value: '20' } })
  await userEvent.click(within(screen.getByRole('group', { name: '结束' })).getByRole('radio', { name: '钟点' }))
  await type('结束钟点', '17:5')
  await type('结束钟点', '9:05')
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)?.services[0]?.slots[0]).toMatchObject({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 20 }, endsAt: '09:05' }))
})

test('a rule’s level is set and set back', async () => {
  open({ document: { ...yanshan, rules: {} } })
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('规则级别')
  const group = () => within(screen.getByRole('radiogroup', { name: /（R-010）/ }))
  await userEvent.click(group().getByRole('radio', { name: '拦下' }))
  await tap('保存')
  await waitFor(() => expect(savedDocument(0)?.rules).toEqual({ 'R-010': 'block' }))
  await userEvent.click(group().getByRole('radio', { name: /^默认/ }))
  await tap('保存')
  await waitFor(() => expect(savedDocument(1)?.rules).toEqual({}))
})

test('the check opens only after everything is saved', async () => {
  open()
  await type('标题', '新标题')
  refuse(saveDraft, 'draft_unknown')
  await tap('方案体检')
  await screen.findByText(/没有找到这份草稿/)
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  answer(saveDraft, { revision: 4, problems: [] })
  await tap('方案体检')
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/plan-office/check/index?planId=${planId}` }))
})
