import type { ChildMoney } from './child-money'
import type { MoneyLine } from './contract/money'
import type { RefundTrigger } from './contract/statement'
import type { Database } from './db/database'
import type { PublishedPlan } from './store/plan'

/** What is due back of one statement and has not been decided. */
export interface RefundDue {
  childId: string
  serviceKey: string
  serviceName: string
  statementId: string
  trigger: RefundTrigger
  exitId: string | null
  /** The statement's days that it is for. */
  dates: string[]
  /** What the plan's rule comes to, less what was decided before; where it states none, the share that finance may start from. */
  fen: number
  decidedAs: 'byRule' | 'byFinance'
  credited: boolean
  line: MoneyLine
}

/** A family that thinks of leaving: what it would get back. */
export interface Leaving {
  childId: string
  serviceKeys: readonly string[]
  lastDay: string
}

/**
 * What is due back to some children now (FR-067, FR-072; ): for absences, for days that the school cancelled, for
 * exits that were approved; with `leaving`, what an exit would give back. The very function that previews it decides it.
 */
export async function refundsDue(_asked: { db: Database; schoolId: string; now: Date }, _published: PublishedPlan, _children: readonly ChildMoney[], _leaving: Leaving | null): Promise<RefundDue[]> {
  return []
}
