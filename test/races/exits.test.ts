import { randomUUID } from 'node:crypto'
import { carryOutExits } from 'cloud/leave-service'
import { choose } from '../api/steps'
import { apiOfThisFile } from '../boot'
import { givenCourse, type Family } from '../given'
import { count, courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const exitOf = ({ childId }: Family, lastDay: string) => ({ childId, serviceKeys: ['midday', 'afternoon'], lastDay, reason: '', collectionNote: '' })

/** Twelve children for two courses of three places each, asked for in either order; the first eight of them want to leave. */
async function givenLeaving() {
  const { school, families } = await givenSeated(api, 12)
  const courses = [await givenCourse(api, school, { capacity: 3, weekday: 2 }), await givenCourse(api, school, { capacity: 3, weekday: 3 })]
  const places: { family: Family; placeId: string }[] = []
  for (const [index, family] of families.entries()) {
    for (const courseId of index % 2 === 0 ? courses : [...courses].reverse()) {
      const { placeId } = await choose(api, family, courseId, { at: '2026-09-08T09:00:00' })
      places.push({ family, placeId })
    }
  }
  const leaving = families.slice(0, 8)
  const exitIds: string[] = []
  for (const family of leaving) exitIds.push((await api.done(family.guardian, 'requestExit', exitOf(family, '2026-10-20'), { at: '2026-10-13T09:00:00' })).exitId)
  const approve = (ids: string[]) => api.call(school.office, 'decideExit', { exitIds: ids, decision: 'approve', reason: '', until: null })
  return { school, courses, leaving, exitIds, approve, places: places.filter(({ family }) => leaving.includes(family)) }
}

test('while the office approves batches in either order and families take back, each request ends one way, and nobody waits for ever', async () => {
  const { school, courses, leaving, exitIds, approve } = await givenLeaving()
  // Beyond the last day, so that every approval gives places back at once and locks both courses.
  api.clock.set('2026-10-21T09:00:00')
  const replies = await Promise.all([
    ...exitIds.map((_, index) => approve([exitIds[index] as string, exitIds[(index + 3) % 8] as string])),
    ...leaving.map(({ guardian }, index) => api.call(guardian, 'withdrawExit', { exitId: exitIds[index] as string })),
  ])
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('exit_decided')
  const own = `school_id = '${school.schoolId}'`
  const approved = await count(api, school, `exit_request where ${own} and status = 'approved'`)
  expect(await count(api, school, `exit_request where ${own} and status = 'withdrawn'`)).toBe(8 - (approved as number))
  expect(await count(api, school, `application where ${own} and status = 'ended'`)).toBe(approved)
  expect(await count(api, school, `message where ${own} and kind = 'exit_done'`)).toBe(approved)
  for (const courseId of courses) expect(await courseState(api, school, courseId)).toEqual({ taken: 3, capacity: 3, joined: 3, waiting: 9 - (approved as number) })
})

test('while two hosts carry out and families give the same places back by hand, each place is freed once and each family told once', async () => {
  const { school, courses, exitIds, approve, places } = await givenLeaving()
  await approve(exitIds)
  api.clock.set('2026-10-21T00:05:00')
  const releases = places.map(({ family, placeId }) => api.call(family.guardian, 'releaseCourse', { placeId }))
  // As the upkeep does, without what else it does before, which would let the hosts follow one another.
  const carryOut = () => api.database.transaction(school.schoolId, (db) => carryOutExits({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  await Promise.all([carryOut(), ...releases, carryOut(), carryOut()])
  const own = `school_id = '${school.schoolId}'`
  expect(await count(api, school, `message where ${own} and kind = 'exit_done'`)).toBe(8)
  expect(await count(api, school, `audit_entry where ${own} and operation = 'carryOutExit'`)).toBe(8)
  for (const courseId of courses) expect(await courseState(api, school, courseId)).toEqual({ taken: 3, capacity: 3, joined: 3, waiting: 1 })
})

test('two guardians who file at once leave one request', async () => {
  const { school, families: [lin] } = await givenSeated(api, 1)
  const replies = await Promise.all([0, 1, 2].map(() => api.call(lin!.guardian, 'requestExit', exitOf(lin!, '2026-10-30'))))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await count(api, school, `exit_request where school_id = '${school.schoolId}'`)).toBe(1)
})
