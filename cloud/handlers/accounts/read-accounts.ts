import { contentSha256 } from '../../account-draft'
import { readAccounts as operation } from '../../contract/accounts'
import { read, refuse } from '../../handling'
import { accountVersions, findAccountNotice } from '../../store/account-book'
import { publishedPlan } from '../../store/plan'
import { findSchool } from '../../store/school'

export const readAccounts = read(operation, async ({ db, schoolId }, { noticeId }) => {
  const notice = await findAccountNotice(db, schoolId, noticeId ?? null)
  if (noticeId !== undefined && !notice) return refuse('account_notice_unknown')
  const [plan, versions] = [(await publishedPlan(db, schoolId))?.plan, await accountVersions(db, schoolId)]
  return {
    schoolName: (await findSchool(db, schoolId)).name,
    notice: notice && { ...notice, intact: contentSha256(notice.content) === notice.contentSha256 },
    versions,
    published: plan?.accounts.published ?? null,
    complaintPhone: plan?.complaintPhone ?? null,
  }
})
