import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, insert, type Family, type School } from '../given'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
const heldOn = '2026-09-08'

async function givenGate(children: number) {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let index = 0; index < children; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  await givenSeats(api, school, families)
  api.clock.set(`${heldOn}T17:24:00`)
  return { school, families, address: { heldOn, serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` } }
}

const collectedBy = (childId: string, collectorId: string) => ({ departureId: randomUUID(), childId, how: 'collected' as const, guardianId: null, collectorId, note: '', madeAt: api.clock.now().toISOString() })
const live = (school: School, childId: string) => count(api, school, `departure where school_id = '${school.schoolId}' and child_id = '${childId}' and undone_at is null`)
const addTo = async ({ guardian, childId }: Family, name: string) => (await api.done(guardian, 'addCollector', { childId, name, relation: '亲属', note: '' })).collectorId

test('two members of staff who release the same child at once to two people hand it to one, and the family hears of one', async () => {
  const { school, families: [lin], address } = await givenGate(1)
  const collectors: string[] = []
  for (const name of ['林奶奶', '林爷爷', '林姑姑', '林舅舅']) collectors.push(await addTo(lin!, name))
  const keepers = [school.third.teacher, school.office]
  const replies = await Promise.all(collectors.map((collectorId, index) => api.done(keepers[index % 2]!, 'recordDepartures', { ...address, departures: [collectedBy(lin!.childId, collectorId)], source: 'phone' })))
  expect(replies.flatMap(({ results }) => results.map(({ outcome }) => outcome)).sort()).toEqual(['already', 'already', 'already', 'recorded'])
  expect(new Set(replies.map(({ dismissal }) => dismissal.children[0]!.departure?.toName)).size).toBe(1)
  expect(await live(school, lin!.childId)).toBe(1)
  expect(await count(api, school, `message where school_id = '${school.schoolId}' and kind = 'child_collected'`)).toBe(1)
})

/** Two releases that look first and write then, in a table as `departure` is; with or without its index of one that is live. */
async function handedTwice(school: School, { childId }: Family, withIndex: boolean): Promise<number> {
  const table = `departure_race_${randomUUID().slice(0, 8)}`
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(`create table ${table} (like departure including defaults including constraints)`)
    if (withIndex) await db.rows(`create unique index on ${table} (school_id, held_on, child_id, service_key) where undone_at is null`)
  })
  let waiting = 2
  let open = () => {}
  const bothLooked = new Promise<void>((resolve) => (open = resolve))
  const release = () =>
    asOwner(api, school.schoolId, async (db) => {
      const before = await db.row(`select 1 from ${table} where child_id = $1 and undone_at is null`, [childId])
      waiting -= 1
      if (waiting === 0) open()
      await bothLooked
      if (before) return
      await db.rows(
        `insert into ${table} (school_id, departure_id, held_on, child_id, service_key, roll_key, how, to_name, note, made_at, received_at, staff_id, source)
         values ($1, $2, $3, $4, 'afternoon', 'x', 'returned', '', '', $5, $5, $6, 'phone') on conflict do nothing`,
        [school.schoolId, randomUUID(), heldOn, childId, api.clock.now(), school.third.teacher.staffId],
      )
    })
  await Promise.all([release(), release()])
  return (await count(api, school, table)) as number
}

test('the index alone keeps a child from being handed to two; without it the same two releases do', async () => {
  const { school, families: [lin] } = await givenGate(1)
  expect(await handedTwice(school, lin!, true)).toBe(1)
  expect(await handedTwice(school, lin!, false)).toBe(2)
})

test('while a guardian removes a collector, the office freezes and two teachers send whole rolls in either order, each child leaves at most once and nobody waits for ever', async () => {
  const { school, families, address } = await givenGate(6)
  const collectors = new Map<Family, string>()
  for (const family of families) collectors.set(family, await addTo(family, '奶奶'))
  const lines = () => families.map((family) => collectedBy(family.childId, collectors.get(family)!))
  await Promise.all([
    api.done(school.third.teacher, 'recordDepartures', { ...address, departures: lines(), source: 'phone' }),
    api.done(school.office, 'recordDepartures', { ...address, departures: lines().reverse(), source: 'phone' }),
    ...families.slice(0, 3).map((family) => api.done(family.guardian, 'removeCollector', { childId: family.childId, collectorId: collectors.get(family)! })),
    ...families.slice(3).map(({ childId }) => api.done(school.office, 'freezeCustody', { childId, reason: '等法院通知', guardianIds: [], collectorIds: [] })),
  ])
  for (const { childId } of families) expect(await live(school, childId)).toBeLessThanOrEqual(1)
  const own = `school_id = '${school.schoolId}'`
  const told = (of: readonly Family[]) => count(api, school, `message where ${own} and kind = 'child_collected' and child_id in (${of.map(({ childId }) => `'${childId}'`).join(', ')})`)
  const left = (of: readonly Family[]) => count(api, school, `departure where ${own} and child_id in (${of.map(({ childId }) => `'${childId}'`).join(', ')})`)
  expect(await told(families.slice(0, 3))).toBe(await left(families.slice(0, 3)))
  // A guardian whom the office has kept away in the meantime is not told any more.
  expect(await told(families.slice(3))).toBeLessThanOrEqual((await left(families.slice(3))) ?? 0)
})

test('three hosts that look for the uncollected while one is collected find each child once', async () => {
  const { school, families, address } = await givenGate(5)
  const at = `${heldOn}T16:20:00+08:00`
  for (const { childId } of families) {
    const row = { school_id: school.schoolId, held_on: heldOn, child_id: childId, service_key: 'afternoon', sitting: 'care', state: 'present', mark_id: randomUUID(), made_at: at, staff_id: school.third.teacher.staffId, source: 'phone', arrived_at: at }
    await asOwner(api, school.schoolId, (db) => insert(db, 'attendance', row))
  }
  const release = ({ childId, guardian }: Family) => api.done(school.third.teacher, 'recordDepartures', { ...address, departures: [{ ...collectedBy(childId, ''), collectorId: null, guardianId: guardian.guardianId }], source: 'phone' })
  await release(families[0]!)
  api.clock.set(`${heldOn}T17:45:00`)
  const look = () => upkeep(api.host, api.clock.now())
  await Promise.all([look(), release(families[1]!), look(), look()])
  const own = `school_id = '${school.schoolId}'`
  const found = await count(api, school, `uncollected where ${own}`)
  expect(await count(api, school, `audit_entry where ${own} and operation = 'watchUncollected'`)).toBe(found)
  // The one who left meanwhile was found before or not at all.
  expect([3, 4]).toContain(found)
  expect(await live(school, families[1]!.childId)).toBe(1)
})
