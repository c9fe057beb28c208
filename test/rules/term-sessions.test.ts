import type { DayChange } from 'cloud/rules/day-change'
import { datesBetween } from 'cloud/rules/dates'
import { sessionsOfTerm, termDates } from 'cloud/rules/term-sessions'
import { sessionsOn } from 'cloud/rules/timetable'
import { planNamed } from './plans/silent-on'
import { atLeastOneOf, inManyCases, someOf, times } from './seeded-cases'

const term = {
  startsOn: '2026-08-31',
  endsOn: '2026-10-30',
  holidays: [{ date: '2026-09-25', name: '中秋节' }],
  makeUpDays: [{ date: '2026-10-10', name: '补班', follows: 3 }],
  openings: [{ holiday: 'winter' as const, name: '寒假托管', startsOn: '2026-11-09', endsOn: '2026-11-13' }],
}

describe('the sessions of a whole term', () => {
  it('are on every date those of the day asked for alone, whoever joined, left, came back or was cancelled meanwhile', () => {
    const plans = ['s19-haijiang', 's12-game-courses', 's07-weekday-groups'].map(planNamed)
    inManyCases((random) => {
      const plan = random.pick(plans)
      const dates = datesBetween(term.startsOn, '2026-11-20')
      const enrolments = times(1 + random.below(4), () => ({ serviceKey: random.pick(plan.services).key, weekdays: random.below(3) === 0 ? [] : atLeastOneOf(random, [1, 2, 3, 4, 5]), startsOn: random.pick(dates.slice(0, 40)), endsOn: random.below(2) === 0 ? term.endsOn : random.pick(dates.slice(20, 60)) }))
      const change = (): DayChange => ({ kind: random.pick(['cancelled', 'room', 'time'] as const), serviceKey: null, rollKey: null, room: '操场', startsAt: '15:00', endsAt: '16:00', reason: '演练' })
      const changes = new Map(someOf(random, dates.slice(0, 20)).map((date) => [date, [change()]]))
      const courses = someOf(random, [1, 2, 3, 4, 5]).map((weekday) => ({ courseId: `course-${weekday}`, serviceKey: random.pick(plan.services).key, title: '足球', weekday, startsAt: '16:20', endsAt: '17:20', venue: '操场', teacherName: '周敏' }))
      const child = { term, plan, grade: 1 + random.below(6), classId: 'class', classRoom: '室', classTeacherName: '周敏', groups: [], enrolments, courses }
      const alone = dates.flatMap((date) => {
        const sessions = sessionsOn({ ...child, date, changes: changes.get(date) ?? [] })
        return sessions.length === 0 ? [] : [{ date, sessions: sessions.map(({ serviceKey, startsAt, endsAt, rollKey, sitting, courseId, changes: noted }) => ({ date, serviceKey, startsAt, endsAt, rollKey, sitting, changes: noted, courseId })) }]
      })
      expect(sessionsOfTerm(child, termDates(term, plan, changes))).toEqual(alone)
    })
  })
})
