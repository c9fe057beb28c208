import type { CourseFields, MenuFinding } from 'cloud/contract/course-office'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { checkCourse, checkWholeMenu, type MenuFacts } from 'cloud/rules/menu-check'
import { givenService, givenSlot, givenCourse, s19 } from './given-plan'
import { clock, inManyCases } from './seeded-cases'

const teacherId = '00000000-0000-4000-8000-000000000001'
const otherTeacher = '00000000-0000-4000-8000-000000000002'

const chess: CourseFields = {
  ...{ title: '围棋', category: '益智', content: '从吃子学起。', serviceKey: 'evening', weekday: 2, startsAt: '16:20', endsAt: '17:20', grades: [3, 4], teacherId, venue: '棋室' },
  ...{ offCampus: false, offCampusApproved: false, itemsToBring: '', tags: ['chess'], providerKind: null, provider: '', leader: '', securityOfficer: '' },
  ...{ capacity: 20, minimum: 8, costFen: null, costNote: '', admission: 'firstCome' },
  ...{ opensAt: '2026-08-20T18:00:00+08:00', closesAt: '2026-08-25T20:00:00+08:00', gradeOpenings: [], changeUntil: null, offerMinutes: 1440, quotas: [] },
}
const plan: SchoolPlan = { ...s19, services: [givenService()], courses: [], leaders: [], forbidden: [], venuePolicy: 'onCampus', seasons: [], rules: {} }
const facts: MenuFacts = {
  plan,
  term: { startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [], makeUpDays: [], openings: [] },
  planKey: null,
  staff: [{ staffId: teacherId, name: '石磊' }, { staffId: otherTeacher, name: '周敏' }],
  others: [],
  now: new Date('2026-08-18T09:00:00+08:00'),
}

const found = (course: Partial<CourseFields> = {}, changes: Partial<MenuFacts> = {}) => checkCourse({ ...chess, ...course }, { ...facts, ...changes })
const under = (ownPlan: Partial<SchoolPlan>, course: Partial<CourseFields> = {}) => found(course, { plan: { ...plan, ...ownPlan } })
const of = (findings: MenuFinding[]) => findings.map(({ level, rule, field }) => [level, rule, field].join(' '))
const quota = (own: Partial<CourseFields['quotas'][number]> = {}) => ({ key: 'third', name: '三年级', places: 5, grades: [3], groups: null, until: '2026-08-22T00:00:00+08:00', ...own })

test('a course with everything in its place has nothing against it', () => {
  expect(found()).toEqual([])
})

describe('R-060 五定', () => {
  test('R-060: without content or venue it warns; without a day, hours or a teacher it cannot be published', () => {
    expect(of(found({ content: '', venue: '' }))).toEqual(['warn R-060 content', 'warn R-060 venue'])
    expect(of(found({ weekday: null, startsAt: null, teacherId: null }))).toEqual(['block R-060 weekday', 'block R-060 startsAt', 'block R-060 teacherId'])
  })

  test('R-060: leader and security officer are asked for where the plan has them (S7), and may be named for the day', () => {
    const duty = (name: string | null, weekdays: number[] | null) => ({ leaders: [{ duty: '当天负责人', name, weekdays }] })
    expect(of(under(duty(null, null)))).toEqual(['warn R-060 leader'])
    expect(under(duty(null, null), { leader: '许校长' })).toEqual([])
    expect(under(duty('许校长', [2]))).toEqual([])
    expect(of(under(duty('许校长', [3])))).toEqual(['warn R-060 leader'])
  })

  test('R-060: a plan that blocks by it blocks here too, and one that has it off hears of nothing but what a course cannot do without', () => {
    expect(of(under({ rules: { 'R-060': 'block' } }, { venue: '' }))).toEqual(['block R-060 venue'])
    expect(under({ rules: { 'R-060': 'off' } }, { venue: '' })).toEqual([])
    expect(of(under({ rules: { 'R-060': 'off' } }, { teacherId: null }))).toEqual(['block R-060 teacherId'])
  })
})

