import { operations, type OperationName } from 'cloud/contract/operations'
import { refusals } from 'cloud/contract/refusals'
import { contractVersion } from 'cloud/contract/version'
import type { WireReply } from 'cloud/contract/wire'
import { apiOfThisFile, type Person } from '../boot'
import { scenario, secrets, type CallerName, type Row, type Scenario } from '../scenario'

const api = apiOfThisFile()
const names = Object.keys(operations) as OperationName[]
let world: Scenario

beforeAll(async () => {
  world = await scenario(api)
}, 300_000)

const call = (person: Person, name: OperationName, { input }: Row) => api.call(person, name, input as never) as Promise<WireReply>

const hasRole = (name: OperationName, caller: CallerName) => operations[name].roles.some((role) => world.callers[caller].roles.includes(role))

/** What a caller must be told, from the contract's roles and the row's owner alone; null where the call succeeds. */
function expected(name: OperationName, caller: CallerName, row: Row): string | null {
  if (!hasRole(name, caller)) return world.callers[caller].person.openid === null ? 'sign_in_needed' : 'role_needed'
  return row.refusal ?? row.others?.[caller] ?? null
}

test('every operation of the contract has a row here, and every row an operation', () => {
  expect(Object.keys(world.rows).sort()).toEqual([...names].sort())
})

describe.each(names)('%s', (name) => {
  test('answers the one it is meant for, and tells everyone else by role and by ownership', async () => {
    const row = world.rows[name] as Row
    const told: Record<string, string | null> = { by: codeOf(await call(row.by, name, row)) }
    const wanted: Record<string, string | null> = { by: row.refusal ?? null }
    for (const [caller, { person }] of Object.entries(world.callers) as [CallerName, { person: Person }][]) {
      if (person.openid === row.by.openid) continue
      const reply = await call(person, name, row)
      told[caller] = codeOf(reply)
      wanted[caller] = expected(name, caller, caller === 'guardian' ? asOtherGuardian(row) : row)
      if (caller !== 'guardian' && !isStaff(caller)) expect(leaks(reply)).toEqual([])
    }
    expect(told).toEqual(wanted)
  })
})

test('no refusal names an ownership code that the contract does not declare', () => {
  for (const name of names) {
    const declared: readonly string[] = operations[name].refusals
    for (const code of Object.values((world.rows[name] as Row).others ?? {})) expect(declared).toContain(code)
  }
})

test('an operation that nobody declared is refused, whatever it is called', async () => {
  for (const operation of ['dropSchool', 'constructor', '__proto__', 'toString', '']) {
    expect(codeOf(await api.raw(world.school.office, { operation, schoolId: world.school.schoolId, input: {} }))).toBe('operation_unknown')
  }
})

test('a phone built for another version of the contract is told to open the mini-program again', async () => {
  const request = { operation: 'readHome', schoolId: world.school.schoolId, input: {} }
  expect(codeOf(await api.raw(world.school.visitor, { ...request, contract: contractVersion }))).toBeNull()
  expect(codeOf(await api.raw(world.school.visitor, { ...request, contract: contractVersion + 1 }))).toBe('contract_changed')
})

const codeOf = (reply: WireReply) => (reply.ok ? null : reply.code)

const isStaff = (caller: CallerName) => ['classTeacher', 'otherTeacher', 'dutyTeacher', 'financeOfficer', 'office'].includes(caller)

/** The guardian of this table owns one family; of every other family they are another guardian. */
const asOtherGuardian = (row: Row): Row => ({ ...row, others: { ...row.others, guardian: row.others?.guardian ?? row.others?.otherGuardian } })

/** What of the family's own a reply shows to someone who is not of the family. */
function leaks(reply: WireReply): string[] {
  const text = JSON.stringify(reply)
  return Object.values(secrets).filter((secret) => text.includes(secret) && !isTheCodeListOfAPlan(secret))
}

// The plan itself names the priority groups it knows; that a child belongs to one is what must not show.
const isTheCodeListOfAPlan = (secret: string) => secret === secrets.priorityGroup

test('every refusal is a Chinese sentence that says what to do', () => {
  for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/^[\p{Script=Han}].*[。]$/u)
})
