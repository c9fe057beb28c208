import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readAttendance } from 'cloud/contract/child-day'
import type { OutputOf } from 'cloud/contract/operation'
import AttendanceMonthPage from '@/features/attendance/month'
import { monthBeside } from '@/features/attendance/month-view'
import { childId } from './application-fixture'
import { answer, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

type Month = OutputOf<typeof readAttendance>
type Session = Month['days'][number]['sessions'][number]

const session = (record: Partial<NonNullable<Session['record']>>, changes: Partial<Session> = {}): Session => ({
  ...{ serviceKey: 'afternoon', serviceName: '晚托', courseId: null, title: '晚托', startsAt: '16:20', endsAt: '17:20', time: '16:20–17:20', venue: '302教室', teacherName: '周敏', changes: [] },
  record: { state: 'present', arrivedAt: null, handedOverAt: null, departure: null, ...record },
  ...changes,
})

const october = (changes: Partial<Month> = {}): Month => ({
  ...{ childName: '林小满', month: '2025-10', today: '2025-10-14', term: { startsOn: '2025-09-01', endsOn: '2026-01-09' } },
  days: [
    { date: '2025-10-10', sessions: [session({ state: 'cancelled' }, { changes: [{ kind: 'cancelled', reason: '运动会' }] })] },
    { date: '2025-10-14', sessions: [session({ arrivedAt: '2025-10-14T08:18:00Z', handedOverAt: '2025-10-14T08:30:00Z', departure: { how: 'collected', toName: '林奶奶', at: '2025-10-14T09:22:00Z' } })] },
    { date: '2025-10-15', sessions: [session({ state: 'notYet' })] },
  ],
  counts: { attended: 5, late: 1, leave: 2, missing: 0, cancelled: 1 },
  ...changes,
})

function open(changes: Partial<Month> = {}) {
  openWith({ childId })
  answer(readAttendance, october(changes))
  render(<AttendanceMonthPage />)
}

test('a month says how often, and of each day when the child came, was handed over and left, the newest first', async () => {
  open()
  expect(await screen.findByText('林小满 · 2025年10月')).toBeInTheDocument()
  expect(screen.getByText('到了 5 次（其中迟到 1 次），请假 2 次，取消 1 次')).toBeInTheDocument()
  expect(screen.getByText('16:18 到，16:30 交接，17:22 林奶奶接走')).toBeInTheDocument()
  expect(screen.getByText('运动会')).toBeInTheDocument()
  const heads = screen.getAllByRole('heading').map(({ textContent }) => textContent)
  expect(heads.slice(1)).toEqual(['10月14日 周二', '10月10日 周五'])
})

test('what is to come is not shown as if it had been missed', async () => {
  open()
  await screen.findByText('林小满 · 2025年10月')
  expect(screen.queryByText(/10月15日/)).toBeNull()
})

test('other months of the term are one tap away, and none outside it', async () => {
  open()
  await screen.findByText('林小满 · 2025年10月')
  answer(readAttendance, october({ month: '2025-09', days: [], counts: { attended: 0, late: 0, leave: 0, missing: 0, cancelled: 0 } }))
  await userEvent.click(screen.getByRole('button', { name: '上个月' }))
  expect(await screen.findByText('这个月没有课后服务。')).toBeInTheDocument()
  expect(questions(readAttendance).at(-1)?.input).toEqual({ childId, month: '2025-09' })
  expect(screen.queryByRole('button', { name: '上个月' })).toBeNull()
  expect(screen.getByRole('button', { name: '下个月' })).toBeInTheDocument()
})

test('a month lies beside the next over the turn of the year', () => {
  expect([monthBeside('2025-12', 1), monthBeside('2026-01', -1), monthBeside('2025-10', 1)]).toEqual(['2026-01', '2025-12', '2025-11'])
})

test("another family's child is refused", async () => {
  openWith({ childId })
  refuse(readAttendance, 'child_not_yours')
  render(<AttendanceMonthPage />)
  expect(within(await screen.findByText(/孩子/)).queryByText('林小满')).toBeNull()
})
