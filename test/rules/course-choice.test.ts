import { clashOf, decidePlace, obstacleTo, overlaps, type ChoiceFacts, type CourseTime } from 'cloud/rules/course-choice'
import { clock, inManyCases, times, type CaseRandom } from './seeded-cases'

const tuesday: CourseTime = { weekday: 2, startsAt: '16:20', endsAt: '17:20' }
const calligraphy = { ...tuesday, title: '硬笔书法' }

const givenCourse: ChoiceFacts['course'] = {
  ...tuesday,
  serviceKey: 'afternoon',
  grades: [3, 4, 5, 6],
  admission: 'firstCome',
  drawHeld: false,
  opensAt: '2026-09-07T12:00:00+08:00',
  closesAt: '2026-09-30T18:00:00+08:00',
  gradeOpenings: [],
  status: 'published',
}

const enrolment = { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], startsOn: '2026-09-05', endsOn: '2027-01-01' }

const obstacle = (facts: Partial<ChoiceFacts> = {}, course: Partial<ChoiceFacts['course']> = {}) =>
  obstacleTo({
    now: new Date('2026-09-08T08:00:00+08:00'),
    today: '2026-09-08',
    grade: 3,
    enrolments: [enrolment],
    held: [],
    coursesPerChild: null,
    course: { ...givenCourse, ...course },
    ...facts,
  })

describe('choosing a course', () => {
  it('is open to a child of the right grade on a weekday it stays', () => {
    expect(obstacle()).toBeNull()
  })

  it('R-025: a second Tuesday club is refused', () => {
    expect(obstacle({ held: [calligraphy] })).toBe('clash')
    expect(clashOf(tuesday, [calligraphy])?.title).toBe('硬笔书法')
  })

  it('a Wednesday club beside the Tuesday club is not (R-025)', () => {
    expect(obstacle({ held: [calligraphy] }, { weekday: 3 })).toBeNull()
  })

  it('two clubs of one day that only touch are both possible (R-025)', () => {
    expect(obstacle({ held: [{ ...calligraphy, startsAt: '15:20', endsAt: '16:20' }] })).toBeNull()
  })

  it('a course of other grades is not for the child (R-025)', () => {
    expect(obstacle({ grade: 2 })).toBe('grade')
  })

  it('a weekday on which the child does not stay is not (R-025)', () => {
    expect(obstacle({ enrolments: [{ ...enrolment, weekdays: [3, 5] }] })).toBe('weekday')
  })

  it('waits until the agreement is signed and the child enrolled (R-004)', () => {
    expect(obstacle({ enrolments: [] })).toBe('not_active')
    expect(obstacle({ enrolments: [{ ...enrolment, serviceKey: 'midday' }] })).toBe('not_active')
  })

  it('is over when the enrolment is: its last day still counts', () => {
    expect(obstacle({ enrolments: [{ ...enrolment, endsOn: '2026-09-08' }] })).toBeNull()
    expect(obstacle({ enrolments: [{ ...enrolment, endsOn: '2026-09-07' }] })).toBe('not_active')
  })

  it('opens to the second and closes to the second', () => {
    const at = (time: string) => obstacle({ now: new Date(time) })
    expect(at('2026-09-07T11:59:59.999+08:00')).toBe('not_open')
    expect(at('2026-09-07T12:00:00.000+08:00')).toBeNull()
    expect(at('2026-09-30T17:59:59.999+08:00')).toBeNull()
    expect(at('2026-09-30T18:00:00.000+08:00')).toBe('closed')
  })

  it('ends at the plan’s number of courses, and without a number never', () => {
    const wednesday = { ...calligraphy, weekday: 3 }
    expect(obstacle({ held: [wednesday], coursesPerChild: 1 })).toBe('limit')
    expect(obstacle({ held: [wednesday], coursesPerChild: 2 })).toBeNull()
    expect(obstacle({ held: times(9, () => wednesday), coursesPerChild: null })).toBeNull()
  })

  it('is not the family’s where the school assigns', () => {
    expect(obstacle({}, { admission: 'assigned' })).toBe('assigned')
  })

  it('the reason given is the one that the family can change least', () => {
    const everything = { grade: 2, enrolments: [], held: [calligraphy], coursesPerChild: 1, now: new Date('2026-09-01T08:00:00+08:00') }
    expect(obstacle(everything, { admission: 'assigned' })).toBe('assigned')
    expect(obstacle(everything)).toBe('grade')
    expect(obstacle({ ...everything, grade: 3 })).toBe('not_active')
    expect(obstacle({ ...everything, grade: 3, enrolments: [enrolment] })).toBe('not_open')
    expect(obstacle({ held: [calligraphy], coursesPerChild: 1 })).toBe('clash')
  })
})

