import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s14-junior-tue-thu')
const [service] = plan.services

describe('what the secondary school publishes is in the plan (S14)', () => {
  it('daily 15:40–17:10 at school: groups on Tuesday and Thursday, study on the other days (R-007)', () => {
    expect([plan.scheme, plan.audience.stage]).toEqual(['S14', 'junior'])
    expect(plan.services).toHaveLength(1)
    expect(service).toMatchObject({ kind: 'afternoon', weekdays: [1, 2, 3, 4, 5], place: '校内' })
    expect(service?.slots.map(({ weekdays, startsAt, endsAt, activity }) => [weekdays, startsAt, endsAt, activity])).toEqual([
      [[1, 3, 5], '15:40', '17:10', '学习'],
      [[2, 4], '15:40', '17:10', '活动小组'],
    ])
    expect(plan.venuePolicy).toBe('onCampus')
  })

  it('six groups in the same hours, which a child chooses', () => {
    expect(plan.courses.map(({ title }) => title)).toEqual(['足球', '篮球', '田径', '跆拳道', '音乐', '美术'])
    for (const course of plan.courses) expect(course).toMatchObject({ choice: 'free', weekdays: [2, 4], startsAt: '15:40', endsAt: '17:10', teacher: null, venue: null, capacity: null })
    expect(service?.withCourses).toBe(true)
  })

  it('the student applies and the guardian signs (R-005)', () => {
    expect(plan.chain).toEqual(['student_request', 'guardian_application', 'active'])
    expect(plan.agreements).toEqual([])
  })

  it('the attendance of staff is public every month (R-061), and it runs since March', () => {
    expect(plan.records).toEqual([{ name: '教师出勤', every: 'month', published: true }])
    expect(plan.notes.map(({ text }) => text)).toEqual(['自三月起开展。'])
  })

  it('the two hours are not asked; a form without signature waits; off campus is blocked', () => {
    expect(plan.rules).toEqual({ 'R-005': 'block', 'R-007': 'warn', 'R-010': 'off', 'R-055': 'block', 'R-061': 'warn' })
  })
})

describe('what it does not say is null (S14)', () => {
  it('the fee', () => expect(service?.fees).toEqual([]))
  expectSilence(plan, ['the stage', 'where it takes place (R-055)'])
})
