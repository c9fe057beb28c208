import { checkLeave, checkSpan, covers, freedBy, hasBegun, isCovered, leaveUntil, type LeaveFact, type LeaveSession } from 'cloud/rules/leave'
import { leaveSpanWords, sessionWords } from 'cloud/rules/leave-words'
import { withWords } from 'cloud/rules/message-words'
import { inManyCases } from './seeded-cases'

const at = (time: string, date = '2026-09-08') => new Date(`${date}T${time}:00+08:00`)
const session = (date: string, changes: Partial<LeaveSession> = {}): LeaveSession => ({ date, serviceKey: 'afternoon', startsAt: '16:20', ...changes })
const leave = (changes: Partial<LeaveFact> = {}): LeaveFact => ({ fromOn: '2026-09-08', toOn: '2026-09-08', serviceKey: null, filedAt: at('08:00'), byStaff: false, withdrawnAt: null, ...changes })
const tuesday = session('2026-09-08')

test('leave counts to the minute of the cut-off and no later; what staff enter counts whenever it comes', () => {
  expect(covers(leave({ filedAt: at('15:50') }), tuesday, 30)).toBe(true)
  expect(covers(leave({ filedAt: at('15:51') }), tuesday, 30)).toBe(false)
  expect(covers(leave({ filedAt: at('18:00'), byStaff: true }), tuesday, 30)).toBe(true)
})

test('where the plan gives no clock time, leave counts until the day is over', () => {
  const untimed = session('2026-09-08', { startsAt: null })
  expect(leaveUntil(untimed, 30)).toEqual(at('00:00', '2026-09-09'))
  expect([hasBegun(untimed, at('23:59')), hasBegun(untimed, at('00:01', '2026-09-09'))]).toEqual([false, true])
})

test('a leave that is taken back after a session began still excuses from it', () => {
  expect(covers(leave({ withdrawnAt: at('16:21') }), tuesday, 0)).toBe(true)
  expect(covers(leave({ withdrawnAt: at('16:20') }), tuesday, 0)).toBe(false)
})

test.each<[string, string, boolean, ReturnType<typeof checkSpan>]>([
  ['2026-09-08', '2026-09-08', false, null],
  ['2026-09-07', '2026-09-08', false, 'leave_past'],
  ['2026-09-07', '2026-09-08', true, null],
  ['2026-09-09', '2026-09-08', true, 'leave_dates_reversed'],
  ['2026-09-08', '2026-11-06', false, null],
  ['2026-09-08', '2026-11-07', false, 'leave_too_long'],
  ['2026-12-20', '2027-01-10', false, null],
  ['0000-01-01', '9999-12-31', true, 'leave_too_long'],
])('leave from %s to %s, by staff %s: %s', (fromOn, toOn, byStaff, refusal) => {
  expect(checkSpan({ fromOn, toOn }, '2026-09-08', byStaff)).toBe(refusal)
})

test('a leave that would change nothing is refused by what is wrong with it', () => {
  const asked = leave({ filedAt: at('16:30') })
  expect(checkLeave(asked, [session('2026-09-09')], [], 0)).toEqual({ kind: 'refused', code: 'leave_no_session' })
  expect(checkLeave(asked, [tuesday], [], 0)).toEqual({ kind: 'refused', code: 'leave_too_late' })
  expect(checkLeave(asked, [tuesday], [leave()], 0)).toEqual({ kind: 'refused', code: 'leave_filed_already' })
})

