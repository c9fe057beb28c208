import { playSlice, type Timer } from 'cloud/rehearsal-play'
import { phaseOf, wavesOf } from 'cloud/rules/openings'
import { placesAgree } from 'cloud/rules/place-count'
import { rehearsalFamilies, type RehearsalFacts } from 'cloud/rules/rehearsal-families'
import { percentile, rehearsalReportOf, type FamilyOutcome } from 'cloud/rules/rehearsal-report'
import { clocks, connections, plansReady, rehearsed, type GroundFacts } from 'cloud/rules/sign-up-check/ground'
import { inManyCases } from './seeded-cases'

const today = '2026-09-10'
const now = new Date('2026-09-10T09:00:00+08:00')
const course = (courseId: string, weekday: number, grades: number[], opensAt = '2026-09-20T12:00:00+08:00') => ({
  ...{ courseId, weekday, startsAt: '16:20', endsAt: '17:20', serviceKey: 'afternoon', grades, admission: 'firstCome' as const, drawHeld: false, status: 'published' as const },
  ...{ opensAt, closesAt: '2026-09-30T18:00:00+08:00', gradeOpenings: [] as { grades: number[]; opensAt: string }[] },
})
const child = (grade: number, weekdays = [2, 3]) => ({ grade, group: null, enrolments: [{ serviceKey: 'afternoon', weekdays, startsOn: '2026-09-01', endsOn: '2027-01-01' }] })
const facts = (changes: Partial<RehearsalFacts> = {}): RehearsalFacts => ({
  ...{ children: [child(3), child(4), child(1)], courses: [course('a', 2, [3, 4]), course('b', 2, [3]), course('c', 3, [4])], coursesPerChild: null },
  ...{ families: 200, seconds: 10, taste: 'even', today, now, seed: 7 },
  ...changes,
})

describe('simulated families', () => {
  test('the same seed makes the same families, another seed others', () => {
    expect(rehearsalFamilies(facts())).toEqual(rehearsalFamilies(facts()))
    expect(rehearsalFamilies(facts({ seed: 8 }))).not.toEqual(rehearsalFamilies(facts()))
  })

  test('each chooses only what its child could choose: its grade, its days, one course an hour, within the limit', () => {
    inManyCases((random) => {
      const limit = 1 + random.below(3)
      const courses = Array.from({ length: 12 }, (_, index) => course(`c${index}`, 1 + random.below(5), [1 + random.below(4), 3]))
      const made = rehearsalFamilies(facts({ courses, coursesPerChild: limit, seed: random.below(1000), families: 50 }))
      for (const { child: { grade, enrolments }, lines, dueMs } of made) {
        const chosen = lines.map(({ courseId }) => courses.find((each) => each.courseId === courseId)!)
        expect(chosen.every(({ grades, weekday }) => grades.includes(grade) && enrolments[0]!.weekdays.includes(weekday))).toBe(true)
        expect(new Set(chosen.map(({ weekday }) => weekday)).size).toBe(chosen.length)
        expect(lines.length >= 1 && lines.length <= limit).toBe(true)
        expect(dueMs >= 0 && dueMs < 10_000).toBe(true)
      }
    }, 40)
  })

  test('half of them come in the first quarter of the time', () => {
    const early = rehearsalFamilies(facts({ families: 2000 })).filter(({ dueMs }) => dueMs < 2500).length
    expect(early).toBeGreaterThan(900)
    expect(early).toBeLessThan(1100)
  })

  test('a staggered opening makes waves that come one after another', () => {
    const courses = [{ ...course('a', 2, [1, 3, 4]), gradeOpenings: [{ grades: [1], opensAt: '2026-09-19T12:00:00+08:00' }] }]
    const made = rehearsalFamilies(facts({ courses }))
    for (const { child: { grade }, dueMs } of made) expect(dueMs < 10_000).toBe(grade === 1)
    expect(wavesOf(facts().children, courses, today, now).map(({ children }) => children)).toEqual([1, 2])
  })

  test('where a few are popular, one course is wanted far more than another', () => {
    const courses = Array.from({ length: 6 }, (_, index) => course(`c${index}`, 2, [3]))
    const counts = (taste: RehearsalFacts['taste']) => {
      const made = rehearsalFamilies(facts({ courses, children: [child(3)], families: 1200, taste }))
      return courses.map(({ courseId }) => made.filter(({ lines }) => lines[0]?.courseId === courseId).length).sort((a, b) => b - a)
    }
    expect(counts('popular')[0]! / counts('popular')[5]!).toBeGreaterThan(3)
    expect(counts('even')[0]! / counts('even')[5]!).toBeLessThan(1.6)
  })
})

