import { alertReader } from '../../alert-reader'
import { readDesk as operation } from '../../contract/staff'
import { staffRoles } from '../../contract/roles'
import { read } from '../../handling'
import { myAgreements } from '../../my-agreements'
import { awaitingNotice } from '../../notice-list'
import { waitingForReview, type QueueOf } from '../../review-queue'
import { chainOf } from '../../rules/chain'
import { shanghaiDate } from '../../rules/dates'
import type { ReviewStep } from '../../rules/review'
import { stepName } from '../../rules/step-names'
import { openAlertCount } from '../../store/alert-view'
import { classCounts, officeCounts } from '../../store/desk'
import { unreadOfStaff } from '../../store/message'
import { publishedPlan } from '../../store/plan'
import { blankCount } from '../../record-days'
import { recordedDays } from '../../store/record'
import { openFindings } from '../../store/safety'

export const readDesk = read(operation, async (context) => {
  const { db, schoolId, actor, now } = context
  const published = await publishedPlan(db, schoolId)
  const isOffice = actor.roles.has('schoolAdmin')
  const counts = await classCounts(db, schoolId, published?.term.termId ?? null, isOffice ? null : actor.classIds)
  const today = shanghaiDate(now)
  const office = isOffice ? await officeCounts(db, schoolId, today) : { objections: 0, toCountersign: 0, exits: 0, feedback: 0, complaints: 0, inspections: 0, latePromises: 0 }
  const listed = isOffice && published ? (await awaitingNotice(db, schoolId, published.term.termId, today)).length : 0
  const queueLength = async (step: ReviewStep, of: QueueOf) => (await waitingForReview(context, step, of, { offset: 0, most: 1 })).total
  return {
    name: actor.staffName,
    roles: staffRoles.filter((role) => actor.roles.has(role)),
    classes: counts.map((each) => ({ ...each, unanswered: each.pupils - each.joined - each.declined })),
    waiting: {
      classReview: actor.roles.has('classTeacher') ? await queueLength('class_review', { classIds: actor.classIds }) : 0,
      schoolReview: isOffice ? await queueLength('school_review', {}) : 0,
      committeeReview: isOffice ? await queueLength('committee_review', { leftToOffice: true }) : 0,
      toPublish: listed,
      ...office,
      blankRecords: isOffice && published ? blankCount(published, await recordedDays(db, schoolId, published.term.termId), today) : 0,
      openFindings: isOffice ? await openFindings(db, schoolId) : 0,
      toSign: (await myAgreements(context)).filter(({ signed }) => signed === null).length,
      alerts: await openAlertCount(db, schoolId, alertReader(actor)),
    },
    unread: await unreadOfStaff(db, schoolId, actor.staffId as string),
    steps: published ? chainOf(published.plan).map((step) => ({ step, name: stepName(published.plan, step) })) : [],
  }
})
