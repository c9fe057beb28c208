import { seededRandom } from 'cloud/demo/seeded-random'

export type CaseRandom = ReturnType<typeof seededRandom>

/** Runs one check over many seeded cases; the first that fails says its seed, so that it can be run again alone. */
export function inManyCases(check: (random: CaseRandom) => void, cases = 300) {
  for (let seed = 1; seed <= cases; seed += 1) {
    try {
      check(seededRandom(seed))
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}

export const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

export const someOf = <T>(random: CaseRandom, from: readonly T[]): T[] => from.filter(() => random.below(2) === 0)

export const atLeastOneOf = <T>(random: CaseRandom, from: readonly T[]): T[] => {
  const sure = random.pick(from)
  return from.filter((item) => item === sure || random.below(2) === 0)
}

export const shuffled = <T>(random: CaseRandom, list: readonly T[]): T[] =>
  list.map((item) => ({ item, order: random.below(2 ** 30) })).sort((a, b) => a.order - b.order).map(({ item }) => item)

/** Minutes after midnight as a clock time: 935 is 15:35. */
export const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
