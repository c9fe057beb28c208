import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readRoll, saveRoll } from 'cloud/contract/attendance'
import { answer, questions, refuse } from './fake-transport'
import { address, asOf, childOf, givenHeld, givenRoll, keptOnPhone, onLeave, queueKey, seen, sheetOf } from './roll-fixture'
import { open, key, tap, press, row } from './roll-steps'
import { openWith } from './stand-ins/taro'
import { idOf } from './staff-fixture'

beforeEach(() => openWith({ ...address }))
const three = [childOf(1), childOf(2), childOf(3)]

test('a roll of 45 children is one request to open and one to save, though every child is marked', async () => {
  givenRoll(sheetOf(Array.from({ length: 45 }, (_, at) => childOf(at + 1))))
  open()
  await tap(2, '没到')
  await tap(5, '迟到')
  expect(screen.getByText('应到 45 = 已到 1 + 请假 0 + 未到 44（未点 43）')).toBeInTheDocument()
  await press('其余 43 人都到了')
  expect(screen.getByText('应到 45 = 已到 44 + 请假 0 + 未到 1')).toBeInTheDocument()
  await press('保存')
  expect(await screen.findByText('没到 1 人：王一诺')).toBeInTheDocument()
  expect([questions(readRoll).length, questions(saveRoll).length]).toEqual([1, 1])
  const { marks, close, source } = questions(saveRoll)[0]?.input ?? { marks: [] }
  expect([new Set(marks.map(({ markId }) => markId)).size, new Set(marks.map(({ childId }) => childId)).size]).toEqual([45, 45])
  expect(marks.filter(({ state }) => state !== 'present').map(({ childId, state }) => [childId, state])).toEqual([[idOf(2), 'absent'], [idOf(5), 'late']])
  expect({ close, source }).toEqual({ close: false, source: 'phone' })
})

test('the handover closes only when nobody is missing, and then says when it was closed (R-052)', async () => {
  givenRoll(sheetOf(three))
  open()
  await tap(1)
  await tap(2)
  await tap(3, '没到')
  expect(screen.queryByRole('button', { name: '保存并交接' })).not.toBeInTheDocument()
  await tap(3, '迟到')
  await userEvent.type(screen.getByLabelText('谁把孩子交给您'), '张老师')
  await press('保存并交接')
  expect(await screen.findByText('已保存并交接，16:20。')).toBeInTheDocument()
  expect(screen.getByText('已交接 16:20')).toBeInTheDocument()
  expect(questions(saveRoll)[0]?.input).toMatchObject({ close: true, handedBy: '张老师' })
  expect(screen.queryByRole('button', { name: /保存|交接/ })).not.toBeInTheDocument()
})

test('a child on leave need not be tapped; one that comes all the same is marked with one tap', async () => {
  givenRoll(sheetOf([childOf(1), onLeave(2, '发烧')]))
  open()
  await press('其余 1 人都到了')
  expect(within(row(2)).getByText(/请假：发烧/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '保存并交接' })).toBeInTheDocument()
  await tap(2)
  expect(screen.getByText('应到 2 = 已到 2 + 请假 0 + 未到 0')).toBeInTheDocument()
  await tap(2, '没到')
  expect(screen.getByText('应到 2 = 已到 1 + 请假 1 + 未到 0')).toBeInTheDocument()
})

test('a finger that trembles undoes nothing; the last tap, or the whole rest, is taken back on purpose', async () => {
  givenRoll(sheetOf(three))
  open()
  await tap(1)
  await tap(1)
  expect(await key(1, '到了')).toBeChecked()
  await press('其余 2 人都到了')
  expect(await key(3, '到了')).toBeChecked()
  await press('撤销')
  expect(await key(3, '到了')).not.toBeChecked()
  expect(await key(1, '到了')).toBeChecked()
  await press('撤销')
  expect(await key(1, '到了')).not.toBeChecked()
  expect(screen.queryByRole('button', { name: '撤销' })).not.toBeInTheDocument()
})

test('a row that was filtered for stays where it is once it is marked, so that the next tap meets the child it was meant for', async () => {
  givenRoll(sheetOf(three))
  open()
  await tap(1)
  await userEvent.click(screen.getByRole('tab', { name: '未点 2' }))
  expect(screen.queryByRole('radiogroup', { name: /林知夏/ })).not.toBeInTheDocument()
  await tap(2)
  expect(row(2)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '未点 1' }))
  expect(screen.queryByRole('radiogroup', { name: /王一诺/ })).not.toBeInTheDocument()
})

test('a mark of this phone that is older than the server’s does not hide it; a newer one lies on top', async () => {
  const draft = (number: number, state: string, madeAt: string) => ({ markId: idOf(800 + number), childId: idOf(number), state, madeAt, source: 'phone' })
  givenHeld([])
  const { default: Taro } = await import('@tarojs/taro')
  Taro.setStorageSync(queueKey, [{ ...address, name: '三年级1班', handedBy: null, parcels: [], drafts: [draft(1, 'absent', '2026-09-08T08:10:00Z'), draft(2, 'absent', '2026-09-08T08:16:00Z')] }])
  answer(readRoll, sheetOf([seen(1, '2026-09-08T08:15:00Z'), seen(2, '2026-09-08T08:15:00Z')], { savedAt: '2026-09-08T08:15:00Z' }))
  open()
  expect(await key(1, '到了')).toBeChecked()
  expect(within(row(1)).getByText(/16:15 到/)).toBeInTheDocument()
  expect(await key(2, '没到')).toBeChecked()
  expect(screen.getByText('2 人已点，还没保存。')).toBeInTheDocument()
})

