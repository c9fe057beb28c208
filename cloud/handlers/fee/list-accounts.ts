import { listAccounts as operation } from '../../contract/statement'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { accountTotals } from '../../rules/account-totals'
import { logAccess } from '../../store/desk'
import { sumsByKind } from '../../store/fee'
import { accountsOfTerm } from '../../store/fee-account'
import { currentTerm } from '../../store/school'

export const listAccounts = read(operation, async ({ db, schoolId, actor, now }, { search, show, offset }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return { totals: accountTotals([]), accounts: [], ...pageOf(offset, 0, 0) }
  const { accounts, total } = await accountsOfTerm(db, schoolId, term.termId, { search, show, offset, most: pageSize })
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: accounts.map(({ childId }) => childId), now })
  return {
    totals: accountTotals(await sumsByKind(db, schoolId, term.termId)),
    accounts: accounts.map(({ sums, ...account }) => ({ ...account, totals: accountTotals(sums) })),
    ...pageOf(offset, accounts.length, total),
  }
})
