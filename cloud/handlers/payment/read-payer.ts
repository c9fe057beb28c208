import { readPayer as operation } from '../../contract/payment'
import { read, refuse } from '../../handling'
import { payerOf } from '../../payer'
import { shanghaiDate } from '../../rules/dates'
import { logAccess } from '../../store/desk'
import { accountsOf, paymentsOf } from '../../store/payment'
import { currentTerm } from '../../store/school'

// More than a child's term has; it keeps the answer small whatever was recorded and taken back.
const mostPayments = 100

export const readPayer = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const { accounts } = await accountsOf(db, schoolId, { termId: term.termId, childIds: [childId], withEmpty: true })
  const [account] = accounts
  if (!account) return refuse('child_unknown')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [childId], now })
  const { payments } = await paymentsOf(db, schoolId, { termId: term.termId, childId, fromOn: null, toOn: null, offset: 0, most: mostPayments })
  return { today: shanghaiDate(now), payer: payerOf(account), payments, mayRecord: actor.roles.has('financeOfficer') }
})
