import type { Database } from './db/database'
import type { Standing } from './contract/attendance'

interface Moment {
  db: Database
  schoolId: string
  now: Date
  newId: () => string
}

export type AlertKind = 'missing' | 'uncollected'

/** A child on a session that somebody has to look for. */
export interface Alerted {
  heldOn: string
  serviceKey: string
  childId: string
  sitting: string
}

/**
 * Raises what is not raised yet and resolves what has been explained: a child that is missing gets an alert, one that is
 * seen or on leave has its alert closed (FR-058, R-052). Safe to repeat. The caller holds the roll's or the child's lock.
 */
export async function settleAlerts(_moment: Moment, _session: { heldOn: string; serviceKey: string; staffId: string | null }, _children: { childId: string; sitting: string; standing: Standing }[]): Promise<void> {}

/** Raises one alert; the same again, while it is open, raises nothing. */
export async function raiseAlert(_moment: Moment, _kind: AlertKind, _alerted: Alerted, _staffId: string | null): Promise<void> {}

/** Closes an open alert; nothing where there is none. */
export async function resolveAlert(_moment: Moment, _kind: AlertKind, _alerted: Alerted, _as: 'found' | 'onLeave' | 'collected' | 'explained', _staffId: string | null): Promise<void> {}
