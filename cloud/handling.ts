import type { Ballots } from './ballot'
import type { Choosing } from './choosing/choosing'
import type { InputOf, Operation, OutputOf, RefusalOf } from './contract/operation'
import type { OperationName } from './contract/operations'
import type { RefusalCode } from './contract/refusals'
import type { Role } from './contract/roles'
import type { WireRefusal, WireReply } from './contract/wire'
import type { Database, OpenDatabase } from './db/database'
import type { Identity } from './identity/identity'
import type { MenuSnapshots } from './menu-snapshot'
import type { PlanLibrary } from './plan-library'
import type { Basket } from './store/choosing'
import type { TextVerdict, WeChat } from './wechat/wechat'

/** Who calls, as this school knows them. Ids are null where the caller is not that. */
export interface Actor {
  accountId: string | null
  guardianId: string | null
  staffId: string | null
  /** For records that name who acted. Apart, for a teacher may be a guardian too and signs as the one or the other. */
  guardianName: string
  staffName: string
  roles: ReadonlySet<Role>
  /** Classes this member of staff is the class teacher of. */
  classIds: readonly string[]
}

export interface Random {
  uuid(): string
  /** A whole number from 0 to `below` − 1, unpredictable to callers. */
  below(below: number): number
}

/** What may be reached without a transaction. */
export interface Outside {
  wechat: WeChat
  identity: Identity
  /** Whether others may read what the caller wrote; left to a person where WeChat does not know the caller, or does not answer. */
  checkText(text: string): Promise<TextVerdict>
}

/** What the host itself is: facts that no row of the database holds. */
export interface Standing {
  engine: OpenDatabase['engine']
  poolSize: number
  /** The real time of day, which a demonstration's clock is not. */
  wallClock(): Date
  /** Connections beside the pool that only choosing uses. */
  lanes: number
  /** This host's own line of choices, of all its schools; null where calls may reach other instances, so that it says nothing. */
  queue: Choosing['standing']
}

/** What work between transactions may reach: the database itself. Its caller's role is known by then. */
export interface Workplace {
  database: OpenDatabase
  schoolId: string
  now(): Date
  /** One call as a simulated family of the school's copy makes it, answered as any family's would be. */
  simulate(familyNo: number, copy: string, operation: OperationName, input: unknown, requestKey: string): Promise<WireReply>
}

/** All that a handler may reach. `db` is one transaction, as a role that sees this school's rows only. */
export interface Context {
  db: Database
  schoolId: string
  actor: Actor
  now: Date
  random: Random
  identity: Identity
  /** The schemes to start from and the rule packs; read when it is first asked for, for a family's call never needs it. */
  library(): PlanLibrary
  standing: Standing
  /** WeChat's template ids by our keys; empty where nothing is sent through WeChat. */
  templateIds: WeChat['templateIds']
  /** The menu that everybody sees, shared by those who look at it at about the same time. */
  menus: MenuSnapshots
  /** The locked boxes of open surveys. */
  ballots: Ballots
  requestId: string
  ip: string
}

/** What a write changed, for its one audit row: ids and states only, never a name, a phone or a hardship. */
export interface Change {
  target: string
  [fact: string]: unknown
}

export interface Refused<Code extends RefusalCode = RefusalCode> {
  refused: Code
  /** The sentence where it must name an amount or a row, instead of the code's own. */
  says?: string
  /** Keeps what was written before the refusal: a wrong binding code must count. */
  keep?: { change: Change }
}

export const refuse = <Code extends RefusalCode>(code: Code, says?: string): Refused<Code> => (says === undefined ? { refused: code } : { refused: code, says })
export const refuseButKeep = <Code extends RefusalCode>(code: Code, change: Change): Refused<Code> => ({ refused: code, keep: { change } })

export interface Done<Reply> {
  reply: Reply
  change: Change
}
export const done = <Reply>(reply: Reply, change: Change): Done<Reply> => ({ reply, change })

export const isRefused = (result: unknown): result is Refused => typeof result === 'object' && result !== null && 'refused' in result

export interface Handler {
  operation: Operation
  /** What another server must say first. Asked before a transaction is open, so that no connection waits for it. */
  ask?(outside: Outside, input: unknown): Promise<unknown>
  /**
   * What must be done in transactions of its own before the write's, such as work in a copy of the school. Only for whom the
   * operation is for, and not again for a request that was answered. It must be safe to repeat: two may begin at once.
   */
  prepare?(workplace: Workplace, input: unknown): Promise<void>
  run(context: Context, input: unknown, said: unknown): Promise<Done<unknown> | Refused>
}

/** What the dispatcher knows of a call that is done together with others. */
export type GroupedAsk = Omit<Basket, 'lines'> & { schoolId: string }

export type GroupedOutcome<Reply> = { reply: Reply } | { refused: RefusalCode; wait?: Pick<WireRefusal, 'queue' | 'retryAfterSeconds'> }

/** A handler for what everybody asks at once: it has no transaction of its own, and no visitor, key or audit row to see to. */
export interface GroupedHandler {
  operation: Operation
  group(choosing: Choosing, asked: GroupedAsk, input: unknown): Promise<GroupedOutcome<unknown>>
}

export const isGrouped = (handler: Handler | GroupedHandler): handler is GroupedHandler => 'group' in handler

export function grouped<O extends Operation>(operation: O, group: (choosing: Choosing, asked: GroupedAsk, input: InputOf<O>) => Promise<GroupedOutcome<OutputOf<O>>>): GroupedHandler {
  return { operation, group: (choosing, asked, input) => group(choosing, asked, input as InputOf<O>) }
}

/** A handler that changes nothing: it answers with the reply alone. */
export function read<O extends Operation>(operation: O, answer: (context: Context, input: InputOf<O>) => Promise<OutputOf<O> | Refused<RefusalOf<O>>>): Handler {
  return {
    operation,
    async run(context, input) {
      const result = await answer(context, input as InputOf<O>)
      return isRefused(result) ? result : { reply: result, change: { target: '' } }
    },
  }
}

/** A handler that changes something: it answers with the reply and with what to write into the audit. */
export function write<O extends Operation>(operation: O, change: (context: Context, input: InputOf<O>) => Promise<Done<OutputOf<O>> | Refused<RefusalOf<O>>>): Handler {
  return { operation, run: (context, input) => change(context, input as InputOf<O>) }
}

/** The same for a handler that must hear another server first; what that said comes beside the input. */
export function writeAfter<O extends Operation, Said>(
  operation: O,
  ask: (outside: Outside, input: InputOf<O>) => Promise<Said>,
  change: (context: Context, input: InputOf<O>, said: Said) => Promise<Done<OutputOf<O>> | Refused<RefusalOf<O>>>,
): Handler {
  return {
    operation,
    ask: (outside, input) => ask(outside, input as InputOf<O>),
    run: (context, input, said) => change(context, input as InputOf<O>, said as Said),
  }
}

/** The same for a handler that first works in transactions of its own. */
export function writeAfterWork<O extends Operation>(
  operation: O,
  prepare: (workplace: Workplace, input: InputOf<O>) => Promise<void>,
  change: (context: Context, input: InputOf<O>) => Promise<Done<OutputOf<O>> | Refused<RefusalOf<O>>>,
): Handler {
  return { operation, prepare: (workplace, input) => prepare(workplace, input as InputOf<O>), run: (context, input) => change(context, input as InputOf<O>) }
}
