import { minutesBetween } from 'cloud/rules/day-times'
import { hoursOf } from 'cloud/rules/timetable'
import { planNamed } from './silent-on'

const plan = planNamed('s03-midday-care')
const [midday] = plan.services
const [fee] = midday!.fees

describe('what the midday-care school publishes is in the plan (S3)', () => {
  it('one service, Monday to Friday, 11:10–13:30 in the own classroom', () => {
    expect(plan.scheme).toBe('S3')
    expect(plan.services.map(({ kind }) => kind)).toEqual(['midday'])
    expect(midday!.weekdays).toEqual([1, 2, 3, 4, 5])
    expect(hoursOf(plan, midday!, { grade: 3, weekday: 1, seasons: [] })).toMatchObject({ startsAt: '11:10', endsAt: '13:30' })
    expect(midday!.place).toBe('本班教室')
  })

  it('140 minutes on the clock count as 3 lessons of 40, that is 2 hours (R-009, R-010)', () => {
    expect(minutesBetween('11:10', '13:30')).toBe(140)
    expect([midday!.countedLessons, midday!.lessonMinutes, midday!.billableMinutes]).toEqual([3, 40, 120])
    expect(midday!.countedLessons! * midday!.lessonMinutes!).toBe(plan.bounds.leastDailyMinutes)
    expect(plan.rules['R-010']).toBe('warn')
  })

  it('homework by class, reading across classes, art and music for the whole school', () => {
    expect(midday!.content).toEqual(['完成作业', '阅读小组', '美术小组', '音乐小组'])
    expect(midday!.manner).toContain('作业按班')
    expect(midday!.manner).toContain('阅读小组跨班')
    expect(midday!.manner).toContain('美术和音乐小组全校')
  })

  it('a group of its own from 30, below 30 with the adjacent grade (R-019)', () => {
    expect(plan.grouping).toMatchObject({ ownGroupFrom: 30, mixBelow: 30, across: 'adjacentGrade', most: null })
  })

  it('at most 3 yuan a lesson, at most 3 lessons a day, collected monthly (R-030, R-033, R-039)', () => {
    expect(midday!.fees).toHaveLength(1)
    expect(fee).toMatchObject({ status: 'charged', unit: 'lesson', amountFen: 300, amountIs: 'atMost', unitMinutes: 40, maxUnitsPerDay: 3, cycle: 'month' })
    expect(fee!.amountFen! * fee!.maxUnitsPerDay!).toBe(900)
  })

  it('what was paid is settled at the end of term by the actual cost (R-034)', () => {
    expect(plan.refunds.map(({ trigger, method }) => [trigger, method])).toEqual([['settlement', 'actualCost']])
    expect(plan.accounts.settlement).toBe(true)
  })

  it('the grant comes first, in a separate account, and accounts are disclosed (R-041, R-056, R-057)', () => {
    expect(plan.accounts).toMatchObject({ funding: 'grantFirst', separateAccount: true, published: 'term' })
    expect(plan.accounts.spending).not.toContain('外聘教师和团队')
  })

  it('lunch is delivered, about 15 yuan a day, by the fifth working day, by the caterer’s code, outside the fee (R-038)', () => {
    expect(midday!.withLunch).toBe(true)
    expect(plan.lunch).toMatchObject({ pricePerDayFen: 1500, dueWorkday: 5 })
    expect(plan.lunch?.price).toMatch(/约 15 元.*合同或招标/)
    expect(plan.lunch?.payment).toMatch(/前五个工作日.*供餐单位的二维码/)
    expect(plan.rules['R-038']).toBe('block')
  })

  it('first come migrant, single-parent, left-behind, hardship and lower-grade children', () => {
    expect(plan.priorityGroups.map(({ key }) => key)).toEqual(['migrantWorkerChild', 'singleParentChild', 'leftBehindChild', 'hardshipPupil', 'lowerGradePupil'])
  })

  it('application, class, school, parent committee, agreement, and only then the list (R-003, R-004)', () => {
    expect(plan.chain).toEqual(['guardian_application', 'class_review', 'school_review', 'committee_review', 'agreement', 'notice', 'active'])
    expect(plan.rules['R-004']).toBe('block')
  })

  it('the parent committee approved the plan; when, it does not say (FR-008)', () => {
    expect(plan.committeeApproval).toEqual({ approvedOn: null, minutes: null })
  })

  it('an uninsured child does not start (R-051)', () => {
    expect(plan.insurance.mode).toBe('required')
    expect(plan.rules['R-051']).toBe('block')
  })

  it('volunteers need credentials, health and filing; paid partners are barred (R-017, R-018)', () => {
    expect(plan.partners).toMatchObject({ welcome: ['volunteer'], barred: ['paidPartner'], vetting: ['credentials', 'health', 'filed'] })
    expect([plan.rules['R-017'], plan.rules['R-018']]).toEqual(['block', 'block'])
  })

  it('no group teaching, no make-up lessons, no interest training (R-015)', () => {
    expect(plan.forbidden).toEqual(['collectiveTeaching', 'makeUp', 'interestTraining'])
    expect(plan.rules['R-015']).toBe('block')
  })

  it('handover goes from the third lesson’s teacher to the carer, the classroom and the duty teacher; a leader patrols', () => {
    expect(plan.safety[0]).toMatch(/第三节课的教师清点人数.*照看教师签到.*带回教室.*值班教师/)
    expect(plan.safety[1]).toContain('领导巡查')
    expect(plan.safety.join()).toContain('打电话通知家长')
  })

  it('a record of care is kept every day (R-061)', () => {
    expect(plan.records).toEqual([{ name: '每日照看记录', every: 'day', published: false }])
  })

  it('it says why: in the evening it would end near 19:00', () => {
    expect(plan.notes.map(({ text }) => text).join()).toContain('接近 19:00')
  })

  it('one agreement for guardians: attendance, leave, handover, fee and settlement, lunch, insurance, emergencies', () => {
    expect(plan.agreements.map(({ key, signer }) => [key, signer])).toEqual([['service', 'guardian']])
    expect(plan.agreements[0]!.clauses.map(({ title }) => title)).toEqual(expect.arrayContaining(['出勤和请假', '交接', '费用、收取和结算', '午餐', '保险', '紧急情况']))
  })

  it('who takes part is never used to press a family (R-049)', () => {
    expect(plan.rules['R-049']).toBe('block')
  })
})

describe('what the scheme does not say is null and never guessed (S3)', () => {
  it.each([
    ['the grades', plan.audience.grades],
    ['the stage', plan.audience.stage],
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['who issued the fee (R-027)', fee!.authority],
    ['when it was issued (R-027)', fee!.issuedOn],
    ['who collects it', fee!.payee],
    ['who the caterer is', plan.lunch?.provider],
    ['a condition for the caterer', plan.lunch?.condition],
    ['how long the list is public (R-059)', plan.noticeDays],
    ['leaving in writing (R-026)', plan.exit.written],
    ['approval of leaving (R-026)', plan.exit.approval],
    ['joining in the middle of a term (R-026)', plan.exit.midTermJoin],
    ['whether money is earmarked', plan.accounts.earmarked],
    ['whether staff volunteer', plan.staffing.mode],
    ['how staff are paid', plan.pay],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no waiver, and no name of any leader', () => {
    expect(plan.waivers).toEqual([])
    for (const { name } of plan.leaders) expect(name).toBeNull()
  })
})
