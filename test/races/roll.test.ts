import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import { addDays, endOfDay } from 'cloud/rules/dates'
import { countsOf, standingOf } from 'cloud/rules/roll'
import { attendanceOn, keepMarks, mergeMarks, saveHandover } from 'cloud/store/attendance'
import { lockRolls } from 'cloud/store/roll-lock'
import { givenClass, mark, rollOf, save, truthOf, type Mark } from '../api/given-roll'
import { apiOfThisFile } from '../boot'
import { asOwner, type Family, type School } from '../given'
import { shuffled, times } from '../rules/seeded-cases'
import { needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

/** Tuesdays to Fridays, so that every round has a roll of its own. */
const days = (count: number) => times(count, (index) => addDays('2026-10-13', Math.floor(index / 4) * 7 + (index % 4)))

const handoverOn = ({ schoolId }: School, heldOn: string) =>
  asOwner(api, schoolId, (db) => db.row<{ expected: number; present: number; missing: number; closed: boolean }>(`select expected, present, missing, closed_at is not null as closed from handover where school_id = $1 and held_on = $2`, [schoolId, heldOn]))

test('two teachers who mark the same children at once, again and again, leave one truth, and the handover is the sum of it', async () => {
  const { school, families } = await givenClass(api, 12)
  const random = seededRandom(1)
  for (const heldOn of days(12)) {
    api.clock.set(`${heldOn}T17:00:00`)
    const marksOf = (): Mark[] => shuffled(random, families).map((child) => mark(child, random.pick(['present', 'late', 'absent']), `16:${20 + random.below(30)}:${10 + random.below(50)}`, heldOn))
    const batches = times(6, marksOf)
    await Promise.all(batches.map((marks, index) => save(api, index % 2 === 0 ? school.third.teacher : school.office, rollOf(school.third, heldOn), marks, { close: index > 3 })))
    const truth = await truthOf(api, school, heldOn)
    for (const { child_id, mark_id } of truth) {
      const last = batches.flat().filter(({ childId }) => childId === child_id).sort((a, b) => (`${a.madeAt} ${a.markId}` < `${b.madeAt} ${b.markId}` ? 1 : -1))[0]
      expect(mark_id).toBe(last?.markId)
    }
    const missing = truth.filter(({ state }) => state === 'absent').length
    expect(truth).toHaveLength(12)
    expect(await handoverOn(school, heldOn)).toMatchObject({ expected: 12, present: 12 - missing, missing, ...(missing > 0 ? { closed: false } : {}) })
  }
})

/** One teacher closes a roll on which everybody is here while the other marks a child missing. */
async function closeAgainstMissing(rounds: number, attempt: (school: School, heldOn: string, marks: Mark[], close: boolean) => Promise<unknown>) {
  const { school, families } = await givenClass(api, 5)
  let wrong = 0
  for (const heldOn of days(rounds)) {
    api.clock.set(`${heldOn}T17:00:00`)
    await save(api, school.third.teacher, rollOf(school.third, heldOn), families.map((child) => mark(child, 'present', '16:21', heldOn)))
    await Promise.all([attempt(school, heldOn, [], true), attempt(school, heldOn, [mark(families[0] as Family, 'absent', '16:30', heldOn)], false)])
    const missing = (await truthOf(api, school, heldOn)).filter(({ state }) => state === 'absent').length
    const handover = await handoverOn(school, heldOn)
    if (handover?.closed || handover?.missing !== missing) wrong += 1
  }
  return wrong
}

test('while one teacher closes and another marks a child missing, no handover ever stands closed with a child missing', async () => {
  const wrong = await closeAgainstMissing(24, (school, heldOn, marks, close) => save(api, close ? school.third.teacher : school.office, rollOf(school.third, heldOn), marks, { close }))
  expect(wrong).toBe(0)
})

/** The statements of saving a roll as the handler runs them, dawdling after it has counted, with its lock or without. */
const saveSlowly = (locks: boolean) => (school: School, heldOn: string, marks: Mark[], close: boolean) =>
  api.database.transaction(school.schoolId, async (db) => {
    const { schoolId } = school
    const roll = rollOf(school.third, heldOn)
    const staffId = school.office.staffId
    const timed = marks.map((each) => ({ ...each, madeAt: new Date(each.madeAt), sitting: 'care' }))
    if (locks) await lockRolls(db, schoolId, [roll])
    await keepMarks(db, schoolId, { ...roll, staffId, source: 'phone', now: api.clock.now() }, timed)
    await mergeMarks(db, schoolId, { ...roll, dayEnds: endOfDay(heldOn) }, timed)
    const held = await attendanceOn(db, schoolId, { heldOn, serviceKey: roll.serviceKey, childIds: null })
    const counts = countsOf(held.map(({ state }) => standingOf(state, false)))
    // Longer for the one that closes, so that it writes after the other what it counted before.
    await db.rows(`select pg_sleep($1::float8)`, [close ? 0.08 : 0.02])
    await saveHandover(db, schoolId, roll, { counts, handedBy: '', staffId, close, now: api.clock.now() })
  })

test('the same statements without the lock close a handover over a missing child; with it, as slow, they never do', async () => {
  expect(await closeAgainstMissing(8, saveSlowly(true))).toBe(0)
  expect(await closeAgainstMissing(8, saveSlowly(false))).toBeGreaterThan(0)
})

test('a queue that a phone sends twice at once, under two request keys, counts once', async () => {
  const { school, families } = await givenClass(api, 5)
  const [heldOn] = days(1) as [string]
  api.clock.set(`${heldOn}T17:00:00`)
  const marks = families.map((child) => mark(child, 'present', '16:21', heldOn))
  const replies = await Promise.all(times(6, () => save(api, school.third.teacher, rollOf(school.third, heldOn), marks, { close: true })))
  expect(new Set(replies.map(({ roll }) => roll.closedAt)).size).toBe(1)
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ marks: number; truths: number }>(`select (select count(*) from attendance_mark where school_id = $1)::int as marks, (select count(*) from attendance where school_id = $1)::int as truths`, [school.schoolId]))
  expect(row).toEqual({ marks: 5, truths: 5 })
})

test('two rolls of the same children saved many times at once, with marks of children nobody knows, all end well and nobody waits for ever', async () => {
  const { school, families } = await givenClass(api, 10)
  const [heldOn] = days(1) as [string]
  api.clock.set(`${heldOn}T17:00:00`)
  const random = seededRandom(3)
  const own = () => shuffled(random, families).map((child) => mark(child, 'present', '16:21', heldOn))
  const strangers = times(10, () => ({ ...mark(families[0] as Family, 'absent', '16:22', heldOn), childId: randomUUID() }))
  const rolls = [rollOf(school.third, heldOn), rollOf(school.third, heldOn, 'midday')]
  const replies = await Promise.all(times(16, (index) => api.call(school.third.teacher, 'saveRoll', { ...rolls[index % 2]!, marks: [...own(), ...strangers], source: 'phone', handedBy: '', close: index % 3 === 0 })))
  expect(replies.filter(({ ok }) => !ok)).toEqual([])
  expect((await truthOf(api, school, heldOn)).map(({ state }) => state)).toEqual(times(20, () => 'present'))
})
