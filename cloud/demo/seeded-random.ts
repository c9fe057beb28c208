import type { Random } from '../handling'

/** The same numbers from the same seed, on every machine (mulberry32). For demonstrations and tests, never for secrets. */
export function seededRandom(seed: number): Random & { pick<T>(from: readonly T[]): T } {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[below(4)]}${hex(3)}-${hex(12)}`,
  }
}

/** The same things in an order that chance has made. */
export function shuffled<T>(list: readonly T[], random: Pick<Random, 'below'>): T[] {
  return list.map((item) => ({ item, order: random.below(2 ** 30) })).sort((a, b) => a.order - b.order).map(({ item }) => item)
}
