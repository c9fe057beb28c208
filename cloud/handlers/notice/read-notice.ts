import { readNotice as operation } from '../../contract/notice'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { findNotice, noticeEntries, noticesOf, objectionsBy } from '../../store/notice'
import { currentTerm } from '../../store/school'

export const readNotice = read(operation, async ({ db, schoolId, actor, now }, { noticeId, offset }) => {
  const term = await currentTerm(db, schoolId)
  const notices = term ? await noticesOf(db, schoolId, term.termId) : []
  const notice = noticeId ? await findNotice(db, schoolId, noticeId) : (notices[0] ?? null)
  if (noticeId && !notice) return refuse('notice_unknown')
  const earlier = notices.filter((each) => each.noticeId !== notice?.noticeId)
  if (!notice) return { notice: null, earlier }
  const { entries, total } = await noticeEntries(db, schoolId, notice.noticeId, offset, pageSize)
  const today = shanghaiDate(now)
  const open = today >= notice.opensOn && today <= notice.closesOn
  const myObjections = actor.guardianId ? await objectionsBy(db, schoolId, notice.noticeId, actor.guardianId) : []
  return { notice: { ...notice, open, entries, ...pageOf(offset, entries.length, total), myObjections }, earlier }
})
