import type { SchoolPlan } from 'cloud/contract/plan-document'
import { planFaults } from 'cloud/rules/plan-faults'
import { givenCourse, givenPlan, givenService, givenSlot, s19 } from './given-plan'

const paths = (plan: Partial<SchoolPlan>) => planFaults(givenPlan(plan)).map(({ path }) => path.join('.'))
const season = { key: 'winter', name: '冬季作息', from: '11-01', to: '03-31' }
const figure = (key: string) => ({ key, name: '学校数', value: 4, unit: '所', note: null })
const ratio = { name: '开展率', kind: 'percent' as const, part: 'serving', of: 'required', unit: '%', printed: null }
const refund = { trigger: 'exit' as const, services: ['midday'], threshold: null, method: null, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null }
const table = { key: 'county', name: '县里的规定', limits: [{ grades: [1], mostMinutes: 0, finishedPercent: null, text: '' }] }
const [agreement] = s19.agreements

describe('a plan whose parts fit together', () => {
  it('has no fault (S19)', () => {
    expect(planFaults(s19)).toEqual([])
  })

  it('may refer to everything that it defines', () => {
    const parts = {
      seasons: [season],
      bells: [{ mark: 'offWork' as const, grades: null, weekdays: null, season: 'winter', at: '17:00' }],
      figures: [figure('serving'), figure('required')],
      ratios: [ratio],
      refunds: [refund],
      homework: { active: 'county', tables: [table] },
      courses: [givenCourse({ serviceKey: 'afternoon' })],
    }
    expect(paths(parts)).toEqual([])
  })
})

describe('a name that leads nowhere', () => {
  it.each<[what: string, at: string, plan: Partial<SchoolPlan>]>([
    ['the season of a stretch', 'services.0.slots.0.season', { services: [givenService({ slots: [givenSlot({ season: 'winter' })] })] }],
    ['the season of a price', 'services.0.fees.0.season', { services: s19.services.map((service) => ({ ...service, fees: service.fees.map((fee) => ({ ...fee, season: service.key === 'midday' ? 'winter' : null })) })) }],
    ['the season of a bell', 'bells.0.season', { bells: [{ mark: 'offWork', grades: null, weekdays: null, season: 'winter', at: '17:00' }] }],
    ['the season of a lesson', 'lessonTimes.0.season', { lessonTimes: [{ half: 'afternoon', lesson: 3, grades: null, season: 'winter', startsAt: '15:50', endsAt: '16:30' }] }],
    ['the service of an activity', 'courses.0.serviceKey', { courses: [givenCourse({ serviceKey: 'evening' })] }],
    ['the service of a refund', 'refunds.0.services.0', { refunds: [{ ...refund, services: ['evening'] }] }],
    ['the parts of a ratio', 'ratios.0.part', { figures: [figure('required')], ratios: [ratio] }],
    ['the whole of a ratio', 'ratios.0.of', { figures: [figure('serving')], ratios: [ratio] }],
    ['the active homework table', 'homework.active', { homework: { active: 'bureau', tables: [table] } }],
  ])('%s', (_, at, plan) => {
    expect(paths(plan)).toEqual([at])
  })
})

describe('a key that is used twice', () => {
  it('is found at its second place, in every list that has keys', () => {
    expect(paths({ seasons: [season, season] })).toEqual(['seasons.1.key'])
    expect(paths({ priorityGroups: [...s19.priorityGroups, ...s19.priorityGroups.slice(0, 1)] })).toEqual(['priorityGroups.4.key'])
    expect(paths({ services: [givenService(), givenService()] })).toEqual(['services.1.key'])
    expect(paths({ figures: [figure('a'), figure('b'), figure('a')] })).toEqual(['figures.2.key'])
    expect(paths({ courses: [givenCourse({ serviceKey: 'midday' }), givenCourse({ serviceKey: 'midday' })] })).toEqual(['courses.1.key'])
  })
})

