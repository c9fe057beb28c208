import type { DrawCourse, DrawEntry } from 'cloud/contract/draw'
import { overlaps } from 'cloud/rules/course-choice'
import { runDraw, tangledHours, turnsOf, type DrawnEntry } from 'cloud/rules/draw'
import { drawCourse, drawEntry, someWorld, tokenOf, type World } from './given-draw'
import { inManyCases, shuffled, times } from './seeded-cases'

/** Numbers by hand: the first token named draws the smallest. */
const inOrder = (...indexes: number[]) => (token: string) => String(indexes.indexOf(Number.parseInt(token, 16))).padStart(4, '0')
const receivedBy = (drawn: DrawnEntry[]) => Object.fromEntries(drawn.map(({ token, received }) => [Number.parseInt(token, 16), received]))
const outcomes = (drawn: DrawnEntry[], index: number) => drawn.find(({ token }) => token === tokenOf(index))?.tries.map(({ outcome }) => outcome)
const draw = ({ courses, entries, numberOf }: World) => runDraw(courses, entries, numberOf)

describe('by example', () => {
  const [chess, football, choir] = [drawCourse(0, { places: 1 }), drawCourse(1, { places: 1, weekday: 3 }), drawCourse(2, { places: 2 })]

  test('the smaller number has its turn first and takes its first choice; the next takes its own best that is left', () => {
    const drawn = runDraw([chess, football, choir], [drawEntry(1, [0, 1]), drawEntry(2, [0, 1]), drawEntry(3, [0, 1])], inOrder(2, 3, 1))
    expect(receivedBy(drawn)).toEqual({ 2: [0], 3: [1], 1: [] })
    expect(drawn.map(({ turn }) => turn)).toEqual([1, 2, 3])
    expect(outcomes(drawn, 1)).toEqual(['full', 'full'])
  })

  test('more points come before any number (R-006)', () => {
    expect(receivedBy(runDraw([chess], [drawEntry(1, [0]), drawEntry(2, [0], { points: 1 })], inOrder(1, 2)))).toEqual({ 1: [], 2: [0] })
  })

  test('one turn goes through the whole list: a clash with a dearer choice is passed over, the limit ends it (R-025)', () => {
    const drawn = runDraw([chess, football, choir, drawCourse(3, { weekday: 4 })], [drawEntry(1, [0, 2, 1, 3], { limit: 2 })], inOrder(1))
    expect(outcomes(drawn, 1)).toEqual(['received', 'clash', 'received', 'limit'])
    expect(drawn[0]?.tries[1]).toMatchObject({ clashesWith: 0 })
  })

  test('places of a quota go to its children first and never to others, even if they stay free', () => {
    const course = drawCourse(0, { places: 2, quotas: [{ no: 7, places: 1 }] })
    const drawn = runDraw([course], [drawEntry(1, [0]), drawEntry(2, [0]), drawEntry(3, [0], { quotas: [7] })], inOrder(1, 2, 3))
    expect(receivedBy(drawn)).toEqual({ 1: [0], 2: [], 3: [0] })
    expect(receivedBy(runDraw([course], [drawEntry(1, [0]), drawEntry(2, [0])], inOrder(1, 2)))).toEqual({ 1: [0], 2: [] })
  })

  test('siblings together have one turn, by the larger number and the fewer points, and get a course both or neither', () => {
    const together = tokenOf(99)
    const pair = [drawEntry(1, [0, 2], { together, points: 2 }), drawEntry(2, [0, 2], { together, points: 1 })]
    const single = drawEntry(3, [0], { points: 1 })
    const drawn = runDraw([chess, football, choir], [...pair, single], inOrder(1, 3, 2))
    expect(receivedBy(drawn)).toEqual({ 3: [0], 1: [2], 2: [2] })
    expect(outcomes(drawn, 1)).toEqual(['full', 'received'])
  })

  test('what it costs: one free place stays free where only two siblings wanted it together', () => {
    const together = tokenOf(99)
    const drawn = runDraw([chess], [drawEntry(1, [0], { together }), drawEntry(2, [0], { together })], inOrder(1, 2))
    expect(receivedBy(drawn)).toEqual({ 1: [], 2: [] })
  })

  test('a course across two that do not clash is found, whatever the order', () => {
    const long = drawCourse(0, { startsAt: '16:20', endsAt: '18:00' })
    const [early, late] = [drawCourse(1, { startsAt: '16:20', endsAt: '17:00' }), drawCourse(2, { startsAt: '17:10', endsAt: '18:00' })]
    expect(tangledHours([early, long, late])?.[0]).toBe(long)
    expect(tangledHours([early, late])).toBeNull()
    expect(tangledHours([long, drawCourse(3, { startsAt: '17:00', endsAt: '18:00' })])).toBeNull()
  })
})

/** What stays open of each course at the end, as the database would see it. */
function leftOver(courses: DrawCourse[], drawn: DrawnEntry[]) {
  const tries = drawn.flatMap((entry) => entry.tries).filter(({ outcome }) => outcome === 'received')
  return new Map(
    courses.map(({ no, places, quotas }) => {
      const own = tries.filter((each) => each.no === no)
      return [no, { left: places - own.length, kept: new Map(quotas.map((quota) => [quota.no, quota.places - own.filter((each) => each.quota === quota.no).length])) }] as const
    }),
  )
}

