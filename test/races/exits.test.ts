import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenCourse, type Family } from '../given'
import { count, courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const exitOf = ({ childId }: Family, lastDay: string) => ({ childId, serviceKeys: ['midday', 'afternoon'], lastDay, reason: '', collectionNote: '' })

test('while the office approves batches in either order, families take back and two hosts carry out, every place is freed once and nobody waits for ever', async () => {
  const { school, families } = await givenSeated(api, 10)
  const courses = [await givenCourse(api, school, { capacity: 2, weekday: 2 }), await givenCourse(api, school, { capacity: 2, weekday: 3 })]
  for (const [index, { guardian, childId }] of families.entries()) {
    // In either order, so that two families' courses are never in the same one.
    for (const courseId of index % 2 === 0 ? courses : [...courses].reverse()) await api.done(guardian, 'chooseCourse', { childId, courseId }, { at: '2026-09-08T09:00:00' })
  }
  const exitIds: string[] = []
  for (const family of families.slice(0, 8)) exitIds.push((await api.done(family.guardian, 'requestExit', exitOf(family, '2026-10-13'), { at: '2026-10-13T09:00:00' })).exitId)
  api.clock.set('2026-10-20T09:00:00')

  const approve = (ids: string[]) => api.call(school.office, 'decideExit', { exitIds: ids, decision: 'approve', reason: '', until: null })
  const replies = await Promise.all([
    approve(exitIds.slice(0, 4)),
    approve(exitIds.slice(4, 8).reverse()),
    approve([...exitIds].reverse()),
    ...families.slice(0, 8).map(({ guardian }, index) => api.call(guardian, 'withdrawExit', { exitId: exitIds[index] as string })),
    upkeep(api.database, api.clock.now()),
    upkeep(api.database, api.clock.now()),
  ])
  for (const reply of replies) if (typeof reply === 'object' && !reply.ok) expect(reply.code).toBe('exit_decided')
  // What is left is decided one by one, so that in the end all eight have gone.
  for (const family of families.slice(0, 8)) {
    const { open, services } = await api.done(family.guardian, 'readExit', { childId: family.childId })
    if (open) await approve([open.exitId])
    else if (services.length > 0) await approve([(await api.done(family.guardian, 'requestExit', exitOf(family, '2026-10-20'))).exitId])
  }
  api.clock.set('2026-10-21T00:05:00')
  await Promise.all([upkeep(api.database, api.clock.now()), upkeep(api.database, api.clock.now())])
  for (const courseId of courses) expect(await courseState(api, school, courseId)).toEqual({ taken: 2, capacity: 2, joined: 2, waiting: 0 })
  const left = `school_id = '${school.schoolId}'`
  expect(await count(api, school, `application where ${left} and status = 'ended'`)).toBe(8)
  // One message an exit, although two hosts did the upkeep.
  expect(await count(api, school, `message where ${left} and kind = 'exit_done'`)).toBe(8)
})

test('two guardians who file at once leave one request', async () => {
  const { school, families: [lin] } = await givenSeated(api, 1)
  const replies = await Promise.all([0, 1, 2].map(() => api.call(lin!.guardian, 'requestExit', exitOf(lin!, '2026-10-30'))))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await count(api, school, `exit_request where school_id = '${school.schoolId}'`)).toBe(1)
})
