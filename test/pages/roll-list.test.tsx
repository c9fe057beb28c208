import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listRolls, readSchoolDay, saveRoll } from 'cloud/contract/attendance'
import type { OutputOf } from 'cloud/contract/operation'
import RollDayPage from '@/features/roll/day'
import RollListPage from '@/features/roll/list'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { address, asOf, childOf, givenHeld, givenRoll, keptOnPhone, listOf, onLeave, queueKey, seen, sheetOf, summaryOf, today } from './roll-fixture'
import { idOf } from './staff-fixture'

const midday = { serviceKey: 'midday', serviceName: '午托', title: '午餐和午休', startsAt: '11:20', endsAt: '13:30', time: '11:20–13:30' }
const sheetUrl = `/features/roll/sheet/index?heldOn=${today}&serviceKey=afternoon&rollKey=${address.rollKey}`
const parcel = (requestKey: string, childId: string) => ({ requestKey, source: 'phone', marks: [{ markId: requestKey, childId, state: 'present', madeAt: asOf }], handedBy: '', close: false, refused: null })

test('a teacher sees the rolls of today in order of time, each with where it stands, and opens one with a tap', async () => {
  answer(listRolls, listOf([
    summaryOf([seen(1, asOf), onLeave(2, '发烧')], { ...midday, savedAt: asOf, closedAt: '2026-09-08T03:40:00Z' }),
    summaryOf([seen(1, asOf), childOf(2, { standing: 'missing' })], { savedAt: asOf }),
    summaryOf([childOf(3)], { serviceKey: 'evening', name: '剪纸', title: '剪纸', startsAt: '18:00', time: '18:00–19:00' }),
  ]))
  render(<RollListPage />)
  expect(await screen.findByText('9月8日 周二（今天）')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /午餐和午休，已交接 11:40，.*应到 2 = 已到 1 \+ 请假 1 \+ 未到 0/ })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^剪纸，未点名/ })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /晚托，未到齐 1 人/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: sheetUrl })
})

test('earlier days are a tap away for what was taken on paper, the future is not', async () => {
  answer(listRolls, ({ heldOn }) => listOf([summaryOf([childOf(1)], { heldOn: heldOn ?? today })], heldOn ?? today))
  render(<RollListPage />)
  expect(screen.queryByRole('button', { name: '后一天' })).not.toBeInTheDocument()
  await userEvent.click(await screen.findByRole('button', { name: '前一天' }))
  expect(await screen.findByText('9月7日 周一')).toBeInTheDocument()
  expect(questions(listRolls).pop()?.input).toEqual({ heldOn: '2026-09-07' })
  await userEvent.click(screen.getByRole('button', { name: '后一天' }))
  expect(await screen.findByText('9月8日 周二（今天）')).toBeInTheDocument()
})

test('marks that wait for several rolls all go out when the list is opened', async () => {
  givenRoll(sheetOf([childOf(1)]))
  answer(listRolls, listOf([summaryOf([childOf(1)])]))
  givenHeld([])
  Taro.setStorageSync(queueKey, [
    { ...address, name: '三年级1班', drafts: [], handedBy: null, parcels: [parcel(idOf(801), idOf(1))] },
    { ...address, heldOn: '2026-09-07', name: '三年级1班', drafts: [], handedBy: null, parcels: [parcel(idOf(802), idOf(1))] },
  ])
  render(<RollListPage />)
  await screen.findByText('9月8日 周二（今天）')
  expect(questions(saveRoll).map(({ input, requestKey }) => [input.heldOn, requestKey])).toEqual([[today, idOf(801)], ['2026-09-07', idOf(802)]])
  expect(keptOnPhone(queueKey)).toBe('[]')
})

test('what was tapped and never saved is not sent by itself, but it is not forgotten either', async () => {
  answer(listRolls, listOf([summaryOf([childOf(1)])]))
  givenHeld([])
  const draft = { markId: idOf(801), childId: idOf(1), state: 'present', madeAt: asOf, source: 'phone' }
  Taro.setStorageSync(queueKey, [
    { ...address, name: '三年级1班', drafts: [draft], handedBy: null, parcels: [] },
    { ...address, heldOn: '2026-09-04', name: '剪纸', drafts: [draft], handedBy: null, parcels: [] },
  ])
  render(<RollListPage />)
  expect(await screen.findByText('这部手机上还有没交上去的点名：')).toBeInTheDocument()
  expect(screen.getByText('9月4日 周五 剪纸')).toBeInTheDocument()
  expect(screen.getAllByText('1 人已点、没保存')).toHaveLength(2)
  expect(questions(saveRoll)).toHaveLength(0)
})

test('without a network the list of today is there as it was read', async () => {
  givenHeld([], { list: listOf([summaryOf([childOf(1)])]) })
  loseNetwork()
  render(<RollListPage />)
  expect(await screen.findByRole('button', { name: /三年级1班 · 晚托/ })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '重新连接' })).toBeInTheDocument()
})

