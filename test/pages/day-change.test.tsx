import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { announceDayChange, listDayChanges, readDayRolls, undoDayChange, type DayChangeView } from 'cloud/contract/day-change'
import DayChangeEditPage from '@/features/day-change/edit'
import DayChangeListPage from '@/features/day-change/list'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'

const courseRoll = `course:${idOf(5)}`
const classRoll = `class:${idOf(6)}`
const roll = { serviceKey: 'afternoon', serviceName: '晚托', rollKey: courseRoll, name: '围棋', title: '围棋', time: '16:20–17:20', venue: '图书馆', cancelled: false, children: 12 }
const rolls = [{ ...roll, serviceKey: 'midday', serviceName: '午托', rollKey: classRoll, name: '三年级2班', title: '午托', children: 40 }, roll, { ...roll, rollKey: classRoll, name: '三年级2班', title: '晚托', children: 28 }]
const givenChange = (changes: Partial<DayChangeView> = {}): DayChangeView => ({
  ...{ changeId: idOf(31), heldOn: '2025-10-15', kind: 'cancelled', serviceName: '晚托', rollName: null, room: null, startsAt: null, endsAt: null, reason: '校园停电', madeBy: '许文静', madeAt: '2025-10-14T01:00:00Z', undoneAt: null, mayUndo: true },
  ...changes,
})

function openEdit() {
  answer(readDayRolls, ({ heldOn }) => ({ today: '2025-10-14', heldOn, lastDay: '2026-01-09', rolls: heldOn === '2025-10-15' ? rolls : [] }))
  return render(<DayChangeEditPage />)
}
const pick = async (name: RegExp | string) => userEvent.click(await screen.findByRole('radio', { name }))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const typeDay = (typed: string) => userEvent.type(screen.getByLabelText('哪一天'), typed)

test('the office cancels one course of a day, reads once more whom it concerns, and sees how many were told', async () => {
  openEdit()
  await typeDay('2025-10-15')
  await pick(/^晚托/)
  await pick(/围棋.*16:20–17:20，图书馆，12 名孩子/)
  await pick(/暂停/)
  await userEvent.type(screen.getByLabelText('原因'), '老师外出培训')
  await press('下一步，核对')
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('10月15日 周三 暂停')).toBeInTheDocument()
  expect(dialog.getByText('围棋，12 名孩子')).toBeInTheDocument()
  answer(announceDayChange, { changeId: idOf(31), children: 12, staff: 1 })
  await userEvent.click(dialog.getByRole('button', { name: '确认并通知' }))
  expect(await screen.findByText('已通知 12 名孩子的家长和 1 位老师。')).toBeInTheDocument()
  expect(questions(announceDayChange)[0]?.input).toEqual({ heldOn: '2025-10-15', kind: 'cancelled', serviceKey: 'afternoon', rollKey: courseRoll, room: null, startsAt: null, endsAt: null, reason: '老师外出培训' })
})

test('the whole of a day at another time needs both clock times, the end after the beginning', async () => {
  openEdit()
  await typeDay('2025-10-15')
  await pick('这一天的全部服务')
  await pick('改时间')
  await userEvent.type(screen.getByLabelText('几点开始'), '16:00')
  await userEvent.type(screen.getByLabelText('几点结束'), '15:00')
  await userEvent.type(screen.getByLabelText('原因'), '提前放学')
  await press('下一步，核对')
  expect(screen.getByRole('alert')).toHaveTextContent('结束要晚于开始')
  await userEvent.clear(screen.getByLabelText('几点结束'))
  await userEvent.type(screen.getByLabelText('几点结束'), '17:00')
  await press('下一步，核对')
  expect(within(screen.getByRole('dialog')).getByText('三年级2班等 3 个班组或课程，共 80 人次')).toBeInTheDocument()
  answer(announceDayChange, { changeId: idOf(31), children: 40, staff: 2 })
  await press('确认并通知')
  expect(questions(announceDayChange)[0]?.input).toMatchObject({ serviceKey: null, rollKey: null, startsAt: '16:00', endsAt: '17:00' })
})

test('what is missing is said beside it, and a day without service offers nothing to change', async () => {
  openEdit()
  await press('下一步，核对')
  expect(screen.getByRole('alert')).toHaveTextContent('请填写日期')
  await typeDay('2025-10-18')
  expect(await screen.findByText('10月18日 周六没有课后服务，请换一天。')).toBeInTheDocument()
  await userEvent.clear(screen.getByLabelText('哪一天'))
  await typeDay('2025-10-13')
  expect(await screen.findByText('请填写今天以后、本学期以内的日期。')).toBeInTheDocument()
})

test('what was written survives a lost network and a refusal', async () => {
  openEdit()
  await typeDay('2025-10-15')
  await pick(/^午托/)
  await pick(/^全部/)
  await pick('换教室')
  await userEvent.type(screen.getByLabelText('换到哪间教室'), '食堂二楼')
  await userEvent.type(screen.getByLabelText('原因'), '检修')
  await press('下一步，核对')
  loseNetwork('timeout')
  await press('确认并通知')
  expect(await screen.findByText(/重复点不会重复提交/)).toBeInTheDocument()
  comeBack()
  refuse(announceDayChange, 'day_change_cancelled_already')
  await press('下一步，核对')
  await press('确认并通知')
  expect(await screen.findByText(/已经暂停了/)).toBeInTheDocument()
  expect(screen.getByLabelText('换到哪间教室')).toHaveValue('食堂二楼')
})

test('the list says what is different when, by whom, and one tap begins another', async () => {
  answer(listDayChanges, { today: '2025-10-14', from: '2025-10-14', changes: [givenChange(), givenChange({ changeId: idOf(32), kind: 'room', room: '美术室', rollName: '围棋', undoneAt: '2025-10-14T02:00:00Z', mayUndo: false })], nextOffset: null, total: 2 })
  render(<DayChangeListPage />)
  expect(await screen.findByText('晚托 · 全部班组和课程')).toBeInTheDocument()
  expect(screen.getByText('换到美术室')).toBeInTheDocument()
  expect(screen.getByText('许文静，10月14日 09:00通知；10月14日 10:00撤销')).toBeInTheDocument()
  expect(screen.getAllByRole('button', { name: '撤销' })).toHaveLength(1)
  await press('新的变动')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/day-change/edit/index' })
})

test('a change is undone after one more question, and the page says how many were told again', async () => {
  answer(listDayChanges, { today: '2025-10-14', from: '2025-10-14', changes: [givenChange()], nextOffset: null, total: 1 })
  render(<DayChangeListPage />)
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }))
  answer(undoDayChange, { changeId: idOf(31), children: 12, staff: 1 })
  await press('撤销并通知家长')
  expect(await screen.findByText('已撤销，12 名孩子的家长和 1 位老师会收到消息。')).toBeInTheDocument()
})

test('nothing changed, no plan and no network are each said in words', async () => {
  answer(listDayChanges, { today: '2025-10-14', from: '2025-10-14', changes: [], nextOffset: null, total: 0 })
  const page = render(<DayChangeListPage />)
  expect(await screen.findByText('今天和以后的日子都照常，没有变动。')).toBeInTheDocument()
  page.unmount()
  refuse(listDayChanges, 'plan_not_published')
  const second = render(<DayChangeListPage />)
  expect(await screen.findByText(/还没有公布/)).toBeInTheDocument()
  second.unmount()
  loseNetwork()
  render(<DayChangeListPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
