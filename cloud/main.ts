import * as z from 'zod/mini'
import { operations, type OperationName } from './contract/operations'
import type { Choosing } from './choosing/choosing'
import type { Operation } from './contract/operation'
import { refusals, type RefusalCode } from './contract/refusals'
import type { Role } from './contract/roles'
import { contractVersion } from './contract/version'
import { maximumRequestBytes, wireRequest, type WireReply, type WireRequest } from './contract/wire'
import { isCongestion } from './db/congestion'
import type { Database, OpenDatabase } from './db/database'
import type { Ballots } from './ballot'
import { sha256 } from './digest'
import { handlers } from './handlers/all'
import { isGrouped, isRefused, type Actor, type Context, type GroupedHandler, type Handler, type Random, type Refused, type Standing, type Workplace } from './handling'
import type { Caller, Identity } from './identity/identity'
import { rehearsalIdentity } from './identity/rehearsal'
import { checkInput, type InputProblem } from './input-check'
import type { MenuSnapshots } from './menu-snapshot'
import type { PlanLibrary } from './plan-library'
import { openidOf, schoolPerson } from './store/account'
import { appendAudit } from './store/audit'
import { looksAfterAny, openOversight } from './store/oversight'
import { appendSealed, openSealed } from './store/sealed'
import { claimRequestKey, isAnswered, keepAnswer, type RequestKey } from './store/request'
import { copyExists, schoolExists } from './store/school'
import type { TextVerdict, WeChat } from './wechat/wechat'

/** What a host gives the API to work with. */
export interface Host {
  database: OpenDatabase
  choosing: Choosing
  menus: MenuSnapshots
  identity: Identity
  wechat: WeChat
  ballots: Ballots
  random: Random
  library(): PlanLibrary
  now(): Date
  /** The real time of day where `now` is a demonstration's. */
  wallClock?(): Date
  log(line: Record<string, unknown>): void
}

/** One call as a host hands it over, whichever way it came. */
export interface Call {
  request: unknown
  caller: Caller
  requestId: string
  ip: string
}

/** An expected "no" that must leave nothing behind. */
class RolledBack extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly says?: string,
  ) {
    super(code)
  }
}

/** Request in, reply out: the only place that catches. */
export async function dispatch(host: Host, call: Call): Promise<WireReply> {
  const { requestId } = call
  try {
    if (sizeOf(call.request) > maximumRequestBytes) return refusalReply('request_too_large', requestId)
    const request = checkInput(wireRequest, call.request)
    if (request.kind === 'wrong') return problemReply(request.problem, requestId)
    if ((request.value.contract ?? contractVersion) !== contractVersion) return refusalReply('contract_changed', requestId)
    const handler = handlerOf(request.value.operation)
    if (!handler) return refusalReply('operation_unknown', requestId)
    const input = checkInput(handler.operation.input, request.value.input ?? {})
    if (input.kind === 'wrong') return problemReply(input.problem, requestId)
    return await answer(host, call, request.value, handler, input.value)
  } catch (error) {
    if (error instanceof RolledBack) return refusalReply(error.code, requestId, error.says)
    const code = isCongestion(error) ? 'busy' : 'internal'
    host.log({ event: 'call_failed', requestId, ...(isSealed(call.request) ? { operation: 'sealed', code, ...describeSealed(error) } : { operation: operationName(call.request), code, ...describe(error) }) })
    return refusalReply(code, requestId)
  }
}

/** A request's size as text; one nested too deeply to be written out counts as too large. */
function sizeOf(request: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(request ?? null))
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function handlerOf(name: string): Handler | GroupedHandler | null {
  return Object.hasOwn(operations, name) ? handlers[name as OperationName] : null
}

async function answer(host: Host, call: Call, request: WireRequest, handler: Handler | GroupedHandler, input: unknown): Promise<WireReply> {
  const { operation } = handler
  const schoolId = operation.withoutSchool ? null : (request.schoolId ?? null)
  if (schoolId === null && !operation.withoutSchool) throw new RolledBack('school_unknown')
  if (operation.kind === 'write' && !request.requestKey) throw new RolledBack('request_key_needed')
  const now = host.now()
  if (isGrouped(handler)) return answerGrouped(host, call, { handler, input, schoolId: schoolId as string, requestKey: request.requestKey as string, now })
  const said = await handler.ask?.({ ...host, checkText: (text) => checkTextOf(host, call, request, operation, text, now) }, input)
  if (handler.prepare) await prepare(host, call, request, handler, input)
  return host.database.transaction(schoolId, async (db) => {
    const actor = await admitted(db, host, call, operation, schoolId, now)
    if (operation.sealed && actor.accountId) await openSealed(db, { accountId: actor.accountId, asBureau: operation.roles.includes('bureau') && actor.roles.has('bureau') })
    const { identity, random, library, menus, ballots } = host
    const context: Context = { db, schoolId: schoolId ?? '', actor, now, random, identity, library, menus, ballots, standing: standingOf(host), templateIds: host.wechat.templateIds, requestId: call.requestId, ip: call.ip }
    const data = operation.kind === 'write' ? await once(context, request, handler, input, said) : await run(context, handler, input, said)
    return isRefused(data) ? refusalReply(data.refused, call.requestId) : { ok: true, data, requestId: call.requestId }
  })
}

