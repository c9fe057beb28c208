import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s07-weekday-groups')
const [service] = plan.services

describe('what the weekday-groups school publishes is in the plan (S7)', () => {
  it('there is one free service, Monday to Friday 16:40–17:30, at school', () => {
    expect(plan.scheme).toBe('S7')
    expect(plan.services).toHaveLength(1)
    expect(service).toMatchObject({ kind: 'afternoon', weekdays: [1, 2, 3, 4, 5], place: '校内', slots: [{ grades: null, weekdays: null, startsAt: '16:40', endsAt: '17:30' }] })
    expect(service?.fees).toMatchObject([{ status: 'free', amountFen: null, unit: null }])
    expect(plan.venuePolicy).toBe('onCampus')
  })

  it('each weekday has its own group, which nobody has to choose (FR-043)', () => {
    expect(plan.courses.map(({ title, weekdays, choice, serviceKey }) => [title, weekdays, choice, serviceKey])).toEqual([
      ['乒乓球', [1], 'weekdayFixed', 'afternoon'],
      ['阅读', [2], 'weekdayFixed', 'afternoon'],
      ['足球', [3], 'weekdayFixed', 'afternoon'],
      ['篮球', [4], 'weekdayFixed', 'afternoon'],
      ['呼啦圈', [5], 'weekdayFixed', 'afternoon'],
    ])
  })

  it('a leader each day and a security officer have the duty, and no name is made up (R-060)', () => {
    expect(plan.leaders.map(({ duty, name, weekdays }) => [duty, name, weekdays])).toEqual([...[1, 2, 3, 4, 5].map((day) => ['当天负责人', null, [day]]), ['安全员', null, null]])
    for (const { leader, securityOfficer, teacher, venue } of plan.courses) expect([leader, securityOfficer, teacher, venue]).toEqual([null, null, null, null])
  })

  it('the student applies and the guardian signs (R-005)', () => {
    expect(plan.chain).toEqual(['student_request', 'guardian_application', 'active'])
    expect(plan.agreements).toEqual([])
  })

  it('since June, and with the problems that it recorded', () => {
    expect(plan.notes.map(({ text }) => text)).toEqual(['自六月起开展。', '与教师的上下班时间有冲突；有的学生不喜欢当天的活动；参加的积极性不高。'])
  })

  it('a form without signature waits, a bill and a place off campus are blocked, two hours are not asked', () => {
    expect(plan.rules).toEqual({ 'R-005': 'block', 'R-010': 'off', 'R-025': 'block', 'R-028': 'block', 'R-055': 'block', 'R-060': 'warn' })
  })
})

describe('what it does not say is null (S7)', () => expectSilence(plan, ['where it takes place (R-055)']))