describe('in every world', () => {
  test('no course gets more than its places, no quota lends its own, and nobody more than the limit or two at once', () => {
    inManyCases((random) => {
      const world = someWorld(random)
      const drawn = draw(world)
      for (const { left, kept } of leftOver(world.courses, drawn).values()) {
        expect(left).toBeGreaterThanOrEqual(0)
        for (const free of kept.values()) expect(free).toBeGreaterThanOrEqual(0)
      }
      for (const { token, received, tries } of drawn) {
        const entry = world.entries.find((each) => each.token === token) as DrawEntry
        expect(received.length).toBeLessThanOrEqual(entry.limit)
        const courses = received.map((no) => world.courses[no] as DrawCourse)
        courses.forEach((course, at) => courses.slice(at + 1).forEach((other) => expect(overlaps(course, other)).toBe(false)))
        for (const { quota } of tries) if (quota !== null) expect(entry.quotas).toContain(quota)
      }
    })
  })

  test('a place kept for a quota is never taken by a child that may not use it while it could be kept', () => {
    inManyCases((random) => {
      const world = someWorld(random, { siblings: false })
      for (const { no, places, quotas } of world.courses) {
        const kept = quotas.reduce((sum, quota) => sum + quota.places, 0)
        const common = draw(world).flatMap(({ tries }) => tries).filter((each) => each.no === no && each.outcome === 'received' && each.quota === null).length
        expect(common).toBeLessThanOrEqual(Math.max(0, places - kept))
      }
    })
  })

  test('nobody prefers a free place that is open to it: every choice passed over was full, clashed or was over the limit, and still is', () => {
    inManyCases((random) => {
      const world = someWorld(random)
      const drawn = draw(world)
      const stocks = leftOver(world.courses, drawn)
      for (const { token, tries } of drawn) {
        const entry = world.entries.find((each) => each.token === token) as DrawEntry
        const members = world.entries.filter((each) => each === entry || (entry.together !== null && each.together === entry.together))
        for (const { no, outcome } of tries) {
          if (outcome !== 'full' || members.length > 1) continue
          const { left, kept } = stocks.get(no)!
          const own = entry.quotas.some((quota) => (kept.get(quota) ?? 0) > 0)
          expect(left > 0 && (own || left > [...kept.values()].reduce((sum, free) => sum + Math.max(0, free), 0))).toBe(false)
        }
      }
    })
  })

  test('the same list gives the same, whatever order it comes in', () => {
    inManyCases((random) => {
      const world = someWorld(random)
      const again = draw({ ...world, courses: shuffled(random, world.courses).map((course) => ({ ...course, quotas: shuffled(random, course.quotas) })), entries: shuffled(random, world.entries) })
      expect(again).toEqual(draw(world))
    })
  })

  test('siblings together always receive the same', () => {
    inManyCases((random) => {
      const world = someWorld(random)
      const drawn = draw(world)
      for (const { token, together } of world.entries) {
        if (together === null) continue
        const other = world.entries.find((each) => each.together === together && each.token !== token)
        expect(drawn.find((each) => each.token === token)?.received).toEqual(drawn.find((each) => each.token === other?.token)?.received)
      }
    })
  })

  test('asking to be drawn together never brings a turn forward', () => {
    inManyCases((random) => {
      const { entries, numberOf } = someWorld(random)
      const before = (list: DrawEntry[], token: string) => {
        const turns = turnsOf(list, numberOf)
        const own = turns.findIndex(({ members }) => members.some((each) => each.token === token))
        return new Set(turns.slice(0, own).flatMap(({ members }) => members.map((each) => each.token)))
      }
      for (const { token, together } of entries.filter((each) => each.together !== null)) {
        const alone = entries.map((each) => (each.together === together ? { ...each, together: null } : each))
        // Everyone who goes before it alone goes before it together, too, save its own sibling.
        for (const earlier of before(alone, token)) {
          const isSibling = entries.some((each) => each.token === earlier && each.together === together)
          if (!isSibling) expect(before(entries, token).has(earlier)).toBe(true)
        }
      }
    })
  })

  test('with the same numbers more credit never hurts: every list that could be had before can still be had', () => {
    inManyCases((random) => {
      const world = someWorld(random)
      const entry = random.pick(world.entries)
      const received = (points: number) => draw({ ...world, entries: world.entries.map((each) => (each === entry ? { ...each, points } : each)) }).find(({ token }) => token === entry.token)!.received
      // Compared choice by choice, the dearest first: the first difference must be a gain.
      const [before, after] = [received(entry.points), received(entry.points + 1 + random.below(3))]
      const first = entry.ranks.find((no) => before.includes(no) !== after.includes(no))
      if (first !== undefined) expect(after).toContain(first)
    })
  })
})

const permutations = (items: readonly number[]): number[][] => (items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest])))
/** Every list that a family could hand in: any of the courses in any order. */
const everyList = (nos: number[]): number[][] => [...new Map(permutations(nos).flatMap((all) => all.map((_, last) => all.slice(0, last + 1))).map((list) => [list.join(), list])).values()]

