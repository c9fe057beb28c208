import type { RehearsalTaste } from '../contract/signup-day'
import { obstacleTo, opensFor } from './course-choice'
import { coursesFor, firstOpening, type ChoosingChild, type OpeningCourse } from './openings'

export interface RehearsalChild extends ChoosingChild {
  /** The priority group of its approved application, which a reserved quota may ask for. */
  group: string | null
}

export interface RehearsalFamily {
  child: RehearsalChild
  /** When it taps, in milliseconds on the rehearsal's own time line. */
  dueMs: number
  lines: { courseId: string; ifFull: 'wait' | 'leave' }[]
}

export interface RehearsalFacts {
  children: readonly RehearsalChild[]
  courses: readonly OpeningCourse[]
  coursesPerChild: number | null
  families: number
  seconds: number
  taste: RehearsalTaste
  today: string
  now: Date
  seed: number
}

/**
 * Who chooses what and when in a rehearsal: the same facts and seed always make the same families. Children who could
 * choose nothing send nothing. Each opening is a wave of its own, one after another; within a wave families come as they do
 * on the day, most at its beginning: half of them in its first quarter.
 */
export function rehearsalFamilies(facts: RehearsalFacts): RehearsalFamily[] {
  const { children, courses, today, now, seconds, families, seed } = facts
  const random = numbersOf(seed)
  const wanted = new Map(courses.map(({ courseId }) => courseId).sort().map((courseId) => ({ courseId, at: random() })).sort((a, b) => a.at - b.at).map(({ courseId }, rank) => [courseId, facts.taste === 'popular' ? 1 / (rank + 1) : 1]))
  const choosing = children.filter((child) => coursesFor(child, courses, today).length > 0)
  if (choosing.length === 0) return []
  const openings = [...new Set(choosing.map((child) => waveOf(child, courses, today, now)))].sort((a, b) => a - b)
  return Array.from({ length: families }, (_, index) => {
    const child = choosing[index % choosing.length] as RehearsalChild
    const wave = openings.indexOf(waveOf(child, courses, today, now))
    const dueMs = Math.floor((wave + random() ** 2) * seconds * 1000)
    return { child, dueMs, lines: basketOf(child, facts, wanted, random) }
  })
}

/** The opening with which a child comes; children of courses that are open already come first of all. */
const waveOf = (child: RehearsalChild, courses: readonly OpeningCourse[], today: string, now: Date) => firstOpening(child, coursesFor(child, courses, today), now) ?? 0

/** One course a weekday, as far as the plan's limit goes; four in five families wait in line where it is full. */
function basketOf(child: RehearsalChild, { courses, coursesPerChild, today }: RehearsalFacts, wanted: ReadonlyMap<string, number>, random: () => number): RehearsalFamily['lines'] {
  const { grade, enrolments } = child
  const held: OpeningCourseHeld[] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const open = courses.filter((course) => course.weekday === weekday && obstacleTo({ now: opensFor(course, grade), today, grade, enrolments, held, coursesPerChild, course }) === null)
    const chosen = pickBy(open, ({ courseId }) => wanted.get(courseId) ?? 0, random)
    if (chosen) held.push({ ...chosen, title: '' })
  }
  return held.map(({ courseId }) => ({ courseId, ifFull: random() < 0.8 ? 'wait' : 'leave' }))
}

type OpeningCourseHeld = OpeningCourse & { title: string }

function pickBy<Item>(items: readonly Item[], weight: (item: Item) => number, random: () => number): Item | null {
  let at = random() * items.reduce((sum, item) => sum + weight(item), 0)
  for (const item of items) {
    at -= weight(item)
    if (at < 0) return item
  }
  return items.at(-1) ?? null
}

/** Numbers from 0 to 1 that only look like chance (mulberry32): a rehearsal can be played again. */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