test('who has no roll is told so, and who is no teacher is refused in one sentence', async () => {
  answer(listRolls, listOf([]))
  const page = render(<RollListPage />)
  expect(await screen.findByText('今天没有要您点名的班。')).toBeInTheDocument()
  page.unmount()
  refuse(listRolls, 'role_needed')
  render(<RollListPage />)
  expect(await screen.findByText(/您没有使用这项功能的权限/)).toBeInTheDocument()
})

type Day = OutputOf<typeof readSchoolDay>
const counts = { expected: 9, present: 4, leave: 1, missing: 4, unmarked: 3 }
const rollOf = (name: string, changes: Partial<Day['rolls'][number]>): Day['rolls'][number] => ({ ...summaryOf([childOf(1)], { name, title: name, rollKey: `class:${idOf(name.length + 40)}` }), overdue: false, left: 0, ...changes })
const dayOf = (changes: Partial<Day> = {}): Day => ({ today, heldOn: today, asOf, totals: counts, home: { children: 9, left: 0, here: 4, leave: 1, missing: 1, unmarked: 3 }, stillHere: [], rolls: [], missing: [], undated: [], ...changes })

test('the office sees who is missing by name first, then overdue rolls, what is open, and what is done folded away', async () => {
  const missed = rollOf('甲班', { rollKey: address.rollKey, savedAt: asOf, counts: { expected: 2, present: 1, leave: 0, missing: 1, unmarked: 0 } })
  const rolls = [rollOf('乙乙班', { closedAt: asOf, savedAt: asOf }), missed, rollOf('丙丙丙班', { overdue: true }), rollOf('丁丁丁丁班', {})]
  answer(readSchoolDay, dayOf({ rolls, missing: [{ childId: idOf(1), name: '林知夏', className: '三年级1班', serviceKey: 'afternoon', rollKey: address.rollKey }] }))
  render(<RollDayPage />)
  expect(await screen.findByText('应到 9 = 已到 4 + 请假 1 + 未到 4（未点 3）')).toBeInTheDocument()
  const heads = screen.getAllByRole('heading').map(({ textContent }) => textContent)
  expect(heads).toEqual(['9月8日 周二（今天）', '没到的孩子（1）', '到点还没点完（1）', '有孩子没到（1）', '还没交接（1）', '离开情况'])
  expect(screen.queryByText('乙乙班')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /已交接、暂停（1）/ }))
  expect(screen.getByText('乙乙班')).toBeInTheDocument()
  await userEvent.click(screen.getByText('林知夏'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: sheetUrl })
})

test('asked whether everybody is home the office sees each child once, and by name who is past the end and not written down as gone', async () => {
  const home = { children: 9, left: 6, here: 1, leave: 1, missing: 0, unmarked: 1 }
  const roll = rollOf('甲班', { rollKey: address.rollKey, left: 6 })
  answer(readSchoolDay, dayOf({ rolls: [roll], home, stillHere: [{ childId: idOf(2), name: '王一诺', className: '三年级1班', serviceKey: 'afternoon', rollKey: address.rollKey }] }))
  const { unmount } = render(<RollDayPage />)
  expect(await screen.findByText('9 个孩子 = 已离开 6 + 请假 1 + 没到 0 + 没点名 1 + 没记离开 1')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: '过了时间，还没记离开（1）' })).toBeInTheDocument()
  await userEvent.click(screen.getByText('王一诺'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: sheetUrl.replace('/roll/sheet/', '/pick-up/dismissal/') })
  unmount()
  answer(readSchoolDay, dayOf({ rolls: [roll], home: { ...home, left: 8, here: 0, unmarked: 0 } }))
  render(<RollDayPage />)
  expect(await screen.findByText('孩子都有着落了')).toBeInTheDocument()
})

test('on a day without service the office is told so, and can turn to another day', async () => {
  answer(readSchoolDay, dayOf({ rolls: [], totals: { expected: 0, present: 0, leave: 0, missing: 0, unmarked: 0 } }))
  render(<RollDayPage />)
  expect(await screen.findByText('这一天没有课后服务。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '前一天' }))
  expect(questions(readSchoolDay).pop()?.input).toEqual({ heldOn: '2026-09-07' })
})

test('once a roll of today is saved its children’s way home is one tap away; before that, and of yesterday, it is not', async () => {
  answer(listRolls, ({ heldOn }) => listOf([summaryOf([seen(1, asOf)], { heldOn: heldOn ?? today, savedAt: asOf }), summaryOf([childOf(3)], { heldOn: heldOn ?? today, serviceKey: 'evening', name: '剪纸', title: '剪纸', startsAt: '18:00', time: '18:00–19:00' })], heldOn ?? today))
  render(<RollListPage />)
  const ways = await screen.findAllByRole('button', { name: /：放学送走$/ })
  expect(ways).toHaveLength(1)
  await userEvent.click(ways[0] as HTMLElement)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/pick-up/dismissal/index?heldOn=${today}&serviceKey=afternoon&rollKey=${address.rollKey}` })
  await userEvent.click(screen.getByRole('button', { name: '前一天' }))
  expect(await screen.findByText('9月7日 周一')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /：放学送走$/ })).not.toBeInTheDocument()
})
