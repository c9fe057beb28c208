import type { Database } from './db/database'
import { isAccountMissing } from './rules/accounts'
import { shanghaiDate } from './rules/dates'
import { accountSetting } from './store/account-book'
import type { PublishedPlan } from './store/plan'

/** Whether what is stated today would be collected before the separate account is open, as the office entered it. */
export async function accountMissing({ db, schoolId, now }: { db: Database; schoolId: string; now: Date }, { term, plan }: Pick<PublishedPlan, 'term' | 'plan'>): Promise<boolean> {
  const setting = await accountSetting(db, schoolId, term.termId)
  return isAccountMissing(plan.accounts, setting?.separateOpenedOn ?? null, shanghaiDate(now))
}
