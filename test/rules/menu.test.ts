import * as z from 'zod/mini'
import { planCourse, serviceOffering } from 'cloud/contract/plan-document'
import { addDays } from 'cloud/rules/dates'
import { groupFacts, groupLacks, menuTiming, venueDecision, type GroupPart } from 'cloud/rules/menu'
import { inManyCases, someOf } from './seeded-cases'

describe('R-024 the menu before the term', () => {
  it('R-024: published on 2 September for a term from 1 September is late (S11)', () => {
    expect(menuTiming('2026-09-02', { startsOn: '2026-09-01' })).toBe('late')
    expect(menuTiming('2026-09-01', { startsOn: '2026-09-01' })).toBe('late')
    expect(menuTiming('2026-08-31', { startsOn: '2026-09-01' })).toBe('inTime')
    expect(menuTiming(null, { startsOn: '2026-09-01' })).toBe('notPublished')
  })

  it('R-024: is in time on every day before the first, and on no other', () => {
    inManyCases((random) => {
      const days = random.below(60) - 30
      expect(menuTiming(addDays('2026-09-01', days), { startsOn: '2026-09-01' })).toBe(days < 0 ? 'inTime' : 'late')
    })
  })
})

const parts: GroupPart[] = ['plan', 'content', 'time', 'venue', 'instructor', 'leader', 'securityOfficer']
const having = (has: readonly GroupPart[]) => Object.fromEntries(parts.map((part) => [part, has.includes(part)])) as Record<GroupPart, boolean>
const s4 = { courses: [], leaders: [{ duty: '领导小组', name: null, weekdays: null }] }
const onDuty = (duty: string, name: string | null, weekdays: number[] | null) => ({ duty, name, weekdays })
const s7 = { courses: [], leaders: [onDuty('当天负责人', null, [1]), onDuty('安全员', null, null)] }

describe('R-060 what a group must have fixed', () => {
  it('R-060: a group without a venue lacks the venue (S4)', () => {
    expect(groupLacks(s4, having(['plan', 'content', 'time', 'instructor']))).toEqual(['venue'])
  })

  it('R-060: leader and security officer are asked for where the plan names them (S7), not elsewhere (S4)', () => {
    const fiveFixed = having(['plan', 'content', 'time', 'venue', 'instructor'])
    expect(groupLacks(s7, fiveFixed)).toEqual(['leader', 'securityOfficer'])
    expect(groupLacks(s4, fiveFixed)).toEqual([])
  })

  it('R-060: a group lacks exactly what it has not, whatever that is', () => {
    inManyCases((random) => {
      const has = someOf(random, parts)
      expect(groupLacks(s7, having(has))).toEqual(parts.filter((part) => !has.includes(part)))
    })
  })

  it('R-060: what the plan names for one of its groups it asks of all', () => {
    const courses = [{ leader: '王老师', securityOfficer: null }, { leader: null, securityOfficer: null }]
    expect(groupLacks({ courses, leaders: [] }, having(['plan', 'content', 'time', 'venue', 'instructor']))).toEqual(['leader'])
  })

  const service = z.parse(serviceOffering, { key: 'after', name: '晚托', weekdays: [1, 2], place: '校内', slots: [{ startsAt: '16:40', endsAt: '17:30', activity: '活动' }] })
  const course = z.parse(planCourse, { key: 'pingpong', title: '乒乓球', serviceKey: 'after', choice: 'weekdayFixed', content: '乒乓球', teacher: '王老师' })
  const lacks = (leaders: typeof s7.leaders) => groupLacks({ ...s7, leaders }, groupFacts({ services: [service], leaders }, course))

  it('R-060: a planned course takes days and hours of its service where it states none, but no venue', () => {
    expect(lacks(s4.leaders)).toEqual(['venue'])
    expect(groupLacks(s4, groupFacts({ services: [], leaders: [] }, course))).toEqual(['plan', 'time', 'venue'])
  })

  it('R-060: a leader must be named for each of its days, a security officer for all days or each (S7)', () => {
    expect(lacks(s7.leaders)).toEqual(['venue', 'leader', 'securityOfficer'])
    expect(lacks([onDuty('当天负责人', '王老师', [1]), onDuty('安全员', '李师傅', null)])).toEqual(['venue', 'leader'])
    expect(lacks([onDuty('当天负责人', '王老师', [1]), onDuty('当天负责人', '陈老师', [2]), onDuty('安全员', '李师傅', null)])).toEqual(['venue'])
  })
})

describe('R-055 on and off campus', () => {
  const farm = { offCampus: true, approved: true, consented: true }

  it('R-055: a farm visit is barred in S7 and possible in S10 with approval and consent', () => {
    expect(venueDecision('onCampus', farm)).toBe('offCampusBarred')
    expect(venueDecision('offCampusWithConsent', farm)).toBe('allowed')
    expect(venueDecision('offCampusWithConsent', { ...farm, approved: false })).toBe('approvalNeeded')
    expect(venueDecision('offCampusWithConsent', { ...farm, consented: false })).toBe('consentNeeded')
    expect(venueDecision(null, farm)).toBe('unstated')
  })

  it('R-055: what stays on campus is allowed under every policy', () => {
    for (const policy of ['onCampus', 'offCampusWithConsent', null] as const) expect(venueDecision(policy, { offCampus: false, approved: false, consented: false })).toBe('allowed')
  })
})