describe('within its service', () => {
  test('R-007: on a weekday that the service does not run it is refused, with the days it does', () => {
    expect(under({ services: [givenService({ weekdays: [2, 3] })] }, { weekday: 4 })[0]).toMatchObject({ level: 'block', rule: 'R-007', says: '“晚托”周二、周三开展，这门课在周四' })
  })

  test('R-008: for grades of which the service is not, or not on that weekday', () => {
    expect(of(under({ services: [givenService({ grades: [1, 2, 3] })] }))).toEqual(['block R-008 grades'])
    const slots = [givenSlot({ grades: [3] }), givenSlot({ grades: [4], weekdays: [3] })]
    expect(under({ services: [givenService({ slots })] })[0]).toMatchObject({ level: 'block', rule: 'R-008', field: 'weekday', says: '四年级周二没有“晚托”' })
    expect(of(found({ grades: [] }))).toEqual(['block  grades'])
  })

  test('hours outside the service’s own are refused, and those that end before they begin', () => {
    expect(of(found({ endsAt: '17:30' }))).toEqual(['block  startsAt'])
    expect(of(found({ startsAt: '16:00' }))).toEqual(['block  startsAt'])
    expect(of(found({ startsAt: '17:20', endsAt: '16:20' }))).toEqual(['block  endsAt'])
  })

  test('hours that fit but one season of the term are told and not refused', () => {
    const seasons = [{ key: 'winter', name: '冬季', from: '11-01', to: '03-31' }, { key: 'summer', name: '夏季', from: '04-01', to: '10-31' }]
    const slots = [givenSlot({ season: 'winter', endsAt: '17:00' }), givenSlot({ season: 'summer' })]
    expect(under({ seasons, services: [givenService({ slots })] })).toMatchObject([{ level: 'warn', field: 'startsAt' }])
    expect(under({ seasons, services: [givenService({ slots })] }, { endsAt: '17:30' })).toMatchObject([{ level: 'block', field: 'startsAt' }])
  })

  test('hours are never refused where the plan puts its own into words only', () => {
    expect(under({ services: [givenService({ slots: [givenSlot({ startsAt: { mark: 'afternoonDismissal', plusMinutes: 0 }, endsAt: { lasts: 60 } })] })] })).toEqual([])
    expect(under({ services: [givenService({ slots: [] })] })).toEqual([])
  })

  test('whatever hours are written, they are refused exactly where they leave the service’s', () => {
    inManyCases((random) => {
      const [from, length] = [15 * 60 + random.below(180), 10 + random.below(120)]
      const blocked = found({ startsAt: clock(from), endsAt: clock(from + length) }).some(({ level }) => level === 'block')
      expect(blocked).toBe(from < 16 * 60 + 20 || from + length > 17 * 60 + 20)
    })
  })

  test('R-011: an end after the plan’s latest is told at the plan’s level, for the stage that it means', () => {
    const latest = (stage: 'primary' | 'junior') => ({ bounds: { ...plan.bounds, latestEnd: [{ kinds: null, stage, at: '17:00' }] } })
    expect(of(under(latest('primary')))).toEqual(['warn R-011 endsAt'])
    expect(under(latest('junior'))).toEqual([])
  })

  test('a service that the plan does not have, or none at all, is refused', () => {
    expect(of(found({ serviceKey: 'gone' }))).toContain('block  serviceKey')
    expect(of(found({ serviceKey: null }))).toContain('block  serviceKey')
  })
})

describe('content', () => {
  test('R-015: a forbidden tag blocks; forbidden words in its text warn, unless they are denied there', () => {
    expect(of(under({ forbidden: ['newLesson'] }, { tags: ['newLesson'] }))).toEqual(['block R-015 tags'])
    expect(of(under({ forbidden: ['newLesson'] }, { content: '讲新课，做练习。' }))).toEqual(['warn R-015 content'])
    expect(under({ forbidden: ['newLesson'] }, { content: '只答疑，不讲新课。' })).toEqual([])
  })

  test('R-016: a school team is no after-school service', () => {
    expect(of(found({ tags: ['schoolTeam'] }))).toEqual(['warn R-016 tags'])
  })
})