/** Asks WeChat about a text in its writer's name, by which it judges: for an admitted caller only, and not again for a request that was answered. */
async function checkTextOf(host: Host, call: Call, request: WireRequest, operation: Operation, text: string, now: Date): Promise<TextVerdict> {
  if (text === '') return 'passed'
  const schoolId = request.schoolId ?? ''
  const openid = await host.database.transaction(schoolId, async (db) => {
    const { accountId } = await admitted(db, host, call, operation, schoolId, now)
    if (accountId === null || (request.requestKey && (await isAnswered(db, schoolId, accountId, request.requestKey)))) return null
    return openidOf(db, accountId)
  })
  return openid === null ? 'unchecked' : host.wechat.checkText({ openid, text })
}

/** Who calls, for a school that is there and with a role that the operation is for. */
async function admitted(db: Database, host: Host, call: Call, operation: Operation, schoolId: string | null, now: Date): Promise<Actor> {
  const isThere = host.identity.name === 'rehearsal' ? copyExists : schoolExists
  if (schoolId !== null && !(await isThere(db, schoolId))) throw new RolledBack('school_unknown')
  const known = await actorOf(db, host, call.caller, schoolId, now)
  const actor = operation.oversight ? await lookingAfter(db, known, schoolId) : known
  if (!operation.roles.some((role) => actor.roles.has(role))) throw new RolledBack(actor.accountId ? 'role_needed' : 'sign_in_needed')
  return actor
}

/** Opens the schools that somebody of the bureau looks after, for this transaction alone; for nobody else. */
async function lookingAfter(db: Database, actor: Actor, schoolId: string | null): Promise<Actor> {
  if (actor.accountId === null || (schoolId !== null && !actor.roles.has('bureau'))) return actor
  await openOversight(db, actor.accountId)
  return schoolId === null && (await looksAfterAny(db)) ? { ...actor, roles: new Set<Role>([...actor.roles, 'bureau']) } : actor
}

/** Lets a handler do its work between transactions, for an admitted caller whose request has not been answered. */
async function prepare(host: Host, call: Call, request: WireRequest, handler: Handler, input: unknown) {
  const schoolId = request.schoolId ?? ''
  const { database, now } = host
  const simulate: Workplace['simulate'] = (familyNo, copy, operation, simulated, requestKey) =>
    dispatch({ ...host, identity: rehearsalIdentity }, { request: { operation, schoolId: copy, input: simulated, requestKey }, caller: { kind: 'simulated', familyNo }, requestId: host.random.uuid(), ip: '' })
  const isNew = await database.transaction(schoolId, async (db) => {
    const actor = await admitted(db, host, call, handler.operation, schoolId, now())
    return !(await isAnswered(db, schoolId, actor.accountId ?? 'visitor', request.requestKey as string))
  })
  if (isNew) await handler.prepare?.({ database, schoolId, now, simulate }, input)
}

const standingOf = ({ database: { engine, poolSize, lanes }, choosing, wallClock = () => new Date() }: Host): Standing => ({ engine, poolSize, lanes, wallClock, queue: choosing.standing })

interface GroupedCall {
  handler: GroupedHandler
  input: unknown
  schoolId: string
  requestKey: string
  now: Date
}

/** What comes in crowds: who calls, the request key and the audit row are seen to by the statement that does many at once. */
async function answerGrouped({ identity, choosing }: Host, { caller, requestId }: Call, { handler, input, schoolId, requestKey, now }: GroupedCall): Promise<WireReply> {
  const asked = { schoolId, proof: identity.proof(caller), requestKey, inputSha256: inputHash(input), requestId, at: now }
  const outcome = await handler.group(choosing, asked, input)
  if ('refused' in outcome) return { ...refusalReply(outcome.refused, requestId), ...outcome.wait }
  return { ok: true, data: z.parse(handler.operation.output, outcome.reply), requestId }
}

const inputHash = (input: unknown) => sha256(JSON.stringify(input))

