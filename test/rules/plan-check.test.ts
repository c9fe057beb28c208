import type { SchoolPlan } from 'cloud/contract/plan-document'
import { finding } from 'cloud/contract/plan-check'
import { checkPlan, judgedRules, packsFor } from 'cloud/rules/plan-check'
import { levelOf, ruleLevels } from 'cloud/rules/rule-levels'
import { ruleIds } from 'cloud/contract/plan-document'
import { autumn, library, onlyTold, scheme, told } from './given-check'
import { givenCourse } from './given-plan'
import { inManyCases } from './seeded-cases'

const course = (serviceKey: string, changes: Parameters<typeof givenCourse>[0]) => givenCourse({ serviceKey, ...changes })
const withFee = (plan: SchoolPlan, fee: Partial<SchoolPlan['services'][number]['fees'][number]>): SchoolPlan => ({
  ...plan,
  services: plan.services.map((service) => ({ ...service, fees: service.fees.map((each) => ({ ...each, ...fee })) })),
})

describe("a school's own rules", () => {
  it('warn where S10 ends at 18:20, eighty minutes after a dismissal at 17:00', () => {
    const dismissed = (at: string) => scheme('S10', { bells: [{ mark: 'afternoonDismissal', grades: null, weekdays: null, season: null, at }] })
    expect(onlyTold(dismissed('17:00'), 'R-011')).toMatchObject({ level: 'warn', says: '“课后服务”18:20 结束，晚于 18:15', path: 'services.0.slots' })
    expect(onlyTold(dismissed('16:55'), 'R-011')).toMatchObject({ level: 'pass', satisfy: null })
  })

  it('never call an end in time that nobody has stated', () => {
    expect(onlyTold(scheme('S10'), 'R-011')).toMatchObject({ level: 'warn', says: expect.stringContaining('没有写结束的钟点') })
  })

  it('say nothing of the two hours in S10, which turned that rule off, and warn of its eighty minutes where it is on', () => {
    expect(told(scheme('S10'), 'R-010')).toEqual([])
    const on = scheme('S10', { rules: { ...scheme('S10').rules, 'R-010': 'warn' } })
    expect(onlyTold(on, 'R-010')).toMatchObject({ level: 'warn', says: expect.stringContaining('80 分钟') })
    expect(onlyTold(scheme('S3'), 'R-010')).toMatchObject({ level: 'pass', says: expect.stringContaining('120 分钟') })
  })

  it('tell the lessons of S3 apart from its clock', () => {
    expect(onlyTold(scheme('S3'), 'R-009')).toMatchObject({ level: 'pass', says: '“午间托管”3 课时 × 40 分钟 = 120 分钟，钟点上 140 分钟' })
  })

  it('block S5 for its blank complaint phone, and only warn elsewhere', () => {
    expect(onlyTold(scheme('S5'), 'R-040')).toMatchObject({ level: 'block', path: 'complaintPhone', says: expect.stringContaining('投诉电话') })
    for (const id of ['S3', 'S9', 'S10', 'S11', 'S18', 'S19']) expect(onlyTold(scheme(id), 'R-040').level).toBe('warn')
    expect(told(scheme('S7'), 'R-040')).toEqual([])
  })

  it('block a training institution in S9', () => {
    const { partners } = scheme('S9')
    expect(told(scheme('S9', { partners: { ...partners, welcome: [...partners.welcome, 'trainingInstitution'] } }), 'R-017').filter(({ level }) => level === 'block')).toHaveLength(1)
    expect(onlyTold(scheme('S9', { courses: [course('afternoon', { provider: 'trainingInstitution' })] }), 'R-017')).toMatchObject({ level: 'block', path: 'courses.0.provider' })
    expect(onlyTold(scheme('S9'), 'R-017').level).toBe('pass')
  })

  it.each(['S2', 'S11', 'S18'])('block a course of new lessons in %s', (id) => {
    const key = scheme(id).services[0]?.key ?? ''
    expect(onlyTold(scheme(id, { courses: [course(key, { title: '数学新课', tags: ['newLesson'] })] }), 'R-015')).toMatchObject({ level: 'block', says: expect.stringContaining('讲新课') })
    expect(onlyTold(scheme(id), 'R-015').level).toBe('pass')
  })

  it('reject the school choir and the school team as a service in S9, not a club', () => {
    const withCourse = (title: string, tags: string[] = []) => scheme('S9', { courses: [course('afternoon', { title, tags })] })
    expect(onlyTold(withCourse('合唱', ['schoolTeam']), 'R-016').level).toBe('block')
    expect(onlyTold(withCourse('校合唱团'), 'R-016').level).toBe('block')
    expect(onlyTold(withCourse('学校足球队'), 'R-016').level).toBe('block')
    for (const title of ['合唱社团', '校外实践团', '校园广播团']) expect(onlyTold(withCourse(title), 'R-016').level).toBe('pass')
  })

  it('warn of a group without a venue in S4 and S7, and pass one that has all five', () => {
    const fixed = { weekdays: [1], content: '对打', teacher: '王老师', leader: '李老师', securityOfficer: '赵老师' }
    for (const id of ['S4', 'S7']) {
      expect(onlyTold(scheme(id, { courses: [course('afternoon', fixed)] }), 'R-060')).toMatchObject({ level: 'warn', says: expect.stringMatching(/没有写：地点$/) })
      expect(onlyTold(scheme(id, { courses: [course('afternoon', { ...fixed, venue: '操场' })] }), 'R-060').level).toBe('pass')
    }
  })

  it('warn of one safety patroller in S18', () => {
    const { staffing } = scheme('S18')
    expect(onlyTold(scheme('S18', { staffing: { ...staffing, patrollersPerDay: 1 } }), 'R-023')).toMatchObject({ level: 'warn', says: '每天安全巡查人员 1 名，少于 2 名' })
    expect(onlyTold(scheme('S18'), 'R-023').level).toBe('pass')
  })

  it('warn of two summer weeks in S11, written or in the calendar', () => {
    const { bounds } = scheme('S11')
    expect(onlyTold(scheme('S11', { bounds: { ...bounds, summerWeeks: 2 } }), 'R-013')).toMatchObject({ level: 'warn', path: 'bounds.summerWeeks' })
    const openFor = (endsOn: string) => ({ ...autumn, openings: [{ holiday: 'summer' as const, name: '暑假开放', startsOn: '2027-07-05', endsOn }] })
    expect(onlyTold(scheme('S11'), 'R-013', { calendar: openFor('2027-07-18') })).toMatchObject({ level: 'warn', says: expect.stringContaining('2 周') })
    expect(onlyTold(scheme('S11'), 'R-013', { calendar: openFor('2027-07-25') }).level).toBe('pass')
  })

  it('block a visit to a farm in S7, which stays on campus, and pass it in S10 with consent', () => {
    const visit = [course('afternoon', { title: '农场实践', offCampus: true })]
    expect(onlyTold(scheme('S7', { courses: visit }), 'R-055')).toMatchObject({ level: 'block', path: 'courses.0.offCampus' })
    expect(onlyTold(scheme('S10', { courses: visit }), 'R-055').level).toBe('pass')
  })

  it('block an amount in the free S7', () => {
    expect(onlyTold(withFee(scheme('S7'), { amountFen: 200 }), 'R-028')).toMatchObject({ level: 'block', says: '“放学后活动小组”写了免费，又写了 2 元' })
    expect(onlyTold(scheme('S7'), 'R-028').level).toBe('pass')
  })

  it('block S10 where it charges without a basis, and let it be published while no standard is issued', () => {
    expect(onlyTold(scheme('S10'), 'R-027').level).toBe('pass')
    expect(onlyTold(withFee(scheme('S10'), { status: 'charged', amountFen: 250 }), 'R-027')).toMatchObject({ level: 'block', says: expect.stringContaining('依据文件、发文日期') })
    expect(onlyTold(withFee(scheme('S10'), { status: 'charged', amountFen: 250, authority: '区发改委文件', issuedOn: '2026-01-05' }), 'R-027').level).toBe('pass')
  })

  it('warn of the special account of S17 that is not opened', () => {
    expect(onlyTold(scheme('S17'), 'R-057')).toMatchObject({ level: 'warn', says: '专账没有开设' })
  })

  it('warn where the table of homework that S15 adopts lets grade 2 write for half an hour', () => {
    const { homework } = scheme('S15')
    expect(onlyTold(scheme('S15'), 'R-050').level).toBe('pass')
    const found = told(scheme('S15', { homework: homework && { ...homework, active: 'byGrade' } }), 'R-050')
    expect(found).toContainEqual(expect.objectContaining({ level: 'warn', says: expect.stringContaining('二年级 30 分钟') }))
  })

  it('see a menu that came out on the second of September for a term that began on the first', () => {
    const on = (publishedOn: string) => onlyTold(scheme('S11'), 'R-024', { calendar: autumn, publishedOn }).level
    expect([on('2026-09-02'), on('2026-08-31')]).toEqual(['warn', 'pass'])
  })

  it('are taken as strictly as the plan says, else as usual', () => {
    expect([levelOf({ rules: {} }, 'R-040'), levelOf({ rules: { 'R-040': 'block' } }, 'R-040')]).toEqual(['warn', 'block'])
    expect(Object.keys(ruleLevels).sort()).toEqual([...ruleIds])
    for (const { title } of Object.values(ruleLevels)) expect(title).toMatch(/\p{Script=Han}/u)
  })
})