describe('people and places', () => {
  const partners = { ...plan.partners, welcome: ['retiredTeacher' as const], barred: ['trainingInstitution' as const] }

  test('R-017: who is barred is told at the plan’s level, who is not named is unsure, who is welcome is fine (S9)', () => {
    expect(of(under({ partners }, { providerKind: 'trainingInstitution' }))).toEqual(['warn R-017 providerKind'])
    expect(of(under({ partners, rules: { 'R-017': 'block' } }, { providerKind: 'trainingInstitution' }))).toEqual(['block R-017 providerKind'])
    expect(of(under({ partners, rules: { 'R-017': 'block' } }, { providerKind: 'thirdParty' }))).toEqual(['warn R-017 providerKind'])
    expect(under({ partners }, { providerKind: 'retiredTeacher' })).toEqual([])
    expect(of(under({ partners }, { provider: '某公司' }))).toEqual(['warn R-017 providerKind'])
  })

  test('R-055: off campus is told where the plan bars it, has no policy, or approval or consent are missing', () => {
    const off = { offCampus: true, offCampusApproved: false }
    expect(under({}, off)).toMatchObject([{ rule: 'R-055', says: '在校外，方案只允许在校内' }])
    expect(under({ venuePolicy: null }, off)).toMatchObject([{ rule: 'R-055', says: '在校外，方案没有写场地规定' }])
    expect(of(under({ venuePolicy: 'offCampusWithConsent', rules: { 'R-055': 'block' } }, off))).toEqual(['block R-055 offCampusApproved'])
    expect(of(under({ venuePolicy: 'offCampusWithConsent', rules: { 'R-055': 'block' } }, { ...off, offCampusApproved: true }))).toEqual(['warn R-055 offCampus'])
  })

  const other = { courseId: '00000000-0000-4000-8000-000000000009', title: '象棋', teacherId, venue: '二楼', weekday: 2, startsAt: '17:00', endsAt: '17:40' }

  test('R-022: a teacher is never in two places at once', () => {
    expect(found({}, { others: [other] })).toMatchObject([{ level: 'block', rule: 'R-022', says: '石磊同一时间还教“象棋”' }])
    expect(found({}, { others: [{ ...other, startsAt: '17:20' }] })).toEqual([])
    expect(found({}, { others: [{ ...other, weekday: 3 }] })).toEqual([])
    expect(found({ teacherId: otherTeacher }, { others: [other] })).toEqual([])
  })

  test('a room that another course has at that hour is told', () => {
    expect(of(found({}, { others: [{ ...other, teacherId: otherTeacher, venue: '棋室' }] }))).toEqual(['warn  venue'])
    expect(found({ venue: '' }, { others: [{ ...other, teacherId: otherTeacher, venue: '' }] }).filter(({ rule }) => rule !== 'R-060')).toEqual([])
  })

  test('a teacher who has left the school must be replaced', () => {
    expect(of(found({}, { staff: [] }))).toEqual(['block  teacherId'])
  })
})

describe('places', () => {
  test('a course needs a number of places, and a minimum within it', () => {
    expect(of(found({ capacity: null }))).toEqual(['block  capacity'])
    expect(of(found({ minimum: 21 }))).toEqual(['block  minimum'])
    expect(found({ minimum: 20 })).toEqual([])
  })

  test('quotas together never keep more than there is, each under its own key and for children who can come', () => {
    expect(found({ quotas: [quota({ places: 12 }), quota({ key: 'fourth', grades: [4], places: 8 })] })).toEqual([])
    expect(of(found({ quotas: [quota({ places: 12 }), quota({ key: 'fourth', grades: [4], places: 9 })] }))).toEqual(['block  quotas'])
    expect(of(found({ quotas: [quota(), quota()] }))).toEqual(['block  quotas'])
    expect(of(found({ quotas: [quota({ grades: [5] })] }))).toEqual(['block  quotas'])
  })

  test('R-006: a quota is for priority groups that the plan has', () => {
    const groups = { priorityGroups: [{ key: 'leftBehindChild', name: '留守儿童' }] }
    expect(under(groups as Partial<SchoolPlan>, { quotas: [quota({ groups: ['leftBehindChild'] })] })).toEqual([])
    expect(of(under({ priorityGroups: [] }, { quotas: [quota({ groups: ['leftBehindChild'] })] }))).toEqual(['block R-006 quotas'])
  })

  test('a quota ends after choosing opens, and better before it closes', () => {
    expect(of(found({ quotas: [quota({ until: '2026-08-20T18:00:00+08:00' })] }))).toEqual(['block  quotas'])
    expect(of(found({ quotas: [quota({ until: '2026-08-25T20:00:00+08:00' })] }))).toEqual(['warn  quotas'])
    expect(found({ quotas: [quota({ until: null })] })).toEqual([])
  })
})

