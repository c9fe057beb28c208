import { addAccountEntry as operation, incomeKinds } from '../../contract/accounts'
import { done, refuse, write } from '../../handling'
import { schoolYearOf } from '../../rules/account-disclosure'
import { barredCategories } from '../../rules/accounts'
import { shanghaiDate } from '../../rules/dates'
import { addBookEntry } from '../../store/account-book'
import { lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'

export const addAccountEntry = write(operation, async ({ db, schoolId, actor, now, random }, entry) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { direction, category, amountFen, onDate } = entry
  if (direction === 'income' && !incomeKinds.some((kind) => kind === category)) return refuse('account_income_unknown')
  if (barredCategories(published.plan.accounts, [entry]).length > 0) return refuse('account_spending_barred')
  const { from, to } = schoolYearOf(published.term.startsOn)
  if (onDate < from || onDate > to) return refuse('account_day_outside')
  if (onDate > shanghaiDate(now)) return refuse('account_day_to_come')
  const entryId = random.uuid()
  await addBookEntry(db, schoolId, { ...entry, entryId, termId: published.term.termId, reverses: null }, { staffId: actor.staffId as string, now })
  return done({ entryId }, { target: `accountEntry/${entryId}`, direction, category, amountFen, onDate })
})
