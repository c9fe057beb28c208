import { allotPlaces, inOrder, placesOf, type Applicant } from 'cloud/rules/applicants'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const minute = (minutes: number) => new Date(Date.UTC(2026, 8, 7, 4, minutes)).toISOString()
const ids = (applicants: readonly Applicant[]) => applicants.map(({ applicationId }) => applicationId)

/** Fifty families, one a minute; six of them late ones with priority. */
const fifty = times(50, (index): Applicant => ({ applicationId: `a${String(index).padStart(2, '0')}`, hasPriority: index >= 44, submittedAt: minute(index) }))

describe('R-006 who comes first where places are scarce', () => {
  it('R-006: 50 applicants, 45 places, 6 with priority: these 6 and the earliest 39 are placed, 5 wait', () => {
    const { placed, waiting } = allotPlaces(fifty, 45)
    expect(ids(placed.slice(0, 6))).toEqual(ids(fifty.slice(44)))
    expect(ids(placed.slice(6))).toEqual(ids(fifty.slice(0, 39)))
    expect(ids(waiting)).toEqual(ids(fifty.slice(39, 44)))
  })

  it('R-006: times with different offsets are compared as instants', () => {
    const shanghai = { applicationId: 'a', hasPriority: false, submittedAt: '2026-09-07T12:00:01+08:00' }
    const utc = { applicationId: 'b', hasPriority: false, submittedAt: '2026-09-07T04:00:00Z' }
    expect(ids(inOrder([shanghai, utc]))).toEqual(['b', 'a'])
  })

  it('R-006: universal admission limits courses, never the service (S11)', () => {
    expect(placesOf({ admission: 'universal' }, 'service', 45)).toBeNull()
    expect(placesOf({ admission: 'universal' }, 'course', 45)).toBe(45)
    expect(placesOf({ admission: 'conditional' }, 'service', 45)).toBe(45)
    expect(allotPlaces(fifty, placesOf({ admission: 'universal' }, 'service', 45)).waiting).toEqual([])
  })

  it('R-006: nobody is lost or doubled, nobody waits beside a free place, and no one who waits comes before one who is placed', () => {
    inManyCases((random) => {
      const applicants = anyApplicants(random)
      const places = random.below(40)
      const { placed, waiting } = allotPlaces(applicants, places)
      expect(ids([...placed, ...waiting]).sort()).toEqual(ids(applicants).sort())
      expect(placed).toHaveLength(Math.min(places, applicants.length))
      for (const late of waiting) for (const early of placed) expect(early.hasPriority || (!late.hasPriority && early.submittedAt <= late.submittedAt)).toBe(true)
    }, 100)
  })

  it('R-006: the order is the same in whatever order the list was read', () => {
    inManyCases((random) => {
      const applicants = anyApplicants(random)
      expect(ids(inOrder(shuffled(random, applicants)))).toEqual(ids(inOrder(applicants)))
    })
  })
})

const anyApplicants = (random: CaseRandom): Applicant[] =>
  times(random.below(40), (index) => ({ applicationId: `a${index}`, hasPriority: random.below(4) === 0, submittedAt: minute(random.below(20)) }))