/** Whether a family with these true wishes prefers `other` to `own`, the dearest difference deciding. */
function prefersByDearest(ranks: number[], other: number[], own: number[]) {
  const first = ranks.find((no) => own.includes(no) !== other.includes(no))
  // What it never wanted is worth nothing to it.
  return first !== undefined && other.includes(first)
}

/** The worth of courses when each has a worth of its own, falling along the list. */
const worth = (ranks: number[], values: number[], received: number[]) => received.reduce((sum, no) => sum + (ranks.includes(no) ? (values[ranks.indexOf(no)] as number) : 0), 0)

describe('ranking honestly is best', () => {
  test('in small worlds, every other list a child or a pair could hand in is tried, and none brings more', () => {
    let tried = 0
    inManyCases((random) => {
      const world = someWorld(random, { courses: 3, children: 4, choices: 3, slots: 2 })
      const entry = random.pick(world.entries)
      const own = draw(world).find(({ token }) => token === entry.token)!.received
      for (const ranks of everyList([0, 1, 2])) {
        const entries = world.entries.map((each) => (each === entry || (entry.together !== null && each.together === entry.together) ? { ...each, ranks } : each))
        const other = draw({ ...world, entries }).find(({ token }) => token === entry.token)!.received
        expect(prefersByDearest(entry.ranks, other, own)).toBe(false)
        tried += 1
      }
    }, 400)
    // Three courses: 3 lists of one, 6 of two, 6 of three.
    expect(tried).toBe(400 * 15)
  })

  test('with hours in slots that holds for several courses by any worth of each, not only by the dearest', () => {
    inManyCases((random) => {
      const world = someWorld(random, { courses: 4, children: 5, choices: 4, slots: 3 })
      expect(tangledHours(world.courses)).toBeNull()
      const entry = random.pick(world.entries)
      const values = times(4, () => 1 + random.below(100)).sort((a, b) => b - a)
      const own = worth(entry.ranks, values, draw(world).find(({ token }) => token === entry.token)!.received)
      const ranks = random.pick(everyList([0, 1, 2, 3]))
      const entries = world.entries.map((each) => (each === entry || (entry.together !== null && each.together === entry.together) ? { ...each, ranks } : each))
      expect(worth(entry.ranks, values, draw({ ...world, entries }).find(({ token }) => token === entry.token)!.received)).toBeLessThanOrEqual(own)
    }, 3000)
  })

  test('in large worlds random other lists bring nothing more either', () => {
    inManyCases((random) => {
      const world = someWorld(random, { courses: 12, children: 120, choices: 5, slots: 6 })
      const entry = random.pick(world.entries)
      const own = draw(world).find(({ token }) => token === entry.token)!.received
      for (const ranks of times(5, () => shuffled(random, world.courses.map(({ no }) => no)).slice(0, 1 + random.below(5)))) {
        const entries = world.entries.map((each) => (each === entry || (entry.together !== null && each.together === entry.together) ? { ...each, ranks } : each))
        expect(prefersByDearest(entry.ranks, draw({ ...world, entries }).find(({ token }) => token === entry.token)!.received, own)).toBe(false)
      }
    }, 60)
  })

  test('the control: with tangled hours and several courses a long course can cost two short ones, so the office is kept from it', () => {
    const courses = [drawCourse(0, { startsAt: '16:20', endsAt: '18:00' }), drawCourse(1, { startsAt: '16:20', endsAt: '17:00' }), drawCourse(2, { startsAt: '17:10', endsAt: '18:00' })]
    const received = (ranks: number[]) => runDraw(courses, [drawEntry(1, ranks, { limit: 2 })], () => '0')[0]!.received
    expect(worth([0, 1, 2], [3, 2, 2], received([0, 1, 2]))).toBe(3)
    expect(worth([0, 1, 2], [3, 2, 2], received([1, 2, 0]))).toBe(4)
  })

  test('the control: a rule that serves first choices first rewards a lie, and this test would see it', () => {
    // 首志愿优先: all first choices are served before any second one.
    const byFirstChoice = (courses: DrawCourse[], entries: DrawEntry[]) => {
      const left = new Map(courses.map(({ no, places }) => [no, places]))
      const got = new Map<string, number>()
      for (const round of [0, 1, 2]) for (const { token, ranks } of entries) {
        const no = ranks[round]
        if (no === undefined || got.has(token) || !left.get(no)) continue
        left.set(no, left.get(no)! - 1)
        got.set(token, no)
      }
      return got
    }
    const courses = [drawCourse(0, { places: 1 }), drawCourse(1, { places: 1 })]
    const honest = [drawEntry(1, [0, 1]), drawEntry(2, [0, 1]), drawEntry(3, [1, 0])]
    expect(byFirstChoice(courses, honest).get(tokenOf(2))).toBeUndefined()
    expect(byFirstChoice(courses, [honest[0]!, drawEntry(2, [1, 0]), honest[2]!]).get(tokenOf(2))).toBe(1)
  })
})
