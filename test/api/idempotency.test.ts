import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { operations, type OperationName } from 'cloud/contract/operations'
import type { Operation } from 'cloud/contract/operation'
import type { WireReply } from 'cloud/contract/wire'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner } from '../given'
import { footprint, rowCounts, scenario, type Row, type Scenario } from '../scenario'

const api = apiOfThisFile()
const writes = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].kind === 'write')
let world: Scenario
let crowd: Scenario

beforeAll(async () => {
  world = await scenario(api)
  crowd = await scenario(api)
}, 300_000)

const send = (person: Person, name: OperationName, input: unknown, key: string) => api.call(person, name, input as never, { key }) as Promise<WireReply>

const isSealed = (name: OperationName) => (operations[name] as Operation).sealed === true
/** How many rows a write adds to the school's records: sealed ones keep their answers and their trail elsewhere. Of what is passed on to the school, its records hold one. */
const auditRows = (name: OperationName) => (isSealed(name) && name !== 'forwardToSchool' ? 0 : 1)
/** How many answers of a caller are kept; sealed ones are seen by nobody but the caller, not even by the database's owner where row policies bind it. */
const keptAnswers = (name: OperationName, by: Person): Promise<number> =>
  asOwner(api, by.schoolId, async (db) => {
    await db.rows(`select set_config('kehou.sealed_account', (select account_id::text from account where subject = $1), true)`, [by.openid])
    const row = await db.row<{ kept: number }>(`select count(*)::int as kept from ${isSealed(name) ? 'sealed_request' : 'answered_request'} where school_id = $1`, [by.schoolId])
    return row?.kept ?? 0
  })

describe.each(writes)('%s', (name) => {
  test('sent again with the same key answers the same and writes nothing; with other content it is refused', async () => {
    const { by, input } = world.rows[name] as Row
    const key = randomUUID()
    const before = await rowCounts(api, by.schoolId)
    const first = await send(by, name, input, key)
    expect(first).toMatchObject({ ok: true })
    const after = await footprint(api, by.schoolId)
    expect((await rowCounts(api, by.schoolId)).audit_entry).toBe((before.audit_entry ?? 0) + auditRows(name))
    for (let retry = 0; retry < 2; retry += 1) expect(dataOf(await send(by, name, input, key))).toEqual(dataOf(first))
    // An operation that takes nothing has no other content.
    if (Object.keys(input as object).length > 0) expect(codeOf(await send(by, name, otherContent(name, input), key))).toBe('request_key_reused')
    // A sealed key is another operation's too, but the school's records must not know that it was used.
    if (!isSealed(name)) expect(codeOf(await send(by, 'decideConsent', { decision: 'refused', textSha256: 'f'.repeat(64) }, key))).toBe('request_key_reused')
    expect(await footprint(api, by.schoolId)).toEqual(after)
  })

  test('sent three times at once with the same key is done once, and all three hear the same', async () => {
    const { by, input } = crowd.rows[name] as Row
    const key = randomUUID()
    const [before, keptBefore] = [await rowCounts(api, by.schoolId), await keptAnswers(name, by)]
    const replies = await Promise.all([1, 2, 3].map(() => send(by, name, input, key)))
    expect(replies.map(codeOf)).toEqual([null, null, null])
    expect(replies.map(dataOf)).toEqual(Array(3).fill(dataOf(replies[0]!)))
    const after = await rowCounts(api, by.schoolId)
    expect(after.audit_entry).toBe((before.audit_entry ?? 0) + auditRows(name))
    expect(await keptAnswers(name, by)).toBe(keptBefore + 1)
    if (isSealed(name)) expect(after.answered_request).toBe(before.answered_request)
  })
})

test('a write without a key, or with one that is none, is refused and writes nothing', async () => {
  const { by, input } = world.rows.updateGuardian
  const before = await footprint(api, world.school.schoolId)
  const request = { operation: 'updateGuardian', schoolId: world.school.schoolId, input }
  expect(codeOf(await api.raw(by, request))).toBe('request_key_needed')
  expect(await api.raw(by, { ...request, requestKey: 'again' })).toMatchObject({ code: 'input_invalid', field: { path: 'requestKey', name: '请求编号' } })
  expect(await footprint(api, world.school.schoolId)).toEqual(before)
})

test('the same key of another person is another request', async () => {
  const key = randomUUID()
  const [mine, theirs] = [world.callers.guardian.person, world.callers.otherGuardian.person]
  expect(dataOf(await send(mine, 'updateGuardian', { name: '陈海燕', phone: '' }, key))).toEqual({})
  expect(codeOf(await send(theirs, 'updateGuardian', { name: '赵立军', phone: '' }, key))).toBeNull()
})

test('a wrong binding code sent again with the same key counts once', async () => {
  const { person } = world.callers.signedIn
  const key = randomUUID()
  const wrong = { code: 'AAAA-AAAA', childName: '林知夏', guardianName: '韩冰', relation: 'mother' }
  const failures = () => api.database.transaction(world.school.schoolId, (db) => db.row<{ failures: number }>(`select sum(failures)::int as failures from bind_attempt where school_id = $1`, [world.school.schoolId]))
  const before = await failures()
  for (let retry = 0; retry < 3; retry += 1) expect(codeOf(await send(person, 'bindChild', wrong, key))).toBe('bind_code_wrong')
  expect((await failures())?.failures).toBe((before?.failures ?? 0) + 1)
})

const dataOf = (reply: WireReply) => (reply.ok ? reply.data : reply.code)
const codeOf = (reply: WireReply) => (reply.ok ? null : reply.code)

/** The same input with one value changed, still well formed. */
function otherContent(name: OperationName, input: unknown): unknown {
  const fields = Object.entries(input as Record<string, unknown>)
  for (const [field, value] of fields) {
    for (const other of [...choicesOf(operations[name].input, field), randomUUID(), [randomUUID()], '2026-09-01T00:00:00Z', '2026-09-03', 'f'.repeat(64), '另一个', 17, true, false, ...(Array.isArray(value) && value.length > 0 ? [[...value, ...value]] : [])]) {
      const changed = { ...(input as object), [field]: other }
      if (other !== value && typeof other === typeof value && z.safeParse(operations[name].input as z.ZodMiniType, changed).success) return changed
    }
  }
  throw new Error(`${name} has no field to change`)
}

/** What a field may be where it is one of a few words. */
const choicesOf = (input: unknown, field: string): unknown[] => [...((input as { shape: Record<string, { _zod: { values?: Set<unknown> } }> }).shape[field]?._zod.values ?? [])]
