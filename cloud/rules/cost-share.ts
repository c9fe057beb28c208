import { roundedQuotient } from './rounding'

/** A price as a quotient, fen for so many lessons, so that nothing is rounded before the end of a line. */
export interface Rate {
  fen: number
  lessons: number
}

/** What the guardians together have to bear: only what the grant leaves uncovered, in fen (R-056; S3, S6, S11). */
export const shortfall = (costFen: number, grantFen: number): number => Math.max(0, costFen - grantFen)

/**
 * The actual price of a pupil-lesson: the shortfall shared among all of them, never above the stated one (R-033, S3).
 * `mostFen` null: the plan states no most. Null while there is not one pupil-lesson to share among.
 */
export function actualRate(facts: { costFen: number; grantFen: number; pupilLessons: number; mostFen: number | null }): Rate | null {
  if (facts.pupilLessons <= 0) return null
  const shared = { fen: shortfall(facts.costFen, facts.grantFen), lessons: facts.pupilLessons }
  return facts.mostFen !== null && shared.fen > facts.mostFen * shared.lessons ? { fen: facts.mostFen, lessons: 1 } : shared
}

/** What so many lessons cost at a rate, in fen, rounded half up. */
export const costAt = (rate: Rate, lessons: number): number => roundedQuotient(rate.fen * lessons, rate.lessons)

export type Settlement = { kind: 'refund' | 'topUp'; fen: number } | { kind: 'even' }

/** 多还少补 at the end of a term (R-034, S3): what was prepaid beyond the actual cost comes back, what is missing is paid. */
export function settle(prepaidFen: number, actualFen: number): Settlement {
  if (prepaidFen === actualFen) return { kind: 'even' }
  return { kind: prepaidFen > actualFen ? 'refund' : 'topUp', fen: Math.abs(prepaidFen - actualFen) }
}