function anyTime(random: CaseRandom): CourseTime {
  const start = 900 + 5 * random.below(30)
  return { weekday: 1 + random.below(5), startsAt: clock(start), endsAt: clock(start + 5 + 5 * random.below(24)) }
}

describe('overlapping', () => {
  it('is mutual, and every course overlaps itself (R-025)', () => {
    inManyCases((random) => {
      const [a, b] = [anyTime(random), anyTime(random)]
      expect(overlaps(a, b)).toBe(overlaps(b, a))
      expect(overlaps(a, a)).toBe(true)
    }, 500)
  })

  it('is not touching, nor another weekday (R-025)', () => {
    inManyCases((random) => {
      const a = anyTime(random)
      expect(overlaps(a, { ...a, startsAt: a.endsAt, endsAt: '23:59' })).toBe(false)
      expect(overlaps(a, { ...a, startsAt: '00:00', endsAt: a.startsAt })).toBe(false)
      expect(overlaps(a, { ...a, weekday: (a.weekday % 7) + 1 })).toBe(false)
    })
  })

  it('is sharing a minute, counted one by one (R-025)', () => {
    const minutesOf = ({ weekday, startsAt, endsAt }: CourseTime) => times(1440, clock).filter((minute) => startsAt <= minute && minute < endsAt).map((minute) => `${weekday} ${minute}`)
    inManyCases((random) => {
      const [a, b] = [anyTime(random), anyTime(random)]
      const others = new Set(minutesOf(b))
      expect(overlaps(a, b)).toBe(minutesOf(a).some((minute) => others.has(minute)))
    }, 200)
  })

  it('no child ever holds two courses at the same minute, however many it tries for (R-025)', () => {
    inManyCases((random) => {
      const held: (CourseTime & { title: string })[] = []
      for (const course of times(12, () => anyTime(random))) {
        if (obstacle({ held, enrolments: [{ ...enrolment, weekdays: [1, 2, 3, 4, 5] }] }, course) === null) held.push({ ...course, title: '课' })
      }
      expect(held.length).toBeGreaterThan(0)
      for (const [index, course] of held.entries()) expect(clashOf(course, held.toSpliced(index, 1))).toBeNull()
    })
  })
})

describe('the places of a course', () => {
  it('are given at once while there are any, then there is a line (R-006)', () => {
    expect(decidePlace({ capacity: 12, taken: 11, waiting: 0 })).toEqual({ kind: 'joined' })
    expect(decidePlace({ capacity: 12, taken: 12, waiting: 0 })).toEqual({ kind: 'waiting' })
    expect(decidePlace({ capacity: 0, taken: 0, waiting: 0 })).toEqual({ kind: 'waiting' })
  })

  it('a place that has just become free belongs to whoever waits, not to a newcomer (R-006)', () => {
    expect(decidePlace({ capacity: 12, taken: 11, waiting: 1 })).toEqual({ kind: 'waiting' })
  })

  it('R-006: fifty families and forty-five places: five wait', () => {
    const line = { capacity: 45, taken: 0, waiting: 0 }
    for (let family = 0; family < 50; family += 1) line[decidePlace(line).kind === 'joined' ? 'taken' : 'waiting'] += 1
    expect(line).toEqual({ capacity: 45, taken: 45, waiting: 5 })
  })

  it('nobody overtakes anybody, nobody is put in over the number, and at the end no place stays empty beside a line', () => {
    inManyCases((random) => {
      const capacity = random.below(6)
      const inside: number[] = []
      const line: number[] = []
      const entered: number[] = []
      // Places are filled from the line a while after they became free: in between newcomers come.
      const fill = () => {
        for (let next = inside.length < capacity ? line.shift() : undefined; next !== undefined; next = inside.length < capacity ? line.shift() : undefined) {
          inside.push(next)
          entered.push(next)
        }
      }
      for (let family = 0; family < 60; family += 1) {
        const { kind } = decidePlace({ capacity, taken: inside.length, waiting: line.length })
        if (kind === 'joined') entered.push(family)
        ;(kind === 'joined' ? inside : line).push(family)
        if (random.below(3) === 0) inside.splice(random.below(Math.max(1, inside.length)), 1)
        if (random.below(5) === 0) line.splice(random.below(Math.max(1, line.length)), 1)
        if (random.below(2) === 0) fill()
        expect(inside.length).toBeLessThanOrEqual(capacity)
      }
      fill()
      expect(entered).toEqual(entered.toSorted((a, b) => a - b))
      expect(line.length === 0 || inside.length === capacity).toBe(true)
    }, 500)
  })
})
