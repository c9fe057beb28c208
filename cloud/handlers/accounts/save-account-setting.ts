import { saveAccountSetting as operation } from '../../contract/accounts'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { accountSetting, saveSetting } from '../../store/account-book'
import { lockMoney } from '../../store/fee'
import { currentTerm } from '../../store/school'

export const saveAccountSetting = write(operation, async ({ db, schoolId, actor, now }, setting) => {
  await lockMoney(db, schoolId)
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const found = await accountSetting(db, schoolId, term.termId)
  if ((found?.revision ?? 0) !== setting.revision) return refuse('account_setting_changed')
  const { openingFen, separateOpenedOn } = setting
  if (separateOpenedOn !== null && separateOpenedOn > shanghaiDate(now)) return refuse('account_opened_to_come')
  const revision = setting.revision + 1
  await saveSetting(db, schoolId, term.termId, { ...setting, revision }, { staffId: actor.staffId as string, now })
  return done({ revision }, { target: `accountSetting/${term.termId}`, openingFen, separateOpenedOn, revision })
})
