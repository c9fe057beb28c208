import type { LineRefusal } from '../contract/course'
import { refusals, type RefusalCode } from '../contract/refusals'
import type { RehearsalReport } from '../contract/signup-day'

export interface LineOutcome {
  courseId: string
  result: 'joined' | 'waiting' | 'refused'
  refusal: LineRefusal | null
}

/** What one simulated family was told, on the rehearsal's own time line. */
export interface FamilyOutcome {
  dueMs: number
  answeredMs: number
  lines: LineOutcome[]
  /** The refusal or fault of the whole call; null where its lines were answered. */
  failure: string | null
}

export interface RehearsedCourse {
  courseId: string
  title: string
  capacity: number
  /** Counted from the rows of the copy afterwards. */
  joined: number
  waiting: number
  agrees: boolean
}

/** Full this soon after opening, speed decides who gets a place; the app then proposes a draw. */
export const drawWhenFullWithinMs = 10_000

export interface Tally {
  reason: string
  words: string
  count: number
}

/** How often each reason was given, most often first. */
export function tallyOf(reasons: readonly string[]): Tally[] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, words: refusals[reason as RefusalCode] ?? '', count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** The smallest value that at least this share of the values does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** What a rehearsal showed, for the office to decide by. */
export function rehearsalReportOf(families: readonly FamilyOutcome[], courses: readonly RehearsedCourse[], seconds: number): RehearsalReport {
  const lines = families.flatMap((family) => family.lines)
  const failures = families.flatMap(({ failure }) => failure ?? [])
  const latencies = families.map(({ dueMs, answeredMs }) => answeredMs - dueMs)
  const bySecond = new Map<number, number>()
  for (const { answeredMs } of families) bySecond.set(Math.floor(answeredMs / 1000), (bySecond.get(Math.floor(answeredMs / 1000)) ?? 0) + 1)
  const countOf = (result: LineOutcome['result']) => lines.filter((line) => line.result === result).length
  return {
    answered: families.length - failures.length,
    failed: failures.length,
    failures: tallyOf(failures),
    joined: countOf('joined'),
    waiting: countOf('waiting'),
    refused: tallyOf(lines.flatMap(({ refusal }) => refusal ?? [])),
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    p99Ms: percentile(latencies, 0.99),
    slowestMs: percentile(latencies, 1),
    allAnsweredMs: families.reduce((last, { answeredMs }) => Math.max(last, answeredMs), 0),
    fullestSecond: [...bySecond.values()].reduce((most, count) => Math.max(most, count), 0),
    waves: new Set(families.map(({ dueMs }) => Math.floor(dueMs / 1000 / seconds))).size,
    verified: { courses: courses.length, differing: courses.filter(({ agrees }) => !agrees).map(({ title }) => title) },
    courses: courses.map((course) => rehearsedCourse(course, families, seconds)),
  }
}

function rehearsedCourse({ courseId, title, capacity, joined, waiting }: RehearsedCourse, families: readonly FamilyOutcome[], seconds: number): RehearsalReport['courses'][number] {
  const asking = families.filter(({ lines }) => lines.some((line) => line.courseId === courseId))
  const got = asking.filter(({ lines }) => lines.some((line) => line.courseId === courseId && line.result === 'joined'))
  const waveMs = seconds * 1000
  // Each wave begins anew: a course runs full so long after the opening that let its last family in.
  const last = got.reduce<FamilyOutcome | null>((latest, each) => (latest === null || each.answeredMs > latest.answeredMs ? each : latest), null)
  const isFull = joined >= capacity && last !== null
  const fullAfterMs = isFull ? last.answeredMs - Math.floor(last.dueMs / waveMs) * waveMs : null
  return { courseId, title, capacity, wanted: asking.length, joined, waiting, fullAfterMs, suggestsDraw: fullAfterMs !== null && fullAfterMs <= drawWhenFullWithinMs && asking.length > capacity }
}
