import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import { addDays } from 'cloud/rules/dates'
import { apiOfThisFile } from '../boot'
import type { Family, School, Staff } from '../given'
import { clock, shuffled, times, type CaseRandom } from '../rules/seeded-cases'
import { givenClass, givenMore, historyOf, mark, rollOf, save, standings, truthOf, tuesday, type Mark } from './given-roll'

const api = apiOfThisFile()
const at = (time: string, date = tuesday) => `${date}T${time}:00`

/** Marks of an afternoon by several phones; some made at the same second. */
const anyMarks = (random: CaseRandom, families: Family[], heldOn: string): Mark[] =>
  times(30, () => mark(random.pick(families), random.pick(['present', 'late', 'absent']), clock(16 * 60 + 20 + random.below(25)), heldOn))

/** What must be true after some marks, worked out apart from the API: the mark made last, of two at once that of the greater id. */
function expectedTruth(marks: Mark[]) {
  const children = [...new Set(marks.map(({ childId }) => childId))].sort()
  return children.map((childId) => {
    const own = marks.filter((each) => each.childId === childId).sort((a, b) => (`${a.madeAt} ${a.markId}` < `${b.madeAt} ${b.markId}` ? -1 : 1))
    const seen = own.find(({ state }) => state !== 'absent')
    return { child_id: childId, state: own.at(-1)?.state, mark_id: own.at(-1)?.markId, arrived_at: seen ? new Date(seen.madeAt) : null }
  })
}

/** Sends marks in batches of any size, some of them twice, by whoever may take the roll. */
async function sendShuffled(random: CaseRandom, school: School, heldOn: string, marks: Mark[], by: Staff[]) {
  const queue = shuffled(random, [...marks, ...marks.filter(() => random.below(3) === 0)])
  for (let sent = 0; sent < queue.length; ) {
    const batch = queue.slice(sent, sent + 1 + random.below(12))
    await save(api, random.pick(by), rollOf(school.third, heldOn), batch)
    sent += batch.length
  }
}

test('whatever the order in which the marks of two teachers arrive, cut in whatever batches and sent twice or not, one thing is true', async () => {
  const { school, families } = await givenClass(api, 6)
  const by = [school.third.teacher, school.office]
  const random = seededRandom(52)
  // Tuesdays to Fridays of weeks without a holiday.
  const days = [1, 2, 5, 6].flatMap((week) => times(4, (day) => addDays('2026-09-01', week * 7 + day))).filter((date) => date < '2026-09-24' || date > '2026-10-08')
  for (const heldOn of days) {
    api.clock.set(at('17:30', heldOn))
    const marks = anyMarks(random, families, heldOn)
    await sendShuffled(random, school, heldOn, marks, by)
    const truth = (await truthOf(api, school, heldOn)).map(({ child_id, state, mark_id, arrived_at }) => ({ child_id, state, mark_id, arrived_at }))
    expect(truth).toEqual(expectedTruth(marks))
    const history = await historyOf(api, school, heldOn)
    expect(history.map(({ mark_id }) => mark_id).sort()).toEqual(marks.map(({ markId }) => markId).sort())
  }
  expect(days.length).toBeGreaterThan(10)
})

test('a queue that a phone sends again counts once, and the answer is the same', async () => {
  const { school, families } = await givenClass(api, 3)
  const marks = families.map((child) => mark(child, 'present', '16:21'))
  const first = await save(api, school.third.teacher, rollOf(school.third), marks, { close: true }, at('16:25'))
  const again = await save(api, school.third.teacher, rollOf(school.third), marks, { close: true })
  expect(again).toMatchObject({ roll: { counts: first.roll.counts, closedAt: first.roll.closedAt }, children: first.children, unused: [] })
  expect(await historyOf(api, school)).toHaveLength(3)
})

