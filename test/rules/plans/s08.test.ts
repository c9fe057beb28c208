import { feeText } from 'cloud/rules/plan-words'
import { fixedCourses, hoursOf, stretchesOf } from 'cloud/rules/timetable'
import { planNamed } from './silent-on'

const plan = planNamed('s08-yanshan')
const afternoon = plan.services.find(({ key }) => key === 'afternoon')!
const on = (grade: number, weekday: number) => ({ grade, weekday, seasons: [] })

describe('what Yanshan School’s primary section publishes is in the plan (S8)', () => {
  it('it is for the primary section, grades 1 to 6, Monday to Thursday (R-007)', () => {
    expect(plan.scheme).toBe('S8')
    expect(plan.title).toMatch(/济南燕山学校小学部/)
    expect(plan.audience).toMatchObject({ stage: 'primary', grades: [1, 2, 3, 4, 5, 6] })
    expect(afternoon.weekdays).toEqual([1, 2, 3, 4])
  })

  it.each([
    [1, '看护作业（语文、数学）'],
    [2, '看护作业（语文、数学）'],
    [3, '作业（语文、数学、英语）和班级活动'],
    [6, '作业（语文、数学、英语）和班级活动'],
  ])('grade %i has: %s', (grade, activity) => {
    expect(stretchesOf(plan, afternoon, on(grade, 1)).map((each) => each.activity)).toEqual([activity])
  })

  it('homework of grades 1 and 2 is free; for 3 to 6 no fee is stated (R-028)', () => {
    for (const grade of [1, 2]) expect(feeText(afternoon, grade)).toBe('免费')
    for (const grade of [3, 4, 5, 6]) expect(feeText(afternoon, grade)).toBe('收费标准未公布')
    expect(afternoon.fees.map(({ grades, status, amountFen }) => [grades, status, amountFen])).toEqual([[[1, 2], 'free', null], [[3, 4, 5, 6], null, null]])
    expect(plan.rules['R-028']).toBe('block')
  })

  it('the clock is unknown and is shown as the third afternoon lesson (FR-004)', () => {
    expect(hoursOf(plan, afternoon, on(4, 1))).toEqual({ startsAt: null, endsAt: null, words: '下午第三节' })
    for (const { startsAt } of plan.courses) expect(startsAt).toEqual({ half: 'afternoon', lesson: 3 })
  })

  it.each([
    [1, []],
    [2, []],
    [3, ['面塑']],
    [4, ['棋类']],
    [5, ['书法']],
    [6, ['阅读']],
  ])('the class activity of grade %i, Monday to Thursday, is fixed: %j (FR-043)', (grade, titles) => {
    for (const weekday of [1, 2, 3, 4]) expect(fixedCourses(plan, afternoon, on(grade, weekday)).map(({ title }) => title)).toEqual(titles)
  })

  it('six clubs on Tuesday and Thursday are chosen by families (R-007)', () => {
    const clubs = plan.courses.filter(({ choice }) => choice === 'free')
    expect(clubs.map(({ title }) => title)).toEqual(['阅读社团', '合唱社团', '美术社团', '英语戏剧社团', '器乐社团', '足球社团'])
    for (const { weekdays } of clubs) expect(weekdays).toEqual([2, 4])
    expect(afternoon.withCourses).toBe(true)
  })

  it('written entrustment, class, school, and the duties of both sides (R-003)', () => {
    expect(plan.chain).toEqual(['guardian_application', 'class_review', 'school_review', 'agreement', 'active'])
    expect(plan.chainWords.guardian_application?.name).toBe('委托申请')
    expect(plan.chainWords.agreement?.name).toBe('明确双方责任')
    expect(plan.agreements.map(({ signer }) => signer)).toEqual(['guardian'])
    expect(plan.agreements[0]!.clauses.map(({ title }) => title)).toEqual(expect.arrayContaining(['学校的责任和权利', '家长的责任和权利']))
  })

  it('on campus, and the premises are free (R-055)', () => {
    expect(plan.venuePolicy).toBe('onCampus')
    expect(afternoon.place).toBe('校内，场地免费使用')
    expect(plan.rules['R-055']).toBe('block')
  })

  it('early and late pupils are covered (FR-005)', () => {
    expect(plan.services.map(({ kind }) => kind)).toEqual(['afternoon', 'early', 'late'])
  })

  it('parents, volunteers and older pupils assist (R-017)', () => {
    expect(plan.partners).toMatchObject({ welcome: ['parent', 'volunteer', 'olderPupil'], barred: [] })
  })

  it('a class record every week, archived at the end of term; regular and random checks (R-061)', () => {
    expect(plan.records.map(({ name, every }) => [name, every])).toEqual([['班级活动记录', 'week'], ['活动记录归档', 'term']])
    expect(plan.inspections.map(({ stage }) => stage)).toEqual(['regular', 'random'])
  })

  it('needs are asked before the term (FR-010)', () => {
    expect(plan.surveys.map(({ kind, when }) => [kind, when])).toEqual([['needs', 'beforeTerm']])
  })
})

describe('what the scheme does not say is null and never guessed (S8)', () => {
  it.each([
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['the model', plan.modelTag],
    ['lunch', plan.lunch],
    ['insurance (R-051)', plan.insurance.mode],
    ['how long a list is public (R-059)', plan.noticeDays],
    ['joining in the middle of a term (R-026)', plan.exit.midTermJoin],
    ['how staff are paid', plan.pay],
    ['where money comes from', plan.accounts.funding],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['the name of the leader', plan.leaders[0]?.name],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('nobody who teaches, no venue, no number of places of any activity', () => {
    for (const { teacher, leader, securityOfficer, venue, capacity } of plan.courses) expect([teacher, leader, securityOfficer, venue, capacity]).toEqual([null, null, null, null, null])
  })

  it('neither days nor hours nor fee of the early and the late stay', () => {
    for (const { weekdays, slots, fees } of plan.services.slice(1)) expect([weekdays, slots, fees]).toEqual([null, [], []])
  })

  it('no waiver, refund, priority or lesson times', () => {
    expect([plan.waivers, plan.refunds, plan.priorityGroups, plan.lessonTimes]).toEqual([[], [], [], []])
  })
})
