import type { AccountContent } from './contract/accounts'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { accountChecks, disclosureObstacles, publicSums, separateAccountStanding, spendingByCategory } from './rules/account-disclosure'
import { balanceOf } from './rules/accounts'
import { accountSetting, bookSums, familyLedger, isSettled, lastClosing, receivedDays } from './store/account-book'
import type { PublishedPlan } from './store/plan'
import { findSchool } from './store/school'
import { familySums } from './rules/account-totals'

export interface AccountDraft {
  content: AccountContent
  contentSha256: string
  obstacles: string[]
  warnings: string[]
  reliefFen: number
  relievedChildren: number
}

/** What would be published of the term's account now: the school's own entries, and the very rows that families read. */
export async function accountDraft(db: Database, schoolId: string, { term, plan }: PublishedPlan): Promise<AccountDraft> {
  const { termId } = term
  const [setting, entries, ledger] = [await accountSetting(db, schoolId, termId), await bookSums(db, schoolId, termId), await familyLedger(db, schoolId, termId)]
  const [children, school] = [ledger.children.map(familySums), familySums(ledger.school)]
  const checks = accountChecks(children, school)
  const standing = separateAccountStanding(plan.accounts, setting?.separateOpenedOn ?? null, await receivedDays(db, schoolId, termId))
  const incomeOf = (kind: string) => entries.reduce((sum, { direction, category, amountFen }) => (direction === 'income' && category === kind ? sum + amountFen : sum), 0)
  const { required, openedOn } = standing
  const content: AccountContent = {
    ...{ schoolName: (await findSchool(db, schoolId)).name, termName: term.name, startsOn: term.startsOn, endsOn: term.endsOn, settled: await isSettled(db, schoolId, termId) },
    ...{ openingFen: setting?.openingFen ?? 0, openingSource: setting?.openingSource ?? '' },
    ...{ grantFen: incomeOf('grant'), otherFen: incomeOf('other'), feesFen: school.receivedFen },
    spending: spendingByCategory(plan.accounts, entries),
    closingFen: balanceOf(entries, (setting?.openingFen ?? 0) + school.receivedFen),
    families: publicSums(children, school),
    checks,
    separateAccount: required === null ? null : { required, openedOn },
    ...{ planSays: plan.accounts.text, complaintPhone: plan.complaintPhone },
  }
  const before = await lastClosing(db, schoolId, term.startsOn)
  return {
    content,
    contentSha256: contentSha256(content),
    obstacles: disclosureObstacles({ accounts: plan.accounts, openingStated: setting !== null, entries, hasFamilies: ledger.school.length > 0, checks, misplaced: ledger.misplaced }),
    warnings: [...accountWarnings(standing), ...(setting && before && before.amountFen !== setting.openingFen ? [`期初结余与${before.termName}公布的期末结余不同，请核对。`] : [])],
    reliefFen: school.reliefFen,
    relievedChildren: children.filter(({ reliefFen }) => reliefFen > 0).length,
  }
}

/** R-057 in words: collecting before the separate account is open is warned of, it does not stand in the way (S3, S17). */
export function accountWarnings({ missing, openedOn, receivedBeforeFen }: ReturnType<typeof separateAccountStanding>): string[] {
  if (!missing) return []
  if (receivedBeforeFen > 0) return [openedOn === null ? '方案要求设专账，专账还没有登记开设，但已经收了家长的钱。请尽快开设并登记日期。' : '方案要求先设专账再收费，专账开设以前已经收了家长的钱，请核对开设日期。']
  return ['方案要求设专账。请在收费以前开设，并登记开设日期。']
}

/** The fingerprint of what is published; the same however the database keeps the order of its fields. */
export const contentSha256 = (content: AccountContent): string => sha256(JSON.stringify(ordered(content)))

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]))
}
