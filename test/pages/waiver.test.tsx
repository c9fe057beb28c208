import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { OutputOf } from 'cloud/contract/operation'
import { refusals } from 'cloud/contract/refusals'
import { checkWaiverList, decideWaiver, endRelief, importWaiverList, listReliefs, listWaivers, readWaiver, readWaiverSheet, requestWaiver, withdrawWaiver } from 'cloud/contract/waiver'
import WaiverPage from '@/features/fee/waiver'
import { chooseExcel } from '@/features/fee-office/excel-file'
import WaiverImportPage from '@/features/fee-office/waiver-import'
import WaiversPage from '@/features/fee-office/waivers'
import { childId } from './application-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

jest.mock('@/features/fee-office/excel-file', () => ({ chooseExcel: jest.fn() }))

type Sheet = OutputOf<typeof readWaiver>
const registered: Sheet['groups'][number] = { group: '建档立卡家庭学生', percent: 100, obligation: 'must', basis: '上级下发的名单', listed: false, grantedPercent: null, state: 'open' }
const hardship: Sheet['groups'][number] = { group: '家庭经济困难学生', percent: null, obligation: 'may', basis: null, listed: false, grantedPercent: null, state: 'open' }
const sheet = (changes: Partial<Sheet> = {}): Sheet => ({ child: { childId, name: '林小满', className: '三年级2班' }, termName: '2025年秋季学期', groups: [registered, hardship], requests: [], settled: false, byOffice: false, ...changes })
const request: Sheet['requests'][number] = { requestId: idOf(5), group: hardship.group, statement: '爸爸住院', status: 'waiting', filedAt: '2025-10-13T01:00:00Z', decidedAt: null, percent: null, reason: null }
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

describe('a family asking for relief', () => {
  function open(changes: Partial<Sheet> = {}) {
    openWith({ childId })
    answer(readWaiver, sheet(changes))
    return render(<WaiverPage />)
  }

  test('reads first who can see it; nothing is chosen beforehand and nothing has to be told', async () => {
    open()
    expect(await screen.findByText(/班主任、家委会、别的家长看不到，也不公示/)).toBeInTheDocument()
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
    await press('提交申请')
    expect(screen.getByRole('alert')).toHaveTextContent('请选择申请哪一项')
    await userEvent.click(screen.getByRole('radio', { name: /家庭经济困难学生/ }))
    answer(requestWaiver, { requestId: idOf(5) })
    answer(readWaiver, sheet({ groups: [registered, { ...hardship, state: 'waiting' }], requests: [request] }))
    await press('提交申请')
    expect(await screen.findByText('申请已交给学校。')).toBeInTheDocument()
    expect(questions(requestWaiver)[0]?.input).toEqual({ childId, group: '家庭经济困难学生', statement: '' })
  })

  test('what was written survives a lost network on this phone only, and the retry carries the same key', async () => {
    const page = open()
    await userEvent.click(await screen.findByRole('radio', { name: /家庭经济困难学生/ }))
    await userEvent.type(screen.getByLabelText('家里的情况'), '爸爸住院')
    loseNetwork('timeout')
    await press('提交申请')
    expect(await screen.findByText(/重复点不会重复提交/)).toBeInTheDocument()
    comeBack()
    refuse(requestWaiver, 'busy')
    await press('提交申请')
    const [first, second] = questions(requestWaiver)
    expect(second?.requestKey).toBe(first?.requestKey)
    page.unmount()
    open()
    expect(await screen.findByDisplayValue('爸爸住院')).toBeInTheDocument()
  })

  test('a child that is relieved already needs nothing more, and says so', async () => {
    open({ groups: [{ ...registered, listed: true, grantedPercent: 100, state: 'granted' }] })
    expect(await screen.findByText('已免收，账单会自动减，不需要再办。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '提交申请' })).not.toBeInTheDocument()
  })

  test('takes a waiting request back after one question, and reads the reason of one that was denied', async () => {
    open({ groups: [{ ...hardship, state: 'waiting' }], requests: [request, { ...request, requestId: idOf(6), status: 'denied', decidedAt: '2025-10-14T01:00:00Z', reason: '材料与实际不符' }] })
    expect(await screen.findByText(/没有同意。理由：材料与实际不符/)).toBeInTheDocument()
    await press('收回申请')
    answer(withdrawWaiver, { requestId: request.requestId })
    answer(readWaiver, sheet())
    await press('确认收回')
    expect(questions(withdrawWaiver)).toHaveLength(1)
    expect(await screen.findByRole('button', { name: '提交申请' })).toBeInTheDocument()
  })

  test('a term that is being settled, a school without waivers, another’s child and no network are each said in words', async () => {
    open({ settled: true })
    expect(await screen.findByText(/已经开始结算，不能再申请/)).toBeInTheDocument()
    open({ groups: [] })
    expect(await screen.findByText(/方案没有写减免/)).toBeInTheDocument()
    refuse(readWaiver, 'child_not_yours')
    render(<WaiverPage />)
    expect(await screen.findByText(refusals.child_not_yours)).toBeInTheDocument()
    loseNetwork()
    render(<WaiverPage />)
    expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  })
})

describe('the office deciding', () => {
  type Waiver = OutputOf<typeof listWaivers>['waivers'][number]
  const waiver = (number: number, childName: string, changes: Partial<Waiver> = {}): Waiver => ({ ...request, requestId: idOf(number), childId: idOf(number + 50), childName, className: '三年级1班', rosterNo: number, filedBy: '陈海燕', listed: false, obligation: 'may', planPercent: null, ...changes })
  const relief = { reliefId: idOf(30), childId: idOf(31), childName: '赵一鸣', className: '三年级1班', rosterNo: 4, group: '建档立卡家庭学生', percent: 100, listed: true, reason: '上级名单：区民政局〔2026〕5号', grantedAt: '2025-10-13T01:00:00Z', grantedBy: '许文静', endedReason: null }
  function open(waivers: Waiver[] = [waiver(3, '林知夏')], decides = true) {
    answer(listWaivers, { decides, waivers, ...theWhole(waivers.length) })
    answer(listReliefs, { reliefs: [relief], ...theWhole(1) })
    render(<WaiversPage />)
  }

  test('discretion asks for a share and a reason before it is sent', async () => {
    open()
    expect(await screen.findByText('爸爸住院')).toBeInTheDocument()
    await press('同意林知夏的申请')
    await press('确认同意减免')
    expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual(['请填大于 0、不超过 100 的数，最多两位小数', '请写明理由，家长会看到'])
    await userEvent.type(screen.getByLabelText('减百分之几'), '50%')
    await userEvent.type(screen.getByLabelText('理由'), '入户核实过')
    answer(decideWaiver, { requestId: idOf(3), status: 'granted' })
    await press('确认同意减免')
    expect(await screen.findByText('已同意，账单已经按减免重算。')).toBeInTheDocument()
    expect(questions(decideWaiver)[0]?.input).toEqual({ requestId: idOf(3), decision: 'grant', percent: 50, reason: '入户核实过' })
  })

  test('who is on the list of a mandatory waiver cannot be denied, and needs no reason', async () => {
    open([waiver(3, '林知夏', { listed: true, obligation: 'must', planPercent: 100 })])
    expect(await screen.findByText(/在上级名单里，必须减免/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '不同意林知夏的申请' })).not.toBeInTheDocument()
    await press('同意林知夏的申请')
    answer(decideWaiver, { requestId: idOf(3), status: 'granted' })
    await press('确认同意减免')
    expect(questions(decideWaiver)[0]?.input).toEqual({ requestId: idOf(3), decision: 'grant', percent: null, reason: '' })
  })

  test('what was granted by mistake is taken back with a reason', async () => {
    open()
    await userEvent.click(await screen.findByRole('tab', { name: '已减免' }))
    await press('取消赵一鸣的减免')
    await userEvent.type(screen.getByLabelText('理由'), '同名的孩子')
    answer(endRelief, { reliefId: relief.reliefId })
    await press('确认取消减免')
    expect(await screen.findByText('已取消减免，账单已经更正。')).toBeInTheDocument()
    expect(questions(endRelief)[0]?.input).toEqual({ reliefId: relief.reliefId, reason: '同名的孩子' })
  })

  test('finance reads and decides nothing; a refusal stays beside what was filled in', async () => {
    open([waiver(3, '林知夏', { statement: '' })], false)
    expect(await screen.findByText(/林知夏/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /同意/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '导入上级名单' })).not.toBeInTheDocument()
  })
})

