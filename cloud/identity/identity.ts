import type { Database } from '../db/database'
import type { Proof } from '../store/choosing'

/** What a host knows of a caller before the database is asked. */
export type Caller = { kind: 'nobody' } | { kind: 'openid'; openid: string } | { kind: 'token'; token: string } | { kind: 'simulated'; familyNo: number }

/**
 * One way of knowing who calls. It is chosen by configuration and never by looking at a request, since any caller of
 * a plain host can forge the platform's headers.
 */
export interface Identity {
  name: 'dev' | 'session' | 'scf' | 'wxrun' | 'rehearsal'
  /** The account of a caller, made on first sight where WeChat vouches for it; null for a visitor. */
  account(db: Database, caller: Caller, now: Date, newId: () => string): Promise<string | null>
  /** The same as something that one statement can look up beside its work; null for a visitor. */
  proof(caller: Caller): Proof | null
  /** Only `dev` has one: whom one can become, and a clock that can be moved. */
  demo?: { people: readonly DemoPerson[]; clock: MovableClock }
}

/** A person one can become while trying the product. `bindCode` is the slip that the school gave this family. */
export interface DemoPerson {
  personId: string
  name: string
  note: string
  bindCode: string | null
}

export interface MovableClock {
  now(): Date
  forward(minutes: number): void
}
