import { feeText } from 'cloud/rules/plan-words'
import { hoursOf, stretchesOf } from 'cloud/rules/timetable'
import { planNamed } from './silent-on'

const plan = planNamed('s02-free-six-grade')
const [service] = plan.services
const on = (grade: number) => ({ grade, weekday: null, seasons: [] })

describe('what the free six-grade school publishes is in the plan (S2)', () => {
  it('it is for grades 1 to 6, one afternoon service', () => {
    expect(plan.scheme).toBe('S2')
    expect(plan.audience.grades).toEqual([1, 2, 3, 4, 5, 6])
    expect(plan.services.map(({ key, kind, grades }) => [key, kind, grades])).toEqual([['afternoon', 'afternoon', [1, 2, 3, 4, 5, 6]]])
  })

  it.each([1, 2, 3, 4, 5])('grade %i stays 17:30–18:00', (grade) => {
    expect(hoursOf(plan, service!, on(grade))).toMatchObject({ startsAt: '17:30', endsAt: '18:00' })
  })

  it('grade 6 sees 17:30–18:30', () => {
    expect(hoursOf(plan, service!, on(6))).toMatchObject({ startsAt: '17:30', endsAt: '18:30' })
  })

  it.each([
    [1, ['17:30–18:00 作业', '17:30–18:00 培优，每天']],
    [2, ['17:30–18:00 作业']],
    [6, ['17:30–18:00 作业', '17:30–18:30 辅导，不讲新课', '17:30–18:00 培优，每天']],
  ])('grade %i has its own stretches: homework for all, tutoring for seniors, stretch for 1 and 6', (grade, expected) => {
    expect(stretchesOf(plan, service!, on(grade)).map(({ startsAt, endsAt, activity }) => `${startsAt}–${endsAt} ${activity}`)).toEqual(expected)
  })

  it('which grades are senior beside 6 is not stated, and the family is told so', () => {
    expect(plan.notes.find(({ title }) => title === '高年级')?.text).toContain('17:30–18:30')
  })

  it('it offers six kinds of help and five kinds of activity', () => {
    expect(service!.content).toEqual(['完成作业', '数学辅导', '语文辅导', '藏文辅导', '综合辅导', '作文辅导', '书写辅导', '体育', '艺术', '信息技术', '体育训练', '社会实践'])
  })

  it('it is free and no bill may be made (R-028)', () => {
    for (const grade of [1, 2, 3, 4, 5, 6]) expect(feeText(service!, grade)).toBe('免费')
    expect(service!.fees.map(({ status, amountFen }) => [status, amountFen])).toEqual([['free', null]])
    expect(plan.rules['R-028']).toBe('block')
  })

  it('no new lessons (R-015)', () => {
    expect(plan.forbidden).toEqual(['newLesson'])
    expect(plan.rules['R-015']).toBe('block')
  })

  it('first come left-behind and migrant children', () => {
    expect(plan.priorityGroups.map(({ key }) => key)).toEqual(['leftBehindChild', 'migrantWorkerChild'])
  })

  it('the pupil asks, the guardian signs, then class and school (R-003, R-005)', () => {
    expect(plan.chain).toEqual(['student_request', 'guardian_application', 'class_review', 'school_review', 'active'])
    expect(plan.chainWords.guardian_application?.name).toBe('家长签字')
    expect(plan.rules['R-005']).toBe('block')
  })

  it('class teachers of lower grades rotate, staff have a subsidy', () => {
    expect(plan.staffing.text).toContain('班主任轮流')
    expect(plan.staffing.payText).toContain('补助')
    expect(plan.pay).toMatchObject({ formula: 'subsidy', perHourFen: null, mostPerLessonFen: null })
  })

  it('staff attendance and marking are published every month (R-061)', () => {
    expect(plan.records).toEqual([
      { name: '教师出勤情况', every: 'month', published: true },
      { name: '教师批改情况', every: 'month', published: true },
    ])
  })

  it('a short day is no fault here (R-010)', () => {
    expect(plan.rules['R-010']).toBe('off')
  })
})

describe('what the scheme does not say is null and never guessed (S2)', () => {
  it.each([
    ['the weekdays (R-007)', service!.weekdays],
    ['the manner', service!.manner],
    ['the place', service!.place],
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['the stage', plan.audience.stage],
    ['the model', plan.modelTag],
    ['lunch', plan.lunch],
    ['insurance (R-051)', plan.insurance.mode],
    ['leaving (R-026)', plan.exit.midTermExit],
    ['how long a list is public (R-059)', plan.noticeDays],
    ['whether staff volunteer', plan.staffing.mode],
    ['whom to contact', plan.contact],
    ['the complaint phone', plan.complaintPhone],
    ['the name of the leader', plan.leaders[0]?.name],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('neither waiver, refund nor agreement', () => {
    expect([plan.waivers, plan.refunds, plan.agreements]).toEqual([[], [], []])
  })
})
