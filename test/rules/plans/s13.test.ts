import { chainOf } from 'cloud/rules/chain'
import { planNamed } from './silent-on'

const plan = planNamed('s13-midday-afternoon-class')
const [midday, afternoon] = plan.services
const figure = (key: string) => plan.figures.find((each) => each.key === key)
const note = (title: string) => plan.notes.find((each) => each.title === title)?.text

describe('what the midday and afternoon class publishes is in the plan (S13)', () => {
  it('two services, chosen apart (FR-005)', () => {
    expect(plan.scheme).toBe('S13')
    expect(plan.services.map(({ key, kind, name }) => [key, kind, name])).toEqual([['midday', 'midday', '午托'], ['afternoon', 'afternoon', '晚托']])
  })

  it('leaders, guardians and teachers meet before the term', () => {
    expect(plan.events).toEqual([
      { name: '领导会议', when: '开学前' },
      { name: '家长会', when: '开学前' },
      { name: '教师会议', when: '开学前' },
    ])
  })

  it('six clubs, whose names are not stated', () => {
    expect(figure('clubs')).toMatchObject({ value: 6, unit: '个' })
    expect(plan.courses).toEqual([])
    expect(afternoon!.withCourses).toBe(true)
  })

  it('guardians sign a safety agreement, and teachers on the rota sign theirs (FR-038, FR-040)', () => {
    expect(plan.agreements.map(({ key, signer }) => [key, signer])).toEqual([['guardianSafety', 'guardian'], ['teacherSafety', 'teacher']])
    expect(plan.agreements[1]!.clauses.map(({ title }) => title)).toEqual(expect.arrayContaining(['值班', '点名', '交接和离校']))
  })

  it('lunch, and a nap that nobody must take: quiet drawing or homework; bring pillow and eye mask (FR-047)', () => {
    expect([midday!.withLunch, midday!.withNap, midday!.itemsToBring]).toEqual([true, true, '枕头、眼罩'])
    expect(midday!.manner).toMatch(/不强制午休.*安静画画或写作业/)
  })

  it('the week’s activities avoid repetition (FR-102)', () => {
    expect(note('活动安排')).toContain('避免重复')
  })

  it('one class rose from some ten to all but three', () => {
    expect(figure('joinedAtFirst')).toMatchObject({ value: null, note: '方案只写十几人' })
    expect(figure('notJoinedLater')).toMatchObject({ value: 3, unit: '人' })
  })

  it('families worry about meals, rest and a long day; they are asked before the term (FR-010)', () => {
    expect(note('家长的担心')).toMatch(/吃饭、休息和在校时间长/)
    expect(plan.surveys.map(({ kind, when, dimensions }) => [kind, when, dimensions])).toEqual([['needs', 'beforeTerm', ['吃饭', '休息', '在校时间长']]])
  })

  it('its chain is unstated: the nation’s order, with signing because guardians sign (R-003, R-004)', () => {
    expect(plan.chain).toBeNull()
    expect(chainOf(plan)).toEqual(['guardian_application', 'class_review', 'school_review', 'agreement', 'active'])
  })
})

describe('what the scheme does not say is null and never guessed (S13)', () => {
  it.each([
    ['the weekdays of midday care (R-007)', midday!.weekdays],
    ['the weekdays of afternoon care (R-007)', afternoon!.weekdays],
    ['the place of midday care', midday!.place],
    ['the place of afternoon care', afternoon!.place],
    ['the grades', plan.audience.grades],
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['who the caterer is', plan.lunch?.provider],
    ['what lunch costs', plan.lunch?.pricePerDayFen],
    ['how lunch is paid', plan.lunch?.payment],
    ['insurance (R-051)', plan.insurance.mode],
    ['joining in the middle of a term (R-026)', plan.exit.midTermJoin],
    ['how staff are paid', plan.pay],
    ['where money comes from', plan.accounts.funding],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no clock times, fees, waivers, refunds or priority', () => {
    expect(plan.services.map(({ slots, fees }) => [slots, fees])).toEqual([[[], []], [[], []]])
    expect([plan.waivers, plan.refunds, plan.priorityGroups]).toEqual([[], [], []])
  })
})