describe('when families choose', () => {
  test('both ends are needed, in order, and the end must be to come', () => {
    expect(of(found({ opensAt: null }))).toEqual(['block  opensAt'])
    expect(of(found({ closesAt: null }))).toEqual(['block  closesAt'])
    expect(of(found({ closesAt: chess.opensAt }))).toEqual(['block  closesAt'])
    expect(of(found({}, { now: new Date('2026-08-26T09:00:00+08:00') }))).toEqual(['block  closesAt'])
  })

  test('a course that the school fills needs no dates', () => {
    expect(found({ admission: 'assigned', opensAt: null, closesAt: null })).toEqual([])
  })

  test('families are given time to read before choosing opens; a draw must not be late for its second round', () => {
    const now = new Date('2026-08-21T09:00:00+08:00')
    expect(of(found({}, { now }))).toEqual(['warn  opensAt'])
    expect(of(found({ admission: 'draw' }, { now }))).toEqual(['block  opensAt'])
    expect(found({ admission: 'assigned' }, { now })).toEqual([])
  })

  test('a grade’s own opening lies within the window, once a grade, for grades that may come', () => {
    const at = (opensAt: string, grades = [4]) => ({ gradeOpenings: [{ grades, opensAt }] })
    expect(found(at('2026-08-20T19:00:00+08:00'))).toEqual([])
    expect(of(found(at('2026-08-20T17:59:00+08:00')))).toEqual(['block  gradeOpenings'])
    expect(of(found(at('2026-08-25T20:00:00+08:00')))).toEqual(['block  gradeOpenings'])
    expect(of(found(at('2026-08-20T19:00:00+08:00', [4, 4])))).toEqual(['block  gradeOpenings'])
    expect(of(found(at('2026-08-20T19:00:00+08:00', [5])))).toEqual(['warn  gradeOpenings'])
  })

  test('a last day to give back before anybody can choose is told', () => {
    expect(of(found({ changeUntil: '2026-08-20T12:00:00+08:00' }))).toEqual(['warn  changeUntil'])
  })
})

describe('what it costs', () => {
  const extra = { name: '材料费', amountFen: 2000, per: 'term' as const, voluntary: true, payee: null, basis: null }
  const priced = (own: Partial<typeof extra> | { voluntary: boolean | null }) => ({ courses: [givenCourse({ key: 'chess', extras: [{ ...extra, ...own } as typeof extra] })] })
  const cost = { costFen: 2000, costNote: '材料费' }
  const asked = (ownPlan: Partial<SchoolPlan>, course: Partial<CourseFields> = {}) => found({ ...cost, ...course }, { planKey: 'chess', plan: { ...plan, ...ownPlan } })

  test('R-027: a cost that the plan does not have is refused', () => {
    expect(of(asked({}))).toEqual(['block R-027 costFen'])
    expect(asked({}, { costFen: 0 })).toEqual([])
    expect(asked(priced({}))).toEqual([])
  })

  test('R-032: more than the plan says is refused, and what families would have to pay', () => {
    expect(of(asked(priced({}), { costFen: 2001 }))).toEqual(['block R-032 costFen'])
    expect(of(asked(priced({ voluntary: false })))).toEqual(['block  costFen'])
    expect(of(asked(priced({ voluntary: null })))).toEqual(['warn  costFen'])
    expect(of(asked(priced({}), { costNote: '' }))).toEqual(['warn R-040 costNote'])
  })
})

describe('the menu as a whole', () => {
  const whole = (now: string, ownPlan: Partial<SchoolPlan> = {}, course: Partial<CourseFields> = {}) =>
    checkWholeMenu([{ ...chess, ...course }], { plan: { ...plan, menu: { ...plan.menu, admission: null }, ...ownPlan }, term: facts.term, now: new Date(now) })
  const asks = (publishedBeforeTerm: boolean) => ({ menu: { ...plan.menu, admission: null, publishedBeforeTerm } })

  test('R-024: published on the day the term begins, by the clock of Shanghai, it is late (S11)', () => {
    expect(whole('2026-08-30T15:59:00Z')).toEqual([])
    expect(whole('2026-08-30T16:00:00Z')).toMatchObject([{ level: 'warn', rule: 'R-024', says: '今天 8月31日公布，8月31日开学' }])
  })

  test('R-024: blocks only where the plan itself promises it and takes it so', () => {
    const late = '2026-09-02T09:00:00+08:00'
    expect(whole(late, { ...asks(true), rules: { 'R-024': 'block' } })).toMatchObject([{ level: 'block' }])
    expect(whole(late, { ...asks(false), rules: { 'R-024': 'block' } })).toMatchObject([{ level: 'warn' }])
    expect(whole(late, { ...asks(true), rules: { 'R-024': 'off' } })).toEqual([])
  })

  test('a mode other than the plan’s is told', () => {
    const early = '2026-08-18T09:00:00+08:00'
    expect(whole(early, { menu: { ...plan.menu, admission: 'draw' } })).toMatchObject([{ level: 'warn', field: 'admission', says: '方案写的是抽签，1 门课不同：“围棋”' }])
    expect(whole(early, { menu: { ...plan.menu, admission: 'draw' } }, { admission: 'draw' })).toEqual([])
  })
})

test('blocks are told before warnings', () => {
  const levels = found({ venue: '', capacity: null, content: '', endsAt: '18:00' }).map(({ level }) => level)
  expect(levels).toEqual([...levels].sort())
  expect(new Set(levels).size).toBe(2)
})
