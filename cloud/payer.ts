import type { Payer } from './contract/payment'
import { inHandFen, openFen } from './rules/payment'
import type { Account } from './store/payment'

/** A child's account as finance searches it. */
export const payerOf = ({ childId, name, className, rosterNo, balanceFen }: Account): Payer => ({ childId, name, className, rosterNo, openFen: openFen(balanceFen), inHandFen: inHandFen(balanceFen) })
