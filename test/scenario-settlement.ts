import type { School } from './given'
import type { Scenario } from './scenario'

type Names = 'readSettlement' | 'startSettlement' | 'settleNext' | 'finishSettlement' | 'closeTerm' | 'exportTerm'

/** Settling and closing a term that is not over: what can only be read is read, the rest is refused in its order. */
export const settlementRows = ({ finance: by }: School): Pick<Scenario['rows'], Names> => ({
  readSettlement: { by, input: {} },
  startSettlement: { by, input: { costs: [], unrecordedAs: 'absent' }, refusal: 'settlement_blocked' },
  settleNext: { by, input: {}, refusal: 'settlement_not_started' },
  finishSettlement: { by, input: {}, refusal: 'settlement_not_started' },
  closeTerm: { by, input: { closing: 'disclose' }, refusal: 'closing_out_of_order' },
  exportTerm: { by, input: { exportFile: 'sessions' } },
})
