import { randomUUID } from 'node:crypto'
import { settleAlerts } from 'cloud/alerts'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool, givenSeats, type Family, type School } from '../given'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
const heldOn = '2026-09-08'
const phones = 8

async function givenAfternoon(): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let index = 0; index < 6; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}` }))
  await givenSeats(api, school, families)
  api.clock.set(`${heldOn}T16:30:00`)
  return { school, families }
}

/** The children in either order, as two teachers may have them on their lists. */
const missAll = ({ schoolId, dutyTeacher }: School, families: readonly Family[], turn: number) => {
  const children = families.map(({ childId }) => ({ childId, sitting: 'care', standing: 'missing' as const }))
  return api.database.transaction(schoolId, (db) =>
    settleAlerts({ db, schoolId, now: api.clock.now(), newId: randomUUID }, { heldOn, serviceKey: 'afternoon', staffId: dutyTeacher.staffId }, turn % 2 === 0 ? children : children.reverse()),
  )
}

const missed = (school: School) => count(api, school, `message where school_id = '${school.schoolId}' and kind = 'child_missing' and guardian_id is not null`)

test('eight who miss the same six children at once raise six alerts, tell each family once, and wait for nobody for ever', async () => {
  const { school, families } = await givenAfternoon()
  await Promise.all(Array.from({ length: phones }, (_, turn) => missAll(school, families, turn)))
  expect(await count(api, school, `alert where school_id = '${school.schoolId}'`)).toBe(6)
  expect(await missed(school)).toBe(6)
})

test('time that tells again and a teacher who takes it on at once: it is told again at most once, and is taken on', async () => {
  const { school, families } = await givenAfternoon()
  await missAll(school, families, 0)
  api.clock.set(`${heldOn}T16:36:00`)
  const { alerts } = await api.done(school.office, 'listAlerts', {})
  await Promise.all([
    ...alerts.map(({ alertId }) => api.done(school.office, 'acknowledgeAlert', { alertId })),
    ...[1, 2, 3].map(() => upkeep(api.host, new Date(`${heldOn}T16:36:30+08:00`))),
  ])
  expect((await missed(school))! - 6).toBeLessThanOrEqual(6)
  expect(await count(api, school, `alert where school_id = '${school.schoolId}' and state = 'acknowledged' and escalations <= 1`)).toBe(6)
})

test('control: without the index that lets one alert be open, the same rush tells families more than once', async () => {
  const { school, families } = await givenAfternoon()
  await api.database.owner((db) => db.rows(`drop index alert_one_open`))
  await Promise.all(Array.from({ length: phones }, (_, turn) => missAll(school, families, turn)))
  expect(await missed(school)).toBeGreaterThan(6)
})