test('a correction counts as made after what it corrects, though the phone’s clock be behind', async () => {
  const ahead = '2026-09-08T08:25:00.500Z'
  const server = givenRoll(sheetOf([seen(1, ahead)], { savedAt: ahead }))
  open()
  await tap(1, '没到')
  await press('保存')
  expect(await screen.findByText('没到 1 人：林知夏')).toBeInTheDocument()
  expect(server.sheet.children[0]?.markedAt).toBe('2026-09-08T08:25:00.501Z')
})

test('a row looks as high before a tap as after it, so that the thumb meets the next child', async () => {
  givenRoll(sheetOf(three))
  open()
  await tap(1)
  await tap(2, '没到')
  const lines = [1, 2, 3].map((number) => within(row(number)).getByText(/^(未点|已到|没到)/, { selector: '.roll-child__notes' }).textContent)
  expect(lines).toEqual(['已到', '没到', '未点'])
})

test('of a child that is missing the teacher reads who was told, and enters what its family says with one tap', async () => {
  const { default: Taro } = await import('@tarojs/taro')
  const server = givenRoll(sheetOf(three))
  const page = open()
  await tap(1, '没到')
  expect(screen.queryByText(/已提醒办公室/)).not.toBeInTheDocument()
  await press('保存')
  expect(await screen.findByText(/^已提醒办公室和绑定了的家长。/)).toBeInTheDocument()
  await press('联系家长')
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/alert/list/index' })
  await press('林知夏家长说不来')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/leave/request/index?childId=${idOf(1)}` })
  server.sheet = sheetOf([onLeave(1, '发烧'), seen(2, asOf), seen(3, asOf)], { savedAt: asOf })
  page.unmount()
  open()
  await press('保存并交接')
  expect(await screen.findByText('已保存并交接，16:20。')).toBeInTheDocument()
})

test('what the API does not take stays on the phone until the teacher sends it again or gives it up', async () => {
  givenRoll(sheetOf(three))
  refuse(saveRoll, 'roll_not_yours')
  open()
  await tap(1)
  await press('保存')
  expect(await screen.findByText('1 条没有被接受，还在这部手机上。')).toBeInTheDocument()
  expect(screen.getByText(/这张点名表今天不由您负责/)).toBeInTheDocument()
  await press('再上传一次')
  expect(await screen.findByText('1 条没有被接受，还在这部手机上。')).toBeInTheDocument()
  expect(questions(saveRoll)).toHaveLength(2)
  await press('放弃这些')
  await press('放弃，不再上传')
  expect(screen.queryByText(/没有被接受/)).not.toBeInTheDocument()
  expect(await key(1, '到了')).not.toBeChecked()
  expect(keptOnPhone(queueKey)).toBe('[]')
})

test('a roll that is no longer this teacher’s is not shown from the phone’s memory either', async () => {
  givenHeld([sheetOf(three)])
  refuse(readRoll, 'roll_not_yours')
  open()
  expect(await screen.findByText(/这张点名表今天不由您负责/)).toBeInTheDocument()
  expect(screen.queryByText('林知夏')).not.toBeInTheDocument()
  expect(keptOnPhone('kehou.roll.held')).not.toContain('林知夏')
})

test('a session that was cancelled says so, and whoever came all the same can be marked', async () => {
  givenRoll(sheetOf(three, { cancelled: true, changes: [{ kind: 'cancelled', reason: '台风' }], counts: { expected: 0, present: 0, leave: 0, missing: 0, unmarked: 0 } }))
  open()
  expect(await screen.findByText('暂停：台风')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /都到了/ })).not.toBeInTheDocument()
  await tap(1)
  expect(screen.getByText('应到 1 = 已到 1 + 请假 0 + 未到 0')).toBeInTheDocument()
})

test('a roll opened long before its time asks whether it is the right one', async () => {
  answer(readRoll, sheetOf(three, { startsAt: '18:00' }))
  const page = open()
  expect(await screen.findByText('18:00 才开始，请看清是不是这张点名表。')).toBeInTheDocument()
  page.unmount()
  answer(readRoll, sheetOf(three, { startsAt: '16:40' }))
  open()
  await key(1, '到了')
  expect(screen.queryByText(/才开始/)).not.toBeInTheDocument()
})

test('a child of another class and one that has left are told apart', async () => {
  answer(readRoll, sheetOf([seen(1, asOf, { className: '三年级2班', departure: { how: 'collected', toName: '奶奶', at: '2026-09-08T09:05:00Z' } }), childOf(2)], { savedAt: asOf }))
  open()
  expect(await screen.findByText('三年级2班 · 16:20 到 · 17:05 已接走（奶奶）')).toBeInTheDocument()
})

test('from the roll it is one tap to the gate, and to an accident of these very children', async () => {
  givenRoll(sheetOf([seen(1, asOf), childOf(2, { standing: 'missing' })]))
  open()
  await userEvent.click(await screen.findByText('放学送走'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: expect.stringMatching(/^\/features\/pick-up\/dismissal\/index\?heldOn=2026-09-08&serviceKey=afternoon&rollKey=/) })
  await userEvent.click(screen.getByText('报告意外'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: expect.stringMatching(/^\/features\/records\/report\/index\?heldOn=2026-09-08&serviceKey=afternoon&rollKey=/) })
})

test('a roll that is called off asks for no filter of nobody', async () => {
  givenRoll(sheetOf(three, { cancelled: true, changes: [{ kind: 'cancelled', reason: '台风' }], counts: { expected: 0, present: 0, leave: 0, missing: 0, unmarked: 0 } }))
  open()
  expect(await screen.findByText('暂停：台风')).toBeInTheDocument()
  expect(screen.queryByRole('tab')).not.toBeInTheDocument()
  expect(screen.queryByText('放学送走')).not.toBeInTheDocument()
})
