import { createHash } from 'node:crypto'
import { runDraw } from '../cloud/rules/draw'
import { entriesSha256, entryText, headText, lottery } from '../cloud/rules/draw-hash'
import { seededRandom } from '../cloud/demo/seeded-random'
import type { DrawCourse, DrawEntry } from '../cloud/contract/draw'

/*
 * `npm run bench:draw`: one whole draw — hashing the list, a lottery number for every child, the draw itself — for 300
 * and 3,000 children of five choices and sixty courses. Machines differ, so what holds is the ratio to hashing the same
 * bytes once with Node's own SHA-256, and how much longer ten times the children take.
 */

const random = seededRandom(7)
const hex = (digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join('')
const drawId = '9b2f6c1e-1111-4222-8333-444455556666'

const courses = Array.from({ length: 60 }, (_, no): DrawCourse => ({
  ...{ no, courseId: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`, weekday: 1 + (no % 5), startsAt: '16:20', endsAt: '17:20', places: 30 },
  quotas: no % 6 === 0 ? [{ no, places: 5 }] : [],
}))

function listOf(children: number): DrawEntry[] {
  return Array.from({ length: children }, (): DrawEntry => {
    const ranks = new Set<number>()
    while (ranks.size < 5) ranks.add(random.below(60))
    return { token: hex(32), together: null, points: random.below(4), limit: 2, quotas: [], ranks: [...ranks] }
  })
}

const seed = hex(64)

function wholeDraw(entries: DrawEntry[]): number {
  const sha256 = entriesSha256(drawId, courses, entries)
  const numberOf = lottery(seed, sha256)
  return runDraw(courses, entries, numberOf).length
}

/** The least of several runs, in milliseconds: what else the machine did only ever adds. */
function leastOf(work: () => unknown, runs = 15): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    work()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

const [small, large] = [listOf(300), listOf(3000)]
const text = [headText(drawId, courses), ...large.map(entryText)].join('\n')
const plain = leastOf(() => createHash('sha256').update(text).digest('hex'))
const [few, many] = [leastOf(() => wholeDraw(small)), leastOf(() => wholeDraw(large))]
console.log(`300 children ${few.toFixed(1)} ms, 3,000 children ${many.toFixed(1)} ms; hashing the same ${Math.round(text.length / 1024)} KB once with Node ${plain.toFixed(2)} ms`)
console.log(JSON.stringify({ drawToHash: Number((many / plain).toFixed(1)), tenTimesTheChildren: Number((many / few).toFixed(2)) }))
