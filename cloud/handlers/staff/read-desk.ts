import { readDesk as operation } from '../../contract/staff'
import { staffRoles } from '../../contract/roles'
import { read, type Context } from '../../handling'
import { awaitingNotice } from '../../notice-list'
import { shanghaiDate } from '../../rules/dates'
import { previousReview } from '../../rules/review'
import { classCounts, officeCounts } from '../../store/desk'
import { publishedPlan, type PublishedPlan } from '../../store/plan'
import { reviewQueue } from '../../store/review'

export const readDesk = read(operation, async (context) => {
  const { db, schoolId, actor, now } = context
  const published = await publishedPlan(db, schoolId)
  const isOffice = actor.roles.has('schoolAdmin')
  const counts = await classCounts(db, schoolId, published?.term.termId ?? null, isOffice ? null : actor.classIds)
  const office = isOffice ? await officeCounts(db, schoolId) : { objections: 0, toCountersign: 0 }
  const listed = isOffice && published ? (await awaitingNotice(db, schoolId, published.term.termId, shanghaiDate(now))).length : 0
  return {
    name: actor.name,
    roles: staffRoles.filter((role) => actor.roles.has(role)),
    classes: counts.map((each) => ({ ...each, unanswered: each.pupils - each.joined - each.declined })),
    waiting: {
      classReview: actor.roles.has('classTeacher') && published ? await queueLength(context, published, 'class_review', actor.classIds) : 0,
      schoolReview: isOffice && published ? await queueLength(context, published, 'school_review', null) : 0,
      toPublish: listed,
      ...office,
    },
  }
})

async function queueLength({ db, schoolId }: Context, { plan, term }: PublishedPlan, step: 'class_review' | 'school_review', classIds: readonly string[] | null): Promise<number> {
  if (!plan.chain.includes(step)) return 0
  const filter = { termId: term.termId, step, classIds, after: previousReview(plan.chain, step) }
  return (await reviewQueue(db, schoolId, filter, 0, 1)).total
}
