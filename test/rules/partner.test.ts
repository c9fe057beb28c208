import { assignDecision, lacksOn, partnerDecision, vettingLacks, type Vetting } from 'cloud/rules/partner'
import { partnerKind, type Partners } from 'cloud/contract/plan-people'
import { inManyCases, someOf } from './seeded-cases'

const s9: Pick<Partners, 'welcome' | 'barred'> = { welcome: ['retiredTeacher', 'parent', 'volunteer'], barred: ['trainingInstitution'] }
const s3: Pick<Partners, 'welcome' | 'barred' | 'vetting'> = { welcome: ['volunteer'], barred: ['paidPartner'], vetting: ['credentials', 'health', 'filed'] }

describe('R-017 partners', () => {
  it('R-017: a tutoring company in S9 is barred, a retired teacher welcome', () => {
    expect(partnerDecision(s9, 'trainingInstitution')).toBe('barred')
    expect(partnerDecision(s9, 'retiredTeacher')).toBe('welcome')
  })

  it('R-017: no paid partner in S3; whom a plan does not name is unstated', () => {
    expect(partnerDecision(s3, 'paidPartner')).toBe('barred')
    expect(partnerDecision(s3, 'venue')).toBe('unstated')
  })

  it('R-017: whatever else a plan says, whom it bars stays out', () => {
    inManyCases((random) => {
      const partners = { welcome: someOf(random, partnerKind.options), barred: someOf(random, partnerKind.options) }
      for (const kind of partnerKind.options) expect(partnerDecision(partners, kind) === 'barred').toBe(partners.barred.includes(kind))
    }, 100)
  })
})

describe('R-018 volunteers', () => {
  it('R-018: one who is not filed cannot be assigned (S3)', () => {
    expect(vettingLacks(s3, { credentials: true, health: true, filed: false })).toEqual(['filed'])
    expect(vettingLacks(s3, { credentials: true, health: true, filed: true })).toEqual([])
  })

  it('R-018: is assignable exactly when everything that the plan asks for is true', () => {
    const all: Vetting[] = ['credentials', 'health', 'filed']
    inManyCases((random) => {
      const vetting = someOf(random, all)
      const has = someOf(random, all)
      const lacks = vettingLacks({ vetting }, { credentials: has.includes('credentials'), health: has.includes('health'), filed: has.includes('filed') })
      expect(lacks).toEqual(vetting.filter((each) => !has.includes(each)))
    })
  })

  const seen = { credentialsOn: '2026-09-01', healthOn: '2026-09-01', filedOn: '2026-09-01' }
  const volunteer = { kind: 'volunteer' as const, active: true, ...seen }

  it('R-018: whoever still lacks the filing cannot be put on a roll, and can from the day on which it was filed (S3)', () => {
    const decide = (changes: Partial<typeof volunteer>, today = '2026-09-08') => assignDecision(s3, { ...volunteer, ...changes }, today)
    expect(decide({ filedOn: null as never })).toEqual({ kind: 'refused', code: 'volunteer_unvetted' })
    expect(decide({ filedOn: '2026-09-09' })).toEqual({ kind: 'refused', code: 'volunteer_unvetted' })
    expect(decide({ filedOn: '2026-09-09' }, '2026-09-09')).toEqual({ kind: 'assignable' })
    expect(decide({ active: false })).toEqual({ kind: 'refused', code: 'volunteer_inactive' })
    expect(assignDecision(s3, { ...volunteer, kind: 'paidPartner' }, '2026-09-08')).toEqual({ kind: 'refused', code: 'volunteer_barred' })
  })

  it('R-018: is put on a roll exactly when active, not barred and lacking nothing on that day', () => {
    inManyCases((random) => {
      const partners = { welcome: someOf(random, partnerKind.options), barred: someOf(random, partnerKind.options), vetting: someOf(random, ['credentials', 'health', 'filed'] as const) }
      const on = () => random.pick([null, '2026-09-01', '2026-09-08', '2026-09-09'])
      const who = { kind: random.pick(partnerKind.options), active: random.below(4) > 0, credentialsOn: on(), healthOn: on(), filedOn: on() }
      const isFine = who.active && !partners.barred.includes(who.kind) && lacksOn(partners, who, '2026-09-08').length === 0
      expect(assignDecision(partners, who, '2026-09-08').kind).toBe(isFine ? 'assignable' : 'refused')
      for (const lack of lacksOn(partners, who, '2026-09-08')) expect(partners.vetting).toContain(lack)
    }, 200)
  })
})