describe('a time that cannot be', () => {
  const slotted = (slot: Parameters<typeof givenSlot>[0], weekdays: number[] | null = [1, 2, 3, 4, 5]) => paths({ services: [givenService({ weekdays, slots: [givenSlot(slot)] })] })

  it('runs backwards or lasts no time', () => {
    expect(slotted({ startsAt: '16:20', endsAt: '15:20' })).toEqual(['services.0.slots.0.endsAt'])
    expect(slotted({ startsAt: '16:20', endsAt: '16:20' })).toEqual(['services.0.slots.0.endsAt'])
    expect(paths({ courses: [givenCourse({ serviceKey: 'midday', startsAt: '12:00', endsAt: '11:00' })] })).toEqual(['courses.0.endsAt'])
    expect(paths({ lessonTimes: [{ half: 'afternoon', lesson: 3, grades: null, season: null, startsAt: '16:30', endsAt: '15:50' }] })).toEqual(['lessonTimes.0.endsAt'])
    expect(paths({ effective: { from: '2027-01-01', to: '2026-09-01' } })).toEqual(['effective.to'])
  })

  it('is not called so where it is not known', () => {
    const dismissal = { mark: 'afternoonDismissal' as const, plusMinutes: 0 }
    for (const slot of [{ startsAt: '16:20', endsAt: null }, { startsAt: null, endsAt: '16:20' }, { startsAt: dismissal, endsAt: '16:20' }, { startsAt: '16:20', endsAt: { lasts: 60 } }]) expect(slotted(slot)).toEqual([])
  })

  it('lies on a weekday on which the service does not run', () => {
    expect(slotted({ weekdays: [5, 6] })).toEqual(['services.0.slots.0.weekdays'])
    expect(slotted({ weekdays: [5] }, null)).toEqual(['services.0.slots.0.weekdays'])
    expect(slotted({ weekdays: [5] })).toEqual([])
  })
})

describe('R-003: a chain that goes nowhere', () => {
  const chained = (chain: SchoolPlan['chain'], agreements = s19.agreements) => planFaults(givenPlan({ chain, agreements })).map(({ message }) => message)

  it('has each step once', () => {
    expect(chained(['guardian_application', 'class_review', 'class_review', 'active'])).toEqual(['这一步前面已经有了，每一步只能写一次。'])
  })

  it('begins with the family’s own application, before which only the student may ask', () => {
    expect(chained(['class_review', 'active'])[0]).toContain('缺少 guardian_application')
    expect(chained(['student_request', 'class_review', 'active'])[0]).toContain('缺少 guardian_application')
    expect(chained(['class_review', 'guardian_application', 'active'])).toEqual(['申请前面只能有 student_request（学生提出）。'])
    expect(chained(['guardian_application', 'student_request', 'active'])).toEqual(['student_request（学生提出）必须写在最前面。'])
    expect(chained(['student_request', 'guardian_application', 'active'])).toEqual([])
  })

  it('ends with taking part', () => {
    expect(chained(['guardian_application', 'active', 'class_review'])).toEqual(['active（开始参加）必须写在最后。'])
    expect(chained(['guardian_application', 'class_review'])).toEqual(['active（开始参加）必须写在最后。'])
  })

  it('R-004: asks for a signature only where there is a text for the family to sign', () => {
    const chain: SchoolPlan['chain'] = ['guardian_application', 'agreement', 'active']
    expect(chained(chain, [])[0]).toContain('没有写家长要签的协议')
    expect(agreement && chained(chain, [{ ...agreement, signer: 'teacher' }])).toHaveLength(1)
    expect(chained(chain)).toEqual([])
  })

  it('may publish the list wherever its school does: without a review, or before the last one', () => {
    expect(chained(['guardian_application', 'notice', 'active'])).toEqual([])
    expect(chained(['guardian_application', 'class_review', 'notice', 'school_review', 'active'])).toEqual([])
  })

  it('takes every order that the schemes have (S2, S3, S7, S16, S19)', () => {
    const chains: SchoolPlan['chain'][] = [
      ['student_request', 'guardian_application', 'class_review', 'school_review', 'active'],
      ['guardian_application', 'class_review', 'school_review', 'committee_review', 'agreement', 'notice', 'active'],
      ['student_request', 'guardian_application', 'active'],
      ['guardian_application', 'class_review', 'agreement', 'school_review', 'active'],
      s19.chain,
      null,
    ]
    for (const chain of chains) expect(chained(chain)).toEqual([])
  })
})

describe('a plan without a service', () => {
  it('must say that it only informs', () => {
    expect(paths({ services: [] })).toEqual(['services'])
    const oversight = { status: 'oversight' as const, reason: '只公布信息' }
    expect(paths({ services: [], chain: null, offering: oversight })).toEqual([])
    expect(paths({ services: [], offering: oversight })).toEqual(['chain'])
  })
})
