/**
 * A quotient of whole numbers, rounded half up, as money is rounded at the end of a line and nowhere before. Both numbers
 * stay whole until the one division, so that no fraction of a fen is lost or won on the way.
 */
export const roundedQuotient = (dividend: number, divisor: number): number => Math.floor((2 * dividend + divisor) / (2 * divisor))

/** A percentage of an amount, in fen, rounded half up. Percentages are read to two decimals. */
export const percentOfFen = (fen: number, percent: number): number => roundedQuotient(fen * Math.round(percent * 100), 10_000)

/**
 * Divides a pool by weights so that the shares add up to the pool to the fen: what rounding down leaves over goes, fen by
 * fen, to the largest remainders. Weights are read to three decimals and those below zero as zero; without any weight
 * nobody gets anything.
 */
export function shareOut(poolFen: number, weights: readonly number[]): number[] {
  const counted = weights.map((weight) => Math.max(0, Math.round(weight * 1000)))
  const sum = counted.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return counted.map(() => 0)
  const shares = counted.map((weight) => Math.floor((poolFen * weight) / sum))
  const byRemainder = counted.map((weight, index) => ({ index, remainder: (poolFen * weight) % sum })).sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const left = poolFen - shares.reduce((total, share) => total + share, 0)
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] as number) + 1
  return shares
}

/** The opposite of an amount; of nothing nothing, never minus zero, which JSON and a family would read differently. */
export const negated = (fen: number): number => (fen === 0 ? 0 : -fen)
