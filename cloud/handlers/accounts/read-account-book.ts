import { readAccountBook as operation } from '../../contract/accounts'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { barredSpending, schoolYearOf, separateAccountStanding, spendingByCategory } from '../../rules/account-disclosure'
import { balanceOf } from '../../rules/accounts'
import { shanghaiDate } from '../../rules/dates'
import { accountSetting, bookEntries, bookSums, lastClosing, receivedDays } from '../../store/account-book'
import { sumsByKind } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { familySums } from '../../rules/account-totals'

const entriesAPage = 40

export const readAccountBook = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan: { accounts } } = published
  const [setting, sums] = [await accountSetting(db, schoolId, term.termId), await bookSums(db, schoolId, term.termId)]
  const feesFen = familySums(await sumsByKind(db, schoolId, term.termId)).receivedFen
  const incomeOf = (kind: string) => sums.find(({ direction, category }) => direction === 'income' && category === kind)?.amountFen ?? 0
  const { entries, total } = await bookEntries(db, schoolId, term.termId, offset, entriesAPage)
  return {
    ...{ today: shanghaiDate(now), mayEnter: actor.roles.has('financeOfficer'), termName: term.name, ...schoolYearOf(term.startsOn) },
    ...{ allowed: accounts.spending, barred: barredSpending(accounts, sums), setting, lastClosing: await lastClosing(db, schoolId, term.startsOn) },
    separateAccount: separateAccountStanding(accounts, setting?.separateOpenedOn ?? null, await receivedDays(db, schoolId, term.termId)),
    ...{ grantFen: incomeOf('grant'), otherFen: incomeOf('other'), feesFen, spending: spendingByCategory(accounts, sums) },
    closingFen: setting && balanceOf(sums, setting.openingFen + feesFen),
    ...{ entries, ...pageOf(offset, entries.length, total) },
  }
})
