import { reverseAccountEntry as operation } from '../../contract/accounts'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { addBookEntry, findBookEntry } from '../../store/account-book'
import { lockMoney } from '../../store/fee'
import { currentTerm } from '../../store/school'

export const reverseAccountEntry = write(operation, async ({ db, schoolId, actor, now, random }, { entryId, reason }) => {
  await lockMoney(db, schoolId)
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const found = await findBookEntry(db, schoolId, term.termId, entryId)
  if (!found) return refuse('account_entry_unknown')
  if (found.reverses !== null) return refuse('account_entry_is_reversal')
  if (found.reversed) return refuse('account_entry_reversed')
  const newId = random.uuid()
  const { direction, category } = found
  await addBookEntry(db, schoolId, { entryId: newId, termId: term.termId, direction, category, amountFen: -found.amountFen, onDate: shanghaiDate(now), note: reason, reverses: entryId }, { staffId: actor.staffId as string, now })
  return done({ entryId: newId }, { target: `accountEntry/${entryId}`, reversedBy: newId, amountFen: -found.amountFen })
})