test('of any leaves and sessions: what is filed covers or is late, never both, and taking it back frees only what it alone excused and has not begun', () => {
  inManyCases((random) => {
    const day = () => `2026-09-${String(7 + random.below(5)).padStart(2, '0')}`
    const key = () => ['midday', 'afternoon'][random.below(2)] as string
    const someLeave = (): LeaveFact => {
      const [fromOn, toOn] = [day(), day()].sort() as [string, string]
      return leave({ fromOn, toOn, serviceKey: random.below(2) ? key() : null, filedAt: at(`${10 + random.below(8)}:00`, day()), byStaff: random.below(3) === 0, withdrawnAt: random.below(3) === 0 ? at(`${10 + random.below(8)}:30`, day()) : null })
    }
    const sessions = [...new Map(Array.from({ length: 6 }, () => session(day(), { serviceKey: key(), startsAt: random.below(2) ? '11:20' : '16:20' })).map((each) => [`${each.date} ${each.serviceKey}`, each])).values()]
    const [others, minutes] = [[someLeave(), someLeave()], random.below(2) * 60]
    const asked = { ...someLeave(), withdrawnAt: null }
    const checked = checkLeave(asked, sessions, others, minutes)
    if (checked.kind === 'covers') {
      expect(checked.covered.length).toBeGreaterThan(0)
      for (const each of checked.covered) expect([isCovered(others, each, minutes), isCovered([...others, asked], each, minutes)]).toEqual([false, true])
      for (const each of checked.late) expect(isCovered([...others, asked], each, minutes)).toBe(false)
    } else for (const each of sessions) expect(isCovered([...others, asked], each, minutes)).toBe(isCovered(others, each, minutes))
    const now = at(`${9 + random.below(10)}:00`, day())
    const freed = freedBy(asked, sessions, others, minutes, now)
    for (const each of sessions) {
      const [before, after] = [isCovered([...others, asked], each, minutes), isCovered([...others, { ...asked, withdrawnAt: now }], each, minutes)]
      expect(freed.includes(each)).toBe(before && !after)
      if (hasBegun(each, now)) expect(after).toBe(before)
    }
  })
})

test('a span is said with its days and its services, a single session with its day', () => {
  const [noon, evening] = [{ date: '2026-09-08', serviceName: '午托', title: '午托' }, { date: '2026-09-11', serviceName: '晚托', title: '围棋' }]
  expect(leaveSpanWords({ fromOn: '2026-09-08', toOn: '2026-09-11' }, [noon, evening, noon])).toBe('9月8日 周二至9月11日 周五的午托、晚托')
  expect(leaveSpanWords({ fromOn: '2026-09-13', toOn: '2026-09-13' }, [noon])).toBe('9月13日 周日的午托')
  expect(sessionWords([noon, evening])).toBe('9月8日 周二的午托、9月11日 周五的围棋')
})

test('families and teachers are told of a leave in their own words, and nothing that did not come leaves a hole', () => {
  const words = (kind: 'leave_filed' | 'leave_withdrawn' | 'day_changed' | 'day_change_undone', details: Record<string, string>, reader: 'guardian' | 'staff' = 'guardian') =>
    withWords({ messageId: '', kind, reader, childId: null, childName: '林小满', details, createdAt: '', read: false }).text
  expect(words('leave_filed', { when: '9月8日 周二的晚托', reason: '生病', className: '三年级2班' }, 'staff')).toBe('林小满（三年级2班）9月8日 周二的晚托请假。原因：生病。')
  expect(words('leave_filed', {})).toBe('林小满请假已登记，老师会看到。')
  expect(words('leave_withdrawn', { when: '9月8日 周二的晚托', className: '三年级2班' }, 'staff')).toBe('林小满（三年级2班）取消了9月8日 周二的晚托的请假，照常参加。')
  expect(words('day_changed', { heldOn: '2026-09-08', kind: 'cancelled', what: '晚托（三年级1班）', reason: '停电。' }, 'staff')).toBe('9月8日 周二的晚托（三年级1班）暂停：停电。')
  expect(words('day_changed', {})).toBe('林小满这一天的课后服务有通知。')
  expect(words('day_change_undone', { heldOn: '2026-09-08', kind: 'special', what: '晚托', now: '' })).toBe('林小满9月8日 周二的晚托的通知已撤销，照常进行。')
})
