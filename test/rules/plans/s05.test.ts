import { chainOf } from 'cloud/rules/chain'
import { planNamed } from './silent-on'

const plan = planNamed('s05-yongqiao')
const [service] = plan.services
const [fee] = service!.fees
const deduction = (key: string) => plan.pay?.deductions.find((each) => each.key === key)
const note = (title: string) => plan.notes.find((each) => each.title === title)?.text

describe('what the district’s fee and pay scheme says is in the plan (S5)', () => {
  it('five days a week, at least two hours a day (R-010)', () => {
    expect(plan.scheme).toBe('S5')
    expect(plan.title).toContain('埇桥区')
    expect(plan.bounds).toMatchObject({ daysPerWeek: 5, leastDailyMinutes: 120 })
    expect(plan.rules['R-010']).toBe('warn')
  })

  it('at most 350 yuan a pupil a term, collected by the term (R-032, R-039)', () => {
    expect(service!.fees).toHaveLength(1)
    expect(fee).toMatchObject({ status: 'charged', amountFen: null, caps: [{ amountFen: 35000, per: 'term' }], cycle: 'term' })
  })

  it('a reasoned absence of one continuous week or more gives part of the money back (R-036)', () => {
    expect(plan.refunds).toHaveLength(1)
    expect(plan.refunds[0]).toMatchObject({ trigger: 'absence', threshold: { count: 1, of: 'scheduledWeek' }, method: null })
    expect(plan.refunds[0]!.text).toMatch(/正当理由.*一周及以上.*部分/)
  })

  it('hardship must be relieved; how, and by how much, it does not say (R-035, R-062)', () => {
    expect(plan.waivers).toEqual([{ group: '家庭经济困难学生', mode: null, percent: null, obligation: 'must', basis: null }])
    expect(plan.rules['R-062']).toBe('block')
  })

  it('nobody is compelled (R-049)', () => {
    expect(plan.audience.text).toContain('不得强制')
    expect(note('自愿')).toContain('不得强制')
    expect(plan.rules['R-049']).toBe('block')
  })

  it('a permanent board shows standard, basis and complaint phone; without the phone nothing is billed (R-040)', () => {
    expect(note('收费公示栏')).toMatch(/收费标准、收费依据和投诉电话/)
    expect(plan.complaintPhone).toBeNull()
    expect(plan.rules['R-040']).toBe('block')
  })

  it('money is earmarked and accounts are shown at the end of term (R-041)', () => {
    expect(plan.accounts).toMatchObject({ earmarked: true, published: 'term' })
    expect(plan.accounts.spending).toEqual(expect.arrayContaining(['教师劳务费', '管理补助', '外聘教师和团队', '耗材', '场地维护']))
    expect(plan.rules['R-041']).toBe('block')
  })

  it('at most 60 yuan a lesson, guards 30 a day, duty leader, cleaner and administrator nothing (R-042)', () => {
    expect(plan.pay).toMatchObject({ formula: 'lessonShare', mostPerLessonFen: 6000, guardPerDayFen: 3000, unpaidRoles: ['值班领导', '保洁员', '管理员'] })
  })

  it.each([
    ['a missed lesson: that lesson', 'missedLesson', { losesLesson: true, percentEach: null, atMonthlyCount: null, percentAtCount: null }],
    ['late, early or swapped: that lesson, from 3 a month half', 'lateEarlySwap', { losesLesson: true, atMonthlyCount: 3, percentAtCount: 50 }],
    ['a breach of handover: 10 percent each, from 3 half', 'handoverBreach', { losesLesson: false, percentEach: 10, atMonthlyCount: 3, percentAtCount: 50 }],
    ['slack work: 10 to 100 percent', 'slackWork', { losesLesson: false, percentFrom: 10, percentTo: 100 }],
    ['a serious accident: 50 to 100 percent', 'seriousAccident', { losesLesson: false, percentFrom: 50, percentTo: 100 }],
  ])('staff lose for %s (R-043)', (_, key, expected) => {
    expect(deduction(key)).toMatchObject(expected)
  })

  it('there are no other deductions', () => {
    expect(plan.pay?.deductions).toHaveLength(5)
  })

  it('all staff take part; attitude, quality and volume count (R-045)', () => {
    expect(plan.staffing.mode).toBe('everyone')
    expect(plan.pay?.scoredBy).toEqual(['工作态度', '工作质量', '工作量'])
  })

  it('the final lesson’s teacher escorts, hands over and calls missing guardians (R-053)', () => {
    expect(plan.safety[0]).toMatch(/最后一节课的教师.*排队.*交接/)
    expect(plan.safety[1]).toContain('电话联系')
    expect(plan.rules['R-053']).toBe('block')
  })

  it('its chain is unstated, so the nation’s order holds, without signing (R-003)', () => {
    expect(plan.chain).toBeNull()
    expect(chainOf(plan)).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
  })
})

describe('what the scheme does not say is null and never guessed (S5)', () => {
  it.each([
    ['which weekdays (R-007)', service!.weekdays],
    ['the grades', service!.grades],
    ['the place', service!.place],
    ['the unit of the fee', fee!.unit],
    ['the amount of the fee (R-027)', fee!.amountFen],
    ['who issued it (R-027)', fee!.authority],
    ['when it was issued (R-027)', fee!.issuedOn],
    ['who collects it', fee!.payee],
    ['how a refund is computed (R-036)', plan.refunds[0]!.method],
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['lunch', plan.lunch],
    ['insurance (R-051)', plan.insurance.mode],
    ['a separate account (R-057)', plan.accounts.separateAccount],
    ['settlement (R-034)', plan.accounts.settlement],
    ['where money comes from', plan.accounts.funding],
    ['leaving (R-026)', plan.exit.midTermExit],
    ['whom to contact', plan.contact],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no clock times, content, priority or agreement, and no name of any leader', () => {
    expect([service!.slots, service!.content, plan.priorityGroups, plan.agreements]).toEqual([[], [], [], []])
    for (const { name } of plan.leaders) expect(name).toBeNull()
  })
})