describe('any plan with any packs', () => {
  const contexts = [
    { calendar: null, publishedOn: null },
    { calendar: autumn, publishedOn: '2026-08-20' },
  ]
  const allPacks = [[], ...library.packs.map((each) => [each]), library.packs]

  it('has findings that say what stands in the plan and, where it is not satisfied, what would satisfy it', () => {
    let seen = 0
    for (const { plan } of library.templates) {
      for (const packs of allPacks) {
        for (const context of contexts) {
          for (const each of checkPlan(plan, { packs, ...context })) {
            expect(finding.parse(each)).toEqual(each)
            expect([each.clause, each.title, each.says]).not.toContain('')
            expect(each.satisfy === null).toBe(each.level === 'pass')
            expect(each.citation === null).toBe(each.source === 'school')
            seen += 1
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(5000)
  })

  it('never hears of a rule that is off', () => {
    const off = Object.fromEntries(ruleIds.map((id) => [id, 'off' as const]))
    for (const { plan } of library.templates) {
      expect(checkPlan({ ...plan, rules: off }, { packs: [], calendar: autumn, publishedOn: null })).toEqual([])
      for (const each of checkPlan(plan, { packs: [], calendar: autumn, publishedOn: null })) expect(levelOf(plan, each.clause as (typeof judgedRules)[number])).not.toBe('off')
    }
  })

  it('is checked to the same result every time, and left as it was', () => {
    for (const { plan } of library.templates) {
      const before = JSON.stringify(plan)
      const check = () => JSON.stringify(checkPlan(plan, { packs: library.packs, calendar: autumn, publishedOn: '2026-08-20' }))
      expect(check()).toBe(check())
      expect(JSON.stringify(plan)).toBe(before)
    }
  })

  it('is blocked only by a rule that blocks, and never for saying nothing but the complaint phone', () => {
    for (const { plan } of library.templates) {
      const blocks = checkPlan(plan, { packs: library.packs, calendar: null, publishedOn: null }).filter(({ level }) => level === 'block')
      expect(blocks.map(({ clause }) => clause)).toEqual(plan.scheme === 'S5' ? ['R-040'] : [])
    }
  })

  it('can be checked whatever is taken away from it', () => {
    const blank = (value: unknown, path: string): unknown => (Array.isArray(value) && path !== 'chain' ? [] : null)
    inManyCases((random) => {
      const { plan } = random.pick(library.templates)
      const emptied: Record<string, unknown> = structuredClone(plan)
      for (let times = 0; times < 4; times += 1) {
        const path = random.pick(['services', 'courses', 'chain', 'refunds', 'waivers', 'lunch', 'homework', 'seasons', 'bells', 'surveys', 'noticeDays', 'letter', 'agreements', 'priorityGroups', 'forbidden', 'venuePolicy', 'complaintPhone'])
        emptied[path] = blank(emptied[path], path)
      }
      const parsed = schoolPlanOf(emptied)
      for (const service of parsed.services) Object.assign(service, random.pick([{ weekdays: null }, { slots: [] }, { fees: [] }, { kind: null }, { tags: [], content: [] }, { weekdays: [6, 7] }, {}]))
      const found = checkPlan(parsed, { packs: library.packs, calendar: random.pick([null, autumn]), publishedOn: random.pick([null, '2026-09-02']) })
      for (const each of found) expect(each.satisfy === null).toBe(each.level === 'pass')
    })
  })
})

const schoolPlanOf = (document: unknown) => scheme('S1', document as Partial<SchoolPlan>)

describe('the packs for a place', () => {
  it('are the national one and that of the region which the name mentions', () => {
    expect(packsFor(library.packs, '江苏省南京市').map(({ key }) => key)).toEqual(['national', 'nanjing'])
    expect(packsFor(library.packs, '海江村').map(({ key }) => key)).toEqual(['national'])
  })
})