describe('playing a slice', () => {
  /** Time that only waiting moves; answers come as late as each family is told. */
  function stage(answerAfter: (familyNo: number) => number | null) {
    let at = 0
    const sleepers: { until: number; wake: () => void }[] = []
    const timer: Timer = { elapsed: () => at, wait: (milliseconds) => new Promise((wake) => sleepers.push({ until: at + milliseconds, wake })) }
    const turn = async () => {
      for (let idle = 0; idle < 20; idle += 1) await Promise.resolve()
      const next = sleepers.sort((a, b) => a.until - b.until).shift()
      if (next) {
        at = Math.max(at, next.until)
        next.wake()
      }
      return next !== undefined
    }
    const tapped: [number, number][] = []
    const choose = async ({ familyNo }: { familyNo: number }) => {
      tapped.push([familyNo, at])
      const after = answerAfter(familyNo)
      if (after === null) return null
      await timer.wait(after)
      return { lines: [], failure: null }
    }
    return { timer, choose, tapped, turn }
  }
  const family = (familyNo: number, dueMs: number) => ({ familyNo, dueMs, childId: '', lines: [] })

  async function played(families: ReturnType<typeof family>[], fromMs: number, answerAfter: (familyNo: number) => number | null) {
    const { timer, choose, tapped, turn } = stage(answerAfter)
    const slice = playSlice({ families, fromMs, budgetMs: 1000, timer, choose })
    while (await turn());
    return { ...(await slice), tapped }
  }

  test('a family taps when its time has come, answered or not those before it', async () => {
    const { answers, tapped } = await played([family(1, 0), family(2, 100), family(3, 1500)], 0, () => 400)
    expect(tapped).toEqual([[1, 0], [2, 100]])
    expect(answers).toMatchObject([{ familyNo: 1, answeredMs: 400 }, { familyNo: 2, answeredMs: 500 }])
  })

  test('whoever came due between two steps taps at once and has waited since then', async () => {
    const { answers } = await played([family(1, 200)], 900, () => 50)
    expect(answers).toMatchObject([{ familyNo: 1, answeredMs: 950 }])
  })

  test('whoever still stands in line is not answered yet, and counts as in line', async () => {
    const { answers, inLine } = await played([family(1, 0), family(2, 0)], 0, (familyNo) => (familyNo === 1 ? null : 10))
    expect({ answered: answers.map(({ familyNo }) => familyNo), inLine }).toEqual({ answered: [2], inLine: 1 })
  })
})

describe('the report', () => {
  const outcome = (dueMs: number, answeredMs: number, result: 'joined' | 'waiting' = 'joined'): FamilyOutcome => ({ dueMs, answeredMs, failure: null, lines: [{ courseId: 'a', result, refusal: null }] })
  const chess = { courseId: 'a', title: '围棋', capacity: 2, joined: 2, waiting: 1, agrees: true }

  test('percentiles are of the values themselves, and never fall from the lower to the higher', () => {
    expect([0.5, 0.95, 1].map((share) => percentile([5, 1, 3, 2, 4], share))).toEqual([3, 5, 5])
    expect(percentile([], 0.5)).toBe(0)
    inManyCases((random) => {
      const values = Array.from({ length: 1 + random.below(40) }, () => random.below(1000))
      const found = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))
      expect([...found].sort((a, b) => a - b)).toEqual(found)
      expect(values.filter((value) => value <= found[1]!).length / values.length).toBeGreaterThanOrEqual(0.95)
    })
  })

  test('a course that was full within seconds of its own wave is proposed for a draw; one with room is not', () => {
    const report = rehearsalReportOf([outcome(10_100, 10_400), outcome(10_200, 12_000), outcome(10_300, 12_500, 'waiting')], [chess], 10)
    expect(report.courses[0]).toMatchObject({ wanted: 3, fullAfterMs: 2000, suggestsDraw: true })
    expect(rehearsalReportOf([outcome(100, 400)], [{ ...chess, joined: 1, waiting: 0 }], 10).courses[0]).toMatchObject({ fullAfterMs: null, suggestsDraw: false })
  })

  test('a course of which places and list differ is named', () => {
    expect(rehearsalReportOf([], [{ ...chess, agrees: false }], 10).verified).toEqual({ courses: 1, differing: ['围棋'] })
  })

  test('places agree only where every number does', () => {
    const fine = { capacity: 3, taken: 3, waiting: 1, joined: 2, offered: 1, waitingCounted: 1 }
    expect(placesAgree(fine)).toBe(true)
    for (const broken of [{ taken: 2 }, { offered: 0 }, { waitingCounted: 2 }, { capacity: 2 }]) expect(placesAgree({ ...fine, ...broken })).toBe(false)
  })
})

