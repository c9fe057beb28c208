import { apiOfThisFile } from '../boot'
import { givenFamily, givenGuardian, givenSchool, givenSeats } from '../given'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const tuesday = { fromOn: '2026-09-08', toOn: '2026-09-08', serviceKey: null, reason: '' }

async function givenParents(number: number) {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin])
  const parents = [lin.guardian]
  for (let index = 1; index < number; index += 1) parents.push(await givenGuardian(api, school, lin.childId, `家长${index}`))
  api.clock.set('2026-09-07T20:00:00')
  return { school, lin, parents }
}

test('of six relatives who file the same leave at once one files it, the rest are told that it is filed, and the teacher hears of it once', async () => {
  const { school, lin, parents } = await givenParents(6)
  const replies = await Promise.all(parents.map((guardian) => api.call(guardian, 'fileLeave', { childId: lin.childId, ...tuesday })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('leave_filed_already')
  expect(await count(api, school, `leave_request where school_id = '${school.schoolId}'`)).toBe(1)
  expect(await count(api, school, `message where school_id = '${school.schoolId}' and staff_id is not null`)).toBe(1)
  expect(await count(api, school, `message where school_id = '${school.schoolId}' and guardian_id is not null`)).toBe(6)
})

test('of six who take it back at once one does, and everybody is told once', async () => {
  const { school, lin, parents } = await givenParents(6)
  const { leaveId } = await api.done(lin.guardian, 'fileLeave', { childId: lin.childId, ...tuesday })
  const replies = await Promise.all(parents.map((guardian) => api.call(guardian, 'withdrawLeave', { leaveId })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('leave_withdrawn')
  expect(await count(api, school, `message where school_id = '${school.schoolId}' and kind = 'leave_withdrawn' and guardian_id is not null`)).toBe(6)
})

test('of two clerks who cancel the same day at once one does, and no family is told twice', async () => {
  const { school } = await givenParents(1)
  const cancelled = { heldOn: '2026-09-08', kind: 'cancelled' as const, serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '停电' }
  const replies = await Promise.all([0, 1, 2, 3].map(() => api.call(school.office, 'announceDayChange', cancelled)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('day_change_cancelled_already')
  expect(await count(api, school, `message where school_id = '${school.schoolId}' and guardian_id is not null`)).toBe(1)
})
