import type { Ratio } from '../contract/plan-texts'

/**
 * The month's score over the plan's dimensions (R-045, S18). Weights are stated nowhere, so they are equal unless given,
 * in the order of the scores. Null without a score, or without any weight.
 */
export function monthlyScore(scores: readonly number[], weights: readonly number[] = scores.map(() => 1)): number | null {
  const weight = scores.reduce((sum, _, index) => sum + (weights[index] ?? 0), 0)
  return weight === 0 ? null : scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / weight
}

/** Each option's share of the valid answers, in percent; null where nobody has answered (R-047; S16). */
export function answerPercents<Option extends string>(counts: Readonly<Record<Option, number>>): Record<Option, number> | null {
  const options = Object.keys(counts) as Option[]
  const valid = options.reduce((sum, option) => sum + counts[option], 0)
  if (valid === 0) return null
  return Object.fromEntries(options.map((option) => [option, (counts[option] * 100) / valid])) as Record<Option, number>
}

/**
 * A ratio of two figures, unrounded: percent, growth in percent, per unit, or the whole that a part and its percentage
 * stand for (R-048; S16, S17, S18). Above 100 percent is legal. Null where a figure is not stated or would divide by zero.
 */
export function ratioValue(kind: Ratio['kind'], part: number | null, of: number | null): number | null {
  if (part === null || of === null || of === 0) return null
  switch (kind) {
    case 'percent':
      return (part * 100) / of
    case 'growth':
      return ((part - of) * 100) / of
    case 'perUnit':
      return part / of
    case 'whole':
      return (part * 100) / of
  }
}

/** Whether what a source printed is another number than ours, at the decimals that it printed (R-048; S17: 9 beside 7.5). */
export function differsFromPrinted(printed: number, value: number): boolean {
  const decimals = String(printed).split('.')[1]?.length ?? 0
  // Half a unit of the last printed decimal, and a breath for the computer's own fractions.
  return Math.abs(value - printed) > 0.5 / 10 ** decimals + 1e-9
}
