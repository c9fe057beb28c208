import { publishNotice as operation } from '../../contract/staff'
import { done, refuse, write } from '../../handling'
import { awaitingNotice, listEntries } from '../../notice-list'
import { chainOf } from '../../rules/chain'
import { shanghaiDate } from '../../rules/dates'
import { noticePeriod } from '../../rules/public-list'
import { tellGuardiansOf } from '../../store/message'
import { addNotice, lockTerm } from '../../store/notice'
import { publishedPlan } from '../../store/plan'

export const publishNotice = write(operation, async ({ db, schoolId, actor, now, random }, { days, contact }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  if (plan.noticeDays !== null && plan.noticeDays !== days) return refuse('notice_days_fixed')
  await lockTerm(db, schoolId, term.termId)
  const today = shanghaiDate(now)
  const entries = listEntries(plan, await awaitingNotice(db, schoolId, term.termId, today))
  // Applications keep the chain they were made under: an earlier version's may still wait for their list.
  if (entries.length === 0) return refuse(chainOf(plan).includes('notice') ? 'notice_empty' : 'notice_not_in_chain')
  const noticeId = random.uuid()
  const period = noticePeriod(today, days)
  const notice = { noticeId, title: `${term.name}课后服务参加名单公示`, ...period, contact, publishedAt: now.toISOString(), publishedBy: actor.staffId as string }
  await addNotice(db, schoolId, term.termId, notice, entries)
  const children = entries.map(({ childId }) => childId)
  await tellGuardiansOf(db, schoolId, children, { kind: 'notice_published', details: { closesOn: period.closesOn }, now, newId: random.uuid })
  return done({ noticeId, closesOn: period.closesOn, entries: entries.length }, { target: `notice/${noticeId}`, ...period, entries: entries.length })
})