describe('what is looked at before', () => {
  const ground: GroundFacts = {
    ...{ engine: 'postgres', serverless: false, poolSize: 8, lanes: 2, connections: { most: 100, inUse: 20 }, slowReads: [] },
    ...{ clock: { differenceMs: 0, uncertainMs: 1 }, records: { unlinked: 0, oldestSeconds: 0 }, rehearsal: null },
  }
  const done = { state: 'finished' as const, families: 480, endedAt: now, p95Ms: 800, failed: 0, differing: [], coursesChanged: false }

  test('connections suffice, or it is said how many are left and how many instances could connect', () => {
    expect(connections(ground).state).toBe('good')
    expect(connections({ ...ground, connections: { most: 100, inUse: 95 } })).toMatchObject({ state: 'bad', says: '数据库只剩 5 个连接，不够用。' })
    expect(connections({ ...ground, serverless: true, poolSize: 2, lanes: 0 })).toMatchObject({ state: 'warn', says: expect.stringContaining('40 个云函数实例') })
  })

  test('a clock that is more than a second off, beyond what the measurement can be wrong, is said with how far and which way', () => {
    const off = (differenceMs: number, uncertainMs = 1) => clocks({ ...ground, clock: { differenceMs, uncertainMs } })
    expect(off(-90_000)).toMatchObject({ state: 'bad', says: '服务器的时钟比数据库快 90.0 秒，开放时间会不准。' })
    expect(off(1002)).toMatchObject({ state: 'bad', says: '服务器的时钟比数据库慢 1.0 秒，开放时间会不准。' })
    expect([off(1001), off(-1500, 500)].map(({ state }) => state)).toEqual(['good', 'good'])
  })

  test('statistics of an empty table are pointed out', () => {
    expect(plansReady(ground).state).toBe('good')
    expect(plansReady({ ...ground, slowReads: ['course_place'] })).toMatchObject({ state: 'warn', details: ['course_place'] })
  })

  test('a rehearsal counts as good only when it was finished, quick, whole, without failures and of these very courses', () => {
    const state = (changes: Partial<typeof done> | null) => rehearsed({ ...ground, rehearsal: changes && { ...done, ...changes } }).state
    expect(state({})).toBe('good')
    expect(state(null)).toBe('warn')
    expect([{ state: 'stopped' as never }, { p95Ms: 3001 }, { failed: 1 }, { coursesChanged: true }].map(state)).toEqual(['warn', 'warn', 'warn', 'warn'])
    expect(state({ differing: ['围棋'] as never })).toBe('bad')
  })

  test('choosing stands before, open, over or has nothing, by the earliest opening of any grade', () => {
    const at = (when: string, courses = [course('a', 2, [3])]) => phaseOf(courses, new Date(`${when}+08:00`)).phase
    expect([at('2026-09-20T11:59:59'), at('2026-09-20T12:00:00'), at('2026-09-30T18:00:00'), at('2026-09-20T12:00:00', [])]).toEqual(['before', 'open', 'over', 'none'])
    expect(at('2026-09-19T12:00:00', [{ ...course('a', 2, [3]), gradeOpenings: [{ grades: [3], opensAt: '2026-09-19T12:00:00+08:00' }] }])).toBe('open')
  })
})
