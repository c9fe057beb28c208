import { listPayers as operation } from '../../contract/payment'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { payerOf } from '../../payer'
import { logAccess } from '../../store/desk'
import { accountsOf } from '../../store/payment'
import { currentTerm } from '../../store/school'

export const listPayers = read(operation, async ({ db, schoolId, actor, now }, { search, offset }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const words = search.split(/\s+/).filter((word) => word !== '')
  const { accounts, total } = await accountsOf(db, schoolId, { termId: term.termId, words, offset, most: pageSize })
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: accounts.map(({ childId }) => childId), now })
  return { payers: accounts.map(payerOf), ...pageOf(offset, accounts.length, total) }
})
