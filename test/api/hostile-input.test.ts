import { randomUUID } from 'node:crypto'
import type * as z from 'zod/mini'
import { fieldNames } from 'cloud/contract/field-names'
import { operations, type OperationName } from 'cloud/contract/operations'
import { wireRequest, type WireReply } from 'cloud/contract/wire'
import { seededRandom } from 'cloud/demo/seeded-random'
import { apiOfThisFile, type Person } from '../boot'
import { footprint, scenario, type Row, type Scenario } from '../scenario'
import { hostileValues, missing, pathsOf, replaced, scrambled } from './hostile-values'

const api = apiOfThisFile()
const names = Object.keys(operations) as OperationName[]
const schemaOf = (name: OperationName) => operations[name].input as z.ZodMiniType
const always = ['operation_unknown', 'input_invalid', 'request_too_large', 'request_key_needed', 'request_key_reused', 'school_unknown', 'sign_in_needed', 'role_needed']

let world: Scenario
let foreignIds: string[]
/** What the tables looked like when they were last allowed to change. */
let traces: Record<string, number>

beforeAll(async () => {
  world = await scenario(api)
  const elsewhere = await scenario(api)
  const ids = (rows: Scenario['rows']) => JSON.stringify(rows).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
  foreignIds = [...new Set([...ids(world.rows), ...ids(elsewhere.rows)])]
}, 300_000)

/** Sends one hostile request and checks what every answer to one must be. */
async function attack(name: OperationName, person: Person, input: unknown) {
  const { schoolId } = person
  const request = { operation: name, schoolId, input, requestKey: randomUUID() }
  const reply = await api.raw(person, request)
  const shown = JSON.stringify(input)?.slice(0, 200)
  if (!reply.ok) {
    const { code, message, field } = reply
    expect({ shown, code, declared: [...always, ...operations[name].refusals].includes(code) }).toEqual({ shown, code, declared: true })
    expect(message).toMatch(/\p{Script=Han}.*。$/u)
    if (code === 'input_invalid') expect({ shown, path: field?.path, named: isNamed(field, message) }).toEqual({ shown, path: field?.path, named: true })
  }
  // What is refused before the database is reached is looked at once an operation.
  if (!reply.ok && reply.code === 'input_invalid') return
  const now = await footprint(api, schoolId)
  const mayWrite = reply.ok || reply.code === 'bind_code_wrong'
  if (!mayWrite) expect({ shown, code: reply.code, now }).toEqual({ shown, code: reply.code, now: traces })
  traces = now
}

/** The field is named in Chinese, in the sentence too; only an input that is no object at all is 提交内容. */
function isNamed(field: { path: string; name: string } | undefined, message: string): boolean {
  if (!field || !message.includes(field.name)) return false
  return field.path === 'input' || field.name !== '提交内容'
}

describe.each(names)('%s', (name) => {
  test('answers every hostile value in every field with a refusal in Chinese that names it, and writes nothing', async () => {
    const { by, input } = world.rows[name] as Row
    const random = seededRandom(names.indexOf(name) + 1)
    traces = await footprint(api, by.schoolId)
    for (const path of pathsOf(schemaOf(name))) {
      const values = [...hostileValues, ...Array.from({ length: 5 }, () => random.pick(foreignIds))]
      for (const value of values) {
        const changed = replaced(input, path, value)
        await attack(name, by, changed === missing ? undefined : changed)
      }
    }
    const paths = pathsOf(schemaOf(name)).slice(1)
    for (let times = 0; paths.length > 0 && times < 30; times += 1) await attack(name, by, scrambled(input, paths, [...hostileValues, ...foreignIds], random))
    expect(await footprint(api, by.schoolId)).toEqual(traces)
  })
})

test('every field that an input can be wrong in has a Chinese name', () => {
  const fields = [...names.flatMap((name) => pathsOf(schemaOf(name))), ...pathsOf(wireRequest)].flat().filter((part) => typeof part === 'string')
  expect([...new Set(fields)].filter((field) => !/\p{Script=Han}/u.test(fieldNames[field] ?? ''))).toEqual([])
})

test('a request that is none at all is refused, however it is malformed', async () => {
  const { person } = world.callers.office
  const deep = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown
  const { schoolId } = world.school
  traces = await footprint(api, schoolId)
  const hostile: unknown[] = [null, undefined, 0, '', 'readHome', [], {}, deep(1000), deep(40_000), { operation: null }, { operation: ['readHome'] }, { operation: 'readHome'.repeat(1000) }]
  for (const value of hostileValues.filter((each) => each !== missing)) {
    hostile.push({ operation: 'readHome', schoolId: value, input: {} }, { operation: 'updateGuardian', schoolId, requestKey: value, input: {} })
    hostile.push({ operation: value, schoolId, input: {} })
  }
  for (const input of [deep(40_000), { childId: deep(40_000) }, { a: 'x'.repeat(95_000) }]) hostile.push({ operation: 'readWeek', schoolId, input })
  const replies: WireReply[] = []
  for (const request of hostile) replies.push(await api.raw(person, request))
  const codes = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.code)))
  expect([...codes].filter((code) => !always.includes(code))).toEqual([])
  expect(await footprint(api, schoolId)).toEqual(traces)
})

test('what a hostile object brings along never reaches the objects of the server', () => {
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})
