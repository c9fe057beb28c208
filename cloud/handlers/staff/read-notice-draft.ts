import { readNoticeDraft as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { awaitingNotice, listEntries } from '../../notice-list'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { publishedPlan } from '../../store/plan'

export const readNoticeDraft = read(operation, async ({ db, schoolId, now }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const today = shanghaiDate(now)
  const all = listEntries(plan, await awaitingNotice(db, schoolId, term.termId, today))
  const entries = all.slice(offset, offset + pageSize)
  return { planNoticeDays: plan.noticeDays, today, entries, ...pageOf(offset, entries.length, all.length) }
})
