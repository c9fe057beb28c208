import { chainOf } from 'cloud/rules/chain'
import { hoursOf, stretchesOf } from 'cloud/rules/timetable'
import { everyDayOf, s19, s19Grades, s19Service } from './given-plan'

const midday = s19Service('midday')
const afternoon = s19Service('afternoon')
const clockOf = (grade: number) => stretchesOf(s19, midday, everyDayOf(grade)).map(({ startsAt, endsAt, activity }) => `${startsAt}–${endsAt} ${activity}`)

describe('what the scheme of Haijiang primary publishes is in the plan, figure by figure (S19)', () => {
  it('it is for grades 1 to 6', () => {
    expect(s19.scheme).toBe('S19')
    expect(s19.audience.grades).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('there are two services, chosen apart: 午托 and 晚托 (FR-005)', () => {
    expect(s19.services.map(({ key, kind, name }) => [key, kind, name])).toEqual([['midday', 'midday', '午托'], ['afternoon', 'afternoon', '晚托']])
  })

  it('midday care is Monday to Friday, for grades 1 to 6', () => {
    expect(midday.weekdays).toEqual([1, 2, 3, 4, 5])
    for (const grade of s19Grades) expect(hoursOf(s19, midday, everyDayOf(grade))).toEqual({ startsAt: '11:20', endsAt: '13:30', words: '11:20–13:30' })
  })

  it('midday is 11:20–11:40 preparation, to 12:20 lunch, to 13:00 homework and reading, to 13:30 nap', () => {
    for (const grade of s19Grades) expect(clockOf(grade)).toEqual(['11:20–11:40 餐前准备', '11:40–12:20 午餐', '12:20–13:00 作业与阅读', '13:00–13:30 午休'])
  })

  it('afternoon care is Tuesday to Friday', () => {
    expect(afternoon.weekdays).toEqual([2, 3, 4, 5])
  })

  it('in the afternoon grades 1 and 2 stay 15:35–16:35', () => {
    for (const grade of [1, 2]) expect(hoursOf(s19, afternoon, everyDayOf(grade))).toEqual({ startsAt: '15:35', endsAt: '16:35', words: '15:35–16:35' })
  })

  it('in the afternoon grades 3 to 6 stay 16:20–17:20', () => {
    for (const grade of [3, 4, 5, 6]) expect(hoursOf(s19, afternoon, everyDayOf(grade))).toEqual({ startsAt: '16:20', endsAt: '17:20', words: '16:20–17:20' })
  })

  it('in the afternoon there is homework, exercise and clubs', () => {
    expect(afternoon.content).toEqual(['完成作业', '体育锻炼', '社团活动'])
    expect(afternoon.withCourses).toBe(true)
  })

  it('each service costs 2 yuan an hour', () => {
    for (const { fees } of s19.services) expect(fees.map(({ status, grades, unit, amountFen, amountIs }) => [status, grades, unit, amountFen, amountIs])).toEqual([['charged', null, 'hour', 200, 'fixed']])
  })

  it('an afternoon counts as one hour (R-029)', () => {
    expect(afternoon.billableMinutes).toBe(60)
  })

  it('it is paid once a term (R-039)', () => {
    expect(s19.cycle).toBe('term')
    for (const { fees } of s19.services) expect(fees.map(({ cycle }) => cycle)).toEqual(['term'])
  })

  it('lunch is the caterer’s, at actual cost, outside the fee; boards without legal personality may not contract (R-038)', () => {
    expect(s19.lunch?.price).toBe('按实际成本')
    expect(s19.lunch?.payment).toContain('供餐单位')
    expect(s19.lunch?.payment).toContain('不计入课后服务费')
    expect(s19.lunch?.condition).toContain('不具备法人资格')
    expect(s19.partners.text).toContain('不具备法人资格')
    expect(s19.partners.barred).toEqual(['unincorporatedBoard'])
    expect([midday.withLunch, afternoon.withLunch]).toEqual([true, false])
  })

  it('first come disabled, left-behind, migrant and staff children', () => {
    expect(s19.priorityGroups).toEqual([
      { key: 'disabledChild', name: '残疾儿童' },
      { key: 'leftBehindChild', name: '留守儿童' },
      { key: 'migrantWorkerChild', name: '进城务工人员随迁子女' },
      { key: 'staffEmployeeChild', name: '干部职工子女' },
    ])
  })

  it('registered-poor households must be free, hardship may be reduced, both by the superior’s list (R-062)', () => {
    expect(s19.waivers).toEqual([
      { group: '建档立卡家庭学生', mode: 'free', percent: null, obligation: 'must', basis: '上级下发的名单' },
      { group: '家庭经济困难学生', mode: 'reduced', percent: null, obligation: 'may', basis: '上级下发的名单' },
    ])
  })

  it('the way in is application, class review, school consent, list notice, agreement, attendance (R-003)', () => {
    expect(chainOf(s19)).toEqual(['guardian_application', 'class_review', 'school_review', 'notice', 'agreement', 'active'])
  })

  it('the way out is in writing, and the school approves (R-026)', () => {
    expect(s19.exit).toMatchObject({ written: true, approval: true })
  })

  it('one teacher for 45 pupils, one more for a rest above 30 (R-020)', () => {
    expect(s19.staffing).toMatchObject({ pupilsPerTeacher: 45, extraTeacherAbove: 30 })
  })

  it('one manager for five classes, one more for a rest above 3 (R-021)', () => {
    expect(s19.staffing).toMatchObject({ classesPerManager: 5, extraManagerAbove: 3 })
  })

  it('staff volunteer, and are paid 60 yuan a person-hour, reported to the city', () => {
    expect(s19.staffing.mode).toBe('voluntary')
    expect(s19.pay).toMatchObject({ formula: 'hourly', perHourFen: 6000 })
    expect(s19.staffing.payText).toBe('每人每小时 60 元，报市里备案')
  })

  it('there is a pupil database (FR-019)', () => {
    expect(s19.pupilRecords).toContain('信息库')
  })

  it('there are an agreement on the service and one on safety', () => {
    expect(s19.agreements.map(({ name }) => name)).toEqual(['课后服务协议书', '课后服务安全协议书'])
    for (const { signer } of s19.agreements) expect(signer).toBe('guardian')
  })
})

describe('what the scheme does not say is null and never guessed (S19)', () => {
  it.each([
    ['the model it follows', s19.modelTag],
    ['whether every willing child is taken (R-002)', s19.audience.admission],
    ['whether lunch and nap count for the fee (R-029)', midday.billableMinutes],
    ['the manner of midday care', midday.manner],
    ['the place of midday care', midday.place],
    ['the manner of afternoon care', afternoon.manner],
    ['the place of afternoon care', afternoon.place],
    ['who issued the midday fee (R-027)', midday.fees[0]?.authority],
    ['when the midday fee was issued (R-027)', midday.fees[0]?.issuedOn],
    ['who collects the midday fee', midday.fees[0]?.payee],
    ['who issued the afternoon fee (R-027)', afternoon.fees[0]?.authority],
    ['when the afternoon fee was issued (R-027)', afternoon.fees[0]?.issuedOn],
    ['who collects the afternoon fee', afternoon.fees[0]?.payee],
    ['how many lessons a midday counts as (R-009)', midday.countedLessons],
    ['how many lessons an afternoon counts as (R-009)', afternoon.countedLessons],
    ['how much of the fee is waived for hardship (R-035)', s19.waivers[1]?.percent],
    ['whether activities may leave the campus (R-055)', s19.venuePolicy],
    ['who the caterer is', s19.lunch?.provider],
    ['joining in the middle of a term (R-026)', s19.exit.midTermJoin],
    ['insurance (R-051)', s19.insurance.mode],
    ['how long the list is public (R-059)', s19.noticeDays],
    ['whom to contact', s19.contact],
    ['the complaint phone (R-040)', s19.complaintPhone],
    ['how many courses a child may hold', s19.menu.coursesPerChild],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it.each([
    ['the cap of the midday fee', midday.fees[0]?.caps],
    ['the cap of the afternoon fee', afternoon.fees[0]?.caps],
    ['the method of refunds (R-037)', s19.refunds],
    ['the leading group', s19.leaders],
    ['surveys', s19.surveys],
    ['the bells of the school', s19.bells],
  ])('%s: an empty list', (_, value) => {
    expect(value).toEqual([])
  })

  it('and no phone number stands anywhere in it', () => {
    expect(JSON.stringify(s19)).not.toMatch(/\d{7,}|\d{3,4}-\d{6,}/)
  })
})
