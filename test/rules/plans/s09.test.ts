import { feeText } from 'cloud/rules/plan-words'
import { hoursOf } from 'cloud/rules/timetable'
import { planNamed } from './silent-on'

const plan = planNamed('s09-wannian')
const [service] = plan.services
const [fee] = service!.fees
const note = (title: string) => plan.notes.find((each) => each.title === title)?.text

describe('what Wannian County publishes is in the plan (S9)', () => {
  it('a pilot: planned-urban public schools, township centre primaries, three named primaries (FR-013)', () => {
    expect(plan.scheme).toBe('S9')
    expect(plan.offering.status).toBe('pilot')
    expect(plan.offering.reason).toMatch(/规划城区的公办学校、乡镇中心小学.*三所小学/)
  })

  it('only for families with real pick-up difficulty; left-behind children first (R-002)', () => {
    expect(plan.audience.admission).toBe('conditional')
    expect(plan.rules['R-002']).toBe('block')
    expect(plan.priorityGroups.map(({ key }) => key)).toEqual(['leftBehindChild'])
  })

  it('from afternoon dismissal until local offices close, in words while no clock is entered (FR-004)', () => {
    expect(hoursOf(plan, service!, { grade: 3, weekday: null, seasons: [] })).toEqual({ startsAt: null, endsAt: null, words: '下午放学至当地下班' })
  })

  it('once the school enters its bells, the clock is shown', () => {
    const bell = { grades: null, weekdays: null, season: null }
    const day = { ...plan, bells: [{ ...bell, mark: 'afternoonDismissal' as const, at: '16:20' }, { ...bell, mark: 'offWork' as const, at: '17:30' }] }
    expect(hoursOf(day, service!, { grade: 3, weekday: null, seasons: [] })).toMatchObject({ startsAt: '16:20', endsAt: '17:30' })
  })

  it('the county fixes the dates', () => {
    expect(note('开展日期')).toContain('县里统一规定')
  })

  it('application, first class check, school approval, placing (R-003)', () => {
    expect(plan.chain).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
    expect([plan.chainWords.class_review?.name, plan.chainWords.school_review?.name, plan.chainWords.active?.name]).toEqual(['班级初审', '学校核准', '统筹安排'])
  })

  it('groups by actual numbers, across classes or grades, each with at least one of the staff (R-019, R-022)', () => {
    expect(plan.grouping).toMatchObject({ across: 'any', ownGroupFrom: null, mixBelow: null })
    expect(plan.staffing.leastPerGroup).toBe(1)
    expect(plan.rules['R-022']).toBe('warn')
  })

  it('reading, homework, exercise and clubs', () => {
    expect(service!.content).toEqual(['自主阅读', '完成作业', '体育锻炼', '社团活动'])
  })

  it('whole-school extension and school teams are no service; nor group teaching or make-up (R-015, R-016)', () => {
    expect(plan.forbidden).toEqual(['collectiveTeaching', 'makeUp', 'wholeSchoolExtension', 'schoolTeam'])
    expect([plan.rules['R-015'], plan.rules['R-016']]).toEqual(['block', 'block'])
    expect(note('不属于课后服务')).toMatch(/全校性的拓展课程和校队/)
  })

  it('the fee is not issued: the county sets and publishes it, school finance collects (R-027)', () => {
    expect(service!.fees).toHaveLength(1)
    expect(fee).toMatchObject({ status: 'notIssued', amountFen: null, payee: 'school' })
    expect(feeText(service!, 3)).toBe('收费标准未出台')
    expect(plan.rules['R-027']).toBe('block')
    expect(note('收费')).toMatch(/县里制定并公布.*成本补偿.*不营利.*学校财务收取/)
  })

  it('hardship follows the aid policy (R-035)', () => {
    expect(plan.waivers).toEqual([{ group: '家庭经济困难学生', mode: null, percent: null, obligation: null, basis: '按学生资助政策执行' }])
  })

  it('project, eligibility, time, content and fee are published (R-040)', () => {
    expect(note('公布')).toMatch(/服务项目、参加条件、时间、内容和收费/)
    expect(plan.rules['R-040']).toBe('warn')
  })

  it('liability and no-fault insurance by the school; accident cover is encouraged (R-051)', () => {
    expect(plan.insurance.mode).toBe('encouraged')
    expect(plan.insurance.text).toContain('学生意外伤害险')
    expect(plan.insurance.schoolHolds).toEqual(['校方责任险', '校方无过失责任险'])
    expect(plan.rules['R-051']).toBe('warn')
  })

  it('retired teachers, parents and volunteers are welcome, training institutions barred (R-017)', () => {
    expect(plan.partners).toMatchObject({ welcome: ['retiredTeacher', 'parent', 'volunteer'], barred: ['trainingInstitution'] })
    expect(plan.rules['R-017']).toBe('block')
  })

  it('departure is flexible', () => {
    expect(note('弹性离校')).toContain('弹性离校')
  })
})

describe('what the scheme does not say is null and never guessed (S9)', () => {
  it.each([
    ['the weekdays (R-007)', service!.weekdays],
    ['the grades', plan.audience.grades],
    ['the stage', plan.audience.stage],
    ['the place', service!.place],
    ['the unit of the fee', fee!.unit],
    ['how often it is collected', fee!.cycle],
    ['who issued it (R-027)', fee!.authority],
    ['when it was issued (R-027)', fee!.issuedOn],
    ['lunch', plan.lunch],
    ['leaving in writing (R-026)', plan.exit.written],
    ['joining in the middle of a term (R-026)', plan.exit.midTermJoin],
    ['how long a list is public (R-059)', plan.noticeDays],
    ['where money comes from', plan.accounts.funding],
    ['when accounts are shown', plan.accounts.published],
    ['how staff are paid', plan.pay],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no refund, agreement or bells', () => {
    expect([plan.refunds, plan.agreements, plan.bells]).toEqual([[], [], []])
  })
})