/** Answers a write once per request key, and records what it changed in the same transaction. */
async function once(context: Context, request: WireRequest, handler: Handler, input: unknown, said: unknown): Promise<unknown> {
  const { db, schoolId, actor, now } = context
  const key: RequestKey = {
    schoolId,
    caller: actor.accountId ?? 'visitor',
    requestKey: request.requestKey as string,
    operation: handler.operation.name,
    inputSha256: inputHash(input),
    now,
    sealed: handler.operation.sealed === true,
  }
  const claim = await claimRequestKey(db, key)
  if (claim.kind === 'reused') throw new RolledBack('request_key_reused')
  if (claim.kind === 'answered') return claim.reply
  const data = await run(context, handler, input, said)
  await keepAnswer(db, key, data)
  return data
}

async function run(context: Context, handler: Handler, input: unknown, said: unknown): Promise<unknown> {
  const result = await handler.run(context, input, said)
  if (isRefused(result) && !result.keep) throw new RolledBack(result.refused, result.says)
  const change = isRefused(result) ? result.keep?.change : result.change
  if (handler.operation.kind === 'write' && change) await recordChange(context, handler.operation, change)
  if (isRefused(result)) return { refused: result.refused } satisfies Refused
  // Undeclared fields are dropped here, so that a handler cannot leak a column the contract does not name.
  return z.parse(handler.operation.output, result.reply)
}

function recordChange(context: Context, operation: Operation, { target, ...change }: { target: string }) {
  const { db, schoolId, actor, requestId, now } = context
  if (operation.sealed) return appendSealed(db, { schoolId, entryId: context.random.uuid(), actor: operation.roles.includes('bureau') ? (actor.accountId as string) : 'family', operation: operation.name, target, change, at: now })
  // A teacher who is a guardian too has acted as the one whom the operation is for.
  const asGuardian = operation.roles.some((role) => role === 'guardian' || role === 'parentCommittee') ? actor.guardianId : null
  // Who is of the bureau may have a child here too, and has not acted as its guardian.
  const asBureau = operation.oversight ? actor.accountId : null
  return appendAudit(db, { schoolId, actor: asBureau ?? asGuardian ?? actor.staffId ?? actor.guardianId ?? actor.accountId ?? 'visitor', operation: operation.name, target, change, requestId, at: now })
}

async function actorOf(db: Database, host: Host, caller: Caller, schoolId: string | null, now: Date): Promise<Actor> {
  const accountId = await host.identity.account(db, caller, now, host.random.uuid)
  const roles = new Set<Role>(['visitor'])
  if (!accountId) return { accountId: null, guardianId: null, staffId: null, guardianName: '', staffName: '', roles, classIds: [] }
  roles.add('signedIn')
  const person = schoolId === null ? null : await schoolPerson(db, schoolId, accountId)
  if (person?.guardian_id) roles.add('guardian')
  if (person?.on_committee) roles.add('parentCommittee')
  for (const role of person?.staff_roles ?? []) roles.add(role as Role)
  // Whoever works at the school reads no complaint about it in the bureau's place.
  if (person?.of_bureau && !person.staff_id) roles.add('bureau')
  return {
    accountId,
    guardianId: person?.guardian_id ?? null,
    staffId: person?.staff_id ?? null,
    guardianName: person?.guardian_name ?? '',
    staffName: person?.staff_name ?? '',
    roles,
    classIds: person?.class_ids ?? [],
  }
}

const refusalReply = (code: RefusalCode, requestId: string, says: string = refusals[code]): WireReply => ({ ok: false, code, message: says, requestId })

const problemReply = ({ message, field }: InputProblem, requestId: string): WireReply => ({ ok: false, code: 'input_invalid', message, field, requestId })

function operationName(request: unknown): string {
  const name = (request as { operation?: unknown } | null)?.operation
  return typeof name === 'string' && Object.hasOwn(operations, name) ? name : 'unknown'
}

const isSealed = (request: unknown) => {
  const name = operationName(request)
  return name !== 'unknown' && (operations[name as OperationName] as Operation).sealed === true
}

/** Of a sealed call not even a constraint's name or where it broke: either would tell to whom somebody complained. */
const describeSealed = (error: unknown) => (error instanceof Error ? { name: error.name, databaseCode: (error as { code?: string }).code } : { reason: typeof error })

/** What may be logged of an error: a database error's own message can quote a family's data, so it is left out. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { reason: typeof error }
  const { code, constraint, severity } = error as { code?: string; constraint?: string; severity?: string }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { name: error.name, databaseCode: code, constraint, reason: severity ? undefined : error.message, frames: frames.slice(0, 8) }
}
