import type { DrawCourse, DrawEntry, DrawOutcome } from '../contract/draw'
import { overlaps } from './course-choice'

/** One choice when its turn came. */
export interface DrawTry {
  /** The course, by its `no`. */
  no: number
  outcome: DrawOutcome
  /** The course received before that it overlaps. */
  clashesWith: number | null
  /** The quota whose place it took; null for a common place. */
  quota: number | null
}

export interface DrawnEntry {
  token: string
  /** Counted from 1; entries that are drawn together share it. */
  turn: number
  tries: DrawTry[]
  /** Courses received, by `no`, the dearest first. */
  received: number[]
}

interface Turn {
  members: DrawEntry[]
  points: number
  number: string
  token: string
}

interface Stock {
  left: number
  kept: Map<number, number>
}

/**
 * The turns of a draw in their order: more points first, then the smaller lottery number. Children drawn together have
 * one turn, with the fewer points and the larger number among them, so that asking for it never moves anybody forward.
 */
export function turnsOf(entries: readonly DrawEntry[], numberOf: (token: string) => string): Turn[] {
  const groups = new Map<string, DrawEntry[]>()
  for (const entry of [...entries].sort((a, b) => (a.token < b.token ? -1 : 1))) {
    const key = entry.together === null ? entry.token : `together ${entry.together}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const turns = [...groups.values()].map((members): Turn => {
    const numbers = members.map(({ token }) => numberOf(token)).sort()
    return { members, points: Math.min(...members.map(({ points }) => points)), number: numbers[numbers.length - 1] as string, token: (members[0] as DrawEntry).token }
  })
  return turns.sort((a, b) => b.points - a.points || order(a.number, b.number) || order(a.token, b.token))
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Draws: a serial dictatorship by lot. Each turn goes once through its whole list, the dearest first, and takes every
 * course that still has a place open to it, overlaps nothing it has just taken and is within its limit. Because a turn
 * depends on those before it and never on those behind it, ranking honestly is best; because places only ever become
 * fewer, nobody ends up without a place that stayed free and open to it.
 */
export function runDraw(courses: readonly DrawCourse[], entries: readonly DrawEntry[], numberOf: (token: string) => string): DrawnEntry[] {
  const byNo = new Map(courses.map((course) => [course.no, course]))
  const stocks = new Map(courses.map(({ no, places, quotas }): [number, Stock] => [no, { left: places, kept: new Map([...quotas].sort((a, b) => a.no - b.no).map((quota) => [quota.no, quota.places])) }]))
  return turnsOf(entries, numberOf).flatMap(({ members }, index) => takeTurn(members, index + 1, byNo, stocks))
}

function takeTurn(members: DrawEntry[], turn: number, courses: Map<number, DrawCourse>, stocks: Map<number, Stock>): DrawnEntry[] {
  const drawn = members.map(({ token }): DrawnEntry => ({ token, turn, tries: [], received: [] }))
  const limit = Math.min(...members.map((member) => member.limit))
  const received: DrawCourse[] = []
  for (const no of sharedRanks(members)) {
    const course = courses.get(no) as DrawCourse
    const clash = received.find((each) => overlaps(each, course)) ?? null
    const taken = received.length < limit && !clash ? takePlaces(stocks.get(no) as Stock, members) : null
    const outcome = received.length >= limit ? 'limit' : clash ? 'clash' : taken ? 'received' : 'full'
    if (taken) received.push(course)
    drawn.forEach((each, member) => {
      each.tries.push({ no, outcome, clashesWith: outcome === 'clash' && clash ? clash.no : null, quota: taken?.[member] ?? null })
      if (taken) each.received.push(no)
    })
  }
  return drawn
}

/** What all of a turn have ranked, in the order of the first. */
const sharedRanks = ([first, ...others]: DrawEntry[]): number[] => [...new Set((first as DrawEntry).ranks)].filter((no) => others.every(({ ranks }) => ranks.includes(no)))

/** One place for each of a turn, or none for anybody: answers the quota of each, null for a common place. */
function takePlaces(stock: Stock, members: DrawEntry[]): (number | null)[] | null {
  const trial: Stock = { left: stock.left, kept: new Map(stock.kept) }
  const taken: (number | null)[] = []
  for (const { quotas } of members) {
    const open = placeOpenTo(trial, quotas)
    if (open === null) return null
    trial.left -= 1
    if (open.quota !== null) trial.kept.set(open.quota, (trial.kept.get(open.quota) as number) - 1)
    taken.push(open.quota)
  }
  Object.assign(stock, trial)
  return taken
}

/** The same order as the database's `place_open_to`: a quota's own places first, then what is not kept for others. */
function placeOpenTo({ left, kept }: Stock, quotas: readonly number[]): { quota: number | null } | null {
  if (left <= 0) return null
  let keptForOthers = 0
  for (const [quota, free] of kept) {
    if (free > 0 && quotas.includes(quota)) return { quota }
    keptForOthers += Math.max(0, free)
  }
  return left > keptForOthers ? { quota: null } : null
}

/**
 * Whether the hours of courses fall into slots: two that overlap the same third overlap each other. Only then is taking
 * the dearest first also the best way to several courses; else a long course could cost two short ones.
 */
export function tangledHours<Course extends Pick<DrawCourse, 'weekday' | 'startsAt' | 'endsAt'>>(courses: readonly Course[]): [Course, Course, Course] | null {
  for (const middle of courses) {
    const around = courses.filter((each) => each !== middle && overlaps(each, middle))
    for (const one of around) {
      const other = around.find((each) => each !== one && !overlaps(each, one))
      if (other) return [middle, one, other]
    }
  }
  return null
}