test('a phone that comes back with an hour of marks changes nothing that was seen since, is told which came too late, and its history is kept', async () => {
  const { school, families } = await givenClass(api, 3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const queued = [mark(lin, 'present', '16:21'), mark(wang, 'absent', '16:22'), mark(li, 'absent', '16:22'), mark(li, 'late', '16:35')]
  // Meanwhile the office has found one and missed another.
  await save(api, school.office, rollOf(school.third), [mark(lin, 'absent', '16:40'), mark(wang, 'late', '16:41')], {}, at('16:42'))
  const back = await save(api, school.third.teacher, rollOf(school.third), queued, {}, at('17:22'))
  expect(standings(back)).toEqual({ 1: 'missing', 2: 'late', 3: 'late' })
  // The phone's own correction of the third child is nothing to tell.
  expect(back.unused).toEqual([queued[0]!, queued[1]!].map(({ markId }) => ({ markId, why: 'older' })))
  // That the first child was seen at 16:21 is not lost by its being missed later.
  expect(back.children.map(({ arrivedAt }) => arrivedAt)).toEqual(['2026-09-08T08:21:00.000Z', '2026-09-08T08:41:00.000Z', '2026-09-08T08:35:00.000Z'])
  expect((await historyOf(api, school)).map(({ state, staff_id }) => `${state} ${staff_id === school.office.staffId ? 'office' : 'teacher'}`)).toEqual(['present teacher', 'absent teacher', 'absent teacher', 'late teacher', 'absent office', 'late office'])
})

test('a phone whose clock is wrong can neither overrule what is marked after it nor lose its own correction', async () => {
  const { school, families } = await givenClass(api, 1)
  const [lin] = families as [Family]
  const roll = rollOf(school.third)
  const ahead = [mark(lin, 'absent', '23:00'), mark(lin, 'present', '23:01')]
  expect(standings(await save(api, school.third.teacher, roll, ahead, {}, at('16:25')))).toEqual({ 1: 'present' })
  expect((await truthOf(api, school))[0]).toMatchObject({ mark_id: ahead[1]?.markId, made_at: new Date('2026-09-08T16:25:00+08:00') })
  expect(standings(await save(api, school.office, roll, [mark(lin, 'absent', '16:26')], {}, at('16:27')))).toEqual({ 1: 'missing' })
  const behind = { ...mark(lin, 'present', '16:00'), madeAt: '2019-01-01T00:00:00Z' }
  expect((await save(api, school.third.teacher, roll, [behind])).unused).toEqual([{ markId: behind.markId, why: 'older' }])
  expect((await historyOf(api, school)).map(({ mark_id }) => mark_id)).toContain(behind.markId)
})

test('a mark of a child that is not on this roll is kept and told, and makes nothing true; one of no child of this school is only told', async () => {
  const { school, families } = await givenClass(api, 1)
  const [other] = await givenMore(api, school, 1, school.first)
  const elsewhere = await givenClass(api, 1)
  const marks = [mark(other!, 'absent', '16:21'), mark(elsewhere.families[0]!, 'absent', '16:21'), mark({ childId: randomUUID() }, 'absent', '16:21'), mark(families[0]!, 'present', '16:21')]
  const saved = await save(api, school.third.teacher, rollOf(school.third), marks, { close: true }, at('16:25'))
  expect(saved.unused).toEqual(marks.slice(0, 3).map(({ markId }) => ({ markId, why: 'notExpected' })))
  expect(saved.roll).toMatchObject({ counts: { expected: 1, present: 1, missing: 0 }, closedAt: expect.any(String) })
  expect((await truthOf(api, school)).map(({ child_id }) => child_id)).toEqual([families[0]!.childId])
  expect((await historyOf(api, school)).map(({ child_id }) => child_id).sort()).toEqual([other!.childId, families[0]!.childId].sort())
  expect(await historyOf(api, elsewhere.school)).toEqual([])
})

test('a mark of a child that only joins the roll afterwards counts when the phone sends its queue again', async () => {
  const { school } = await givenClass(api, 1)
  const [late] = await givenMore(api, school, 1, school.first)
  const marks = [mark(late!, 'present', '16:21')]
  expect((await save(api, school.third.teacher, rollOf(school.third), marks, {}, at('16:25'))).unused).toHaveLength(1)
  await api.database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [school.schoolId])
    await db.rows(`update child set class_id = $2 where child_id = $1`, [late!.childId, school.third.classId])
  })
  const again = await save(api, school.third.teacher, rollOf(school.third), marks)
  expect(again.unused).toEqual([])
  expect(again.children.find(({ childId }) => childId === late!.childId)?.standing).toBe('present')
})

test('ids in capital letters are the same children and the same marks', async () => {
  const { school, families } = await givenClass(api, 1)
  const small = mark(families[0]!, 'present', '16:21')
  const capital = { ...small, markId: small.markId.toUpperCase(), childId: small.childId.toUpperCase() }
  expect((await save(api, school.third.teacher, rollOf(school.third), [capital, small], {}, at('16:25'))).unused).toEqual([])
  expect(await historyOf(api, school)).toHaveLength(1)
})

test('what was written on paper is entered later and marked as such: it fills what nobody marked, by the time on the paper', async () => {
  const { school, families } = await givenClass(api, 2)
  const [lin, wang] = families as [Family, Family]
  const roll = rollOf(school.third)
  await save(api, school.third.teacher, roll, [mark(lin, 'late', '16:40')], {}, at('16:41'))
  const paper = await save(api, school.office, roll, [mark(lin, 'absent', '16:21'), mark(wang, 'present', '16:21')], { source: 'paper', close: true }, '2026-09-09T09:00:00')
  expect(standings(paper)).toEqual({ 1: 'late', 2: 'present' })
  expect(paper.roll.closedAt).toBe('2026-09-09T01:00:00.000Z')
  expect((await truthOf(api, school)).map(({ child_id, source }) => [child_id, source]).sort()).toEqual([[lin.childId, 'phone'], [wang.childId, 'paper']].sort())
})

test('a child marked on a later day was there, but nobody claims to know since when', async () => {
  const { school, families } = await givenClass(api, 1)
  const roll = rollOf(school.third)
  const [child] = (await save(api, school.office, roll, [mark(families[0]!, 'present', '09:00', '2026-09-09')], { source: 'paper' }, '2026-09-09T09:00:00')).children
  expect(child).toMatchObject({ standing: 'present', arrivedAt: null })
  expect((await save(api, school.office, roll, [mark(families[0]!, 'present', '16:25')], { source: 'paper' })).children[0]?.arrivedAt).toBe('2026-09-08T08:25:00.000Z')
})
