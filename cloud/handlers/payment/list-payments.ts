import { listPayments as operation } from '../../contract/payment'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { logAccess } from '../../store/desk'
import { movedBetween, paymentsOf } from '../../store/payment'
import { currentTerm } from '../../store/school'

export const listPayments = read(operation, async ({ db, schoolId, actor, now }, { fromOn, toOn, offset }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const asked = { termId: term.termId, fromOn, toOn }
  const { payments, total } = await paymentsOf(db, schoolId, { ...asked, childId: null, offset, most: pageSize })
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(payments.map(({ childId }) => childId))], now })
  return { today: shanghaiDate(now), ...(await movedBetween(db, schoolId, asked)), payments, ...pageOf(offset, payments.length, total) }
})