describe('the office taking an official list in', () => {
  const chosen = (base64: string) => jest.mocked(chooseExcel).mockResolvedValue({ kind: 'chosen', base64, name: '名单.xlsx' })

  test('reads it through before it counts: what matches, what does not, and only then takes it in', async () => {
    answer(readWaiverSheet, { today: '2025-10-13', groups: [{ group: '建档立卡家庭学生', percent: 100, obligation: 'must' }], fileName: '上级名单模板.xlsx', base64: 'UEs=' })
    render(<WaiverImportPage />)
    await screen.findByRole('button', { name: '选择 Excel 文件' })
    await press('选择 Excel 文件')
    expect(screen.getAllByRole('alert')).toHaveLength(2)
    await userEvent.click(screen.getByRole('radio', { name: /建档立卡家庭学生/ }))
    await userEvent.type(screen.getByLabelText('名单的文件名称'), '区民政局5号')
    chosen('QUJD')
    answer(checkWaiverList, { grants: true, matched: [{ rowNo: 2, className: '三年级1班', rosterNo: 3, name: '林知夏', already: false }], faults: [{ rowNo: 3, says: '三年级1班没有学号 9' }] })
    await press('选择 Excel 文件')
    expect(await screen.findByText('第 3 行：三年级1班没有学号 9。')).toBeInTheDocument()
    expect(questions(importWaiverList)).toHaveLength(0)
    answer(importWaiverList, { listed: 1, already: 0, granted: 1, left: 1 })
    await press('导入这 1 名学生')
    expect(await screen.findByText('已导入 1 名学生。')).toBeInTheDocument()
    expect(questions(importWaiverList)[0]?.input).toEqual({ group: '建档立卡家庭学生', source: '区民政局5号', percent: null, base64: 'QUJD' })
  })

  test('a file that is no list is refused in words, and what was filled in stays', async () => {
    answer(readWaiverSheet, { today: '2025-10-13', groups: [{ group: '家庭经济困难学生', percent: null, obligation: 'must' }], fileName: '上级名单模板.xlsx', base64: 'UEs=' })
    render(<WaiverImportPage />)
    await userEvent.click(await screen.findByRole('radio', { name: /家庭经济困难学生/ }))
    await userEvent.type(screen.getByLabelText('名单的文件名称'), '区民政局5号')
    await userEvent.type(screen.getByLabelText('减百分之几'), '30')
    chosen('QUJD')
    refuse(checkWaiverList, 'waiver_list_columns')
    await press('选择 Excel 文件')
    expect(await screen.findByRole('alert')).toHaveTextContent('班级')
    expect(screen.getByDisplayValue('区民政局5号')).toBeInTheDocument()
    expect(questions(checkWaiverList)[0]?.input.percent).toBe(30)
  })
})
