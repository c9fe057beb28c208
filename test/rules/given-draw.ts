import type { DrawCourse, DrawEntry } from 'cloud/contract/draw'
import { lottery } from 'cloud/rules/draw-hash'
import { clock, shuffled, times, type CaseRandom } from './seeded-cases'

const hex = (random: CaseRandom, digits: number) => times(digits, () => random.below(16).toString(16)).join('')

export const seedOf = (random: CaseRandom) => hex(random, 64)
export const tokenOf = (index: number) => index.toString(16).padStart(32, '0')

/** A course on a Tuesday at 16:20 with three places and no quotas, with what a test changes of it. */
export const drawCourse = (no: number, changes: Partial<DrawCourse> = {}): DrawCourse => ({
  ...{ no, courseId: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`, weekday: 2, startsAt: '16:20', endsAt: '17:20', places: 3, quotas: [] },
  ...changes,
})

/** An entry that takes what it can get of these courses. */
export const drawEntry = (index: number, ranks: number[], changes: Partial<DrawEntry> = {}): DrawEntry => ({ token: tokenOf(index), together: null, points: 0, limit: 1, quotas: [], ranks, ...changes })

export interface World {
  courses: DrawCourse[]
  entries: DrawEntry[]
  numberOf: (token: string) => string
}

interface WorldSize {
  courses: number
  children: number
  choices: number
  /** Hours that fall into slots, as the office must keep them where a child may get several. */
  slots: number
  siblings: boolean
}

/** A world of any kind: scarce places, quotas, points, limits, children drawn together. */
export function someWorld(random: CaseRandom, size: Partial<WorldSize> = {}): World {
  const { courses: courseCount = 2 + random.below(6), children = 1 + random.below(20), choices = 5, slots = 1 + random.below(4), siblings = true } = size
  let quotaNo = 0
  const courses = times(courseCount, (no) => {
    const slot = random.below(slots)
    const quotas = random.below(3) === 0 ? times(1 + random.below(2), () => ({ no: (quotaNo += 1), places: random.below(3) })) : []
    return drawCourse(no, { weekday: 1 + (slot % 5), startsAt: clock(960 + 60 * Math.floor(slot / 5)), endsAt: clock(1010 + 60 * Math.floor(slot / 5)), places: random.below(4), quotas })
  })
  const quotas = courses.flatMap((course) => course.quotas.map(({ no }) => no))
  const entries: DrawEntry[] = []
  while (entries.length < children) {
    const ranks = shuffled(random, courses.map(({ no }) => no)).slice(0, 1 + random.below(Math.min(choices, courseCount)))
    const together = siblings && random.below(5) === 0 ? tokenOf(1000 + entries.length) : null
    for (let member = 0; member < (together === null ? 1 : 2); member += 1) {
      entries.push(drawEntry(entries.length, ranks, { together, points: random.below(3), limit: 1 + random.below(3), quotas: quotas.filter(() => random.below(3) === 0) }))
    }
  }
  return { courses, entries, numberOf: lottery(seedOf(random), seedOf(random)) }
}
