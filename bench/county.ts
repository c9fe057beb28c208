import { seededRandom } from '../cloud/demo/seeded-random'
import { makeSchools } from './rush-data'
import { apiRound, type Tap } from './rush-round'
import { startApi, startServer } from './rush-server'
import { compare, watch } from './rush-truth'

/*
 * `npm run bench:county [quick]`: a county opens its courses at one moment. Eight schools of 3,000 families; four of five
 * tap within ten seconds, the rest within the next thirty; each wants two courses, most of them among the same twelve of
 * its school's forty. They tap when they tap, however slow the answers are (open loop), from a process of their own.
 * Every answer is compared with the database afterwards, and the counters are watched throughout.
 */

const quick = process.argv.includes('quick')
const [schools, families] = quick ? [4, 600] : [8, 3000]
const [courses, wanted, capacity] = [40, 12, 40]
const rushMs = quick ? 2_500 : 10_000
const calmMs = quick ? 5_000 : 30_000
// As many phones as hold a connection to the host at once; behind a gateway there are fewer.
const connections = 4000

function county(): Tap[] {
  const random = seededRandom(20261122)
  const course = () => 1 + (random.below(10) < 8 ? random.below(wanted) : wanted + random.below(courses - wanted))
  const taps: Tap[] = []
  for (let school = 1; school <= schools; school += 1) {
    for (let child = 1; child <= families; child += 1) {
      const first = course()
      let second = course()
      while (second === first) second = course()
      const at = random.below(5) < 4 ? random.below(rushMs) : rushMs + random.below(calmMs)
      taps.push({ school, child, courses: [first, second], at })
    }
  }
  return taps.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

async function bench() {
  const server = await startServer()
  try {
    await makeSchools(server.superUrl, { first: 1, schools, children: families, courses, capacity })
    const api = await startApi(server)
    const taps = county()
    const inRush = taps.filter(({ at }) => (at ?? 0) < rushMs).length
    console.log(`${taps.length} families of ${schools} schools, two wishes each; ${inRush} tap within ${rushMs / 1000} s (${((inRush / rushMs) * 1000).toFixed(0)} a second)`)
    const watching = watch(server, 500)
    const { report, told } = await apiRound(api, taps, connections)
    const { samples, wrong: seen } = await watching.stop()
    await api.stop()
    const truth = await compare(server, told)
    const [counters] = await server.sql<{ deadlocks: number }>(`select deadlocks::int from pg_stat_database where datname = 'kehou'`)
    const ms = (value: number) => `${value.toFixed(0)} ms`
    console.log(`all answered after ${report.seconds.toFixed(1)} s (the last tap came at ${((taps.at(-1)?.at ?? 0) / 1000).toFixed(1)} s)`)
    console.log(`from tap to answer: p50 ${ms(report.p50)}, p90 ${ms(report.p90)}, p99 ${ms(report.p99)}, p99.9 ${ms(report.p999)}, longest ${ms(report.most)}; told to come again ${JSON.stringify(report.told)}, connections lost ${report.brokenConnections}`)
    console.log(`wishes: joined ${truth.joined}, waiting ${truth.waiting}, refused ${JSON.stringify(truth.refused)}; the counters were right at ${samples - seen.length} of ${samples} looks`)
    for (const line of [...truth.wrong, ...seen].slice(0, 10)) console.log(`WRONG ${line}`)
    const wishes = taps.length * 2
    const answered = truth.joined + truth.waiting + Object.values(truth.refused).reduce((sum, count) => sum + count, 0)
    console.log(JSON.stringify({ answeredToAsked: answered / wishes, wrong: truth.wrong.length, broken: seen.length, deadlocks: counters?.deadlocks ?? -1, longestToRush: Number((report.most / rushMs).toFixed(3)) }))
    if (truth.wrong.length + seen.length > 0 || answered !== wishes) process.exitCode = 1
  } finally {
    await server.stop()
  }
}

bench().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
