import { withRecords } from '../../child-record'
import { readHome as operation } from '../../contract/home'
import { dueAmendments } from '../../due-amendments'
import { read, type Context } from '../../handling'
import { progressUnder } from '../../rules/chain'
import { shanghaiDate } from '../../rules/dates'
import { insuranceStanding } from '../../rules/insurance'
import { withWords } from '../../rules/message-words'
import { sessionsOn } from '../../rules/timetable'
import { todosOf } from '../../rules/todo'
import { openAlertsOf } from '../../store/alert-view'
import { applicationsOfChildren, standingsOf } from '../../store/application'
import { childrenOf } from '../../store/child'
import { coursesCloseAt, placesOf, type HeldPlace } from '../../store/course'
import { dayChanges } from '../../store/day'
import { unrankedDrawsCloseAt } from '../../store/draw-course'
import { enrolmentsOf } from '../../store/enrolment'
import { groupsOfChildren } from '../../store/group'
import { messagesOf } from '../../store/message'
import { letterConfirmedAt, publishedPlan, type PublishedPlan } from '../../store/plan'
import { findSchool } from '../../store/school'
import { ballotsAwaited } from '../../store/survey-awaited'

const messagesOnHome = 5

export const readHome = read(operation, async (context) => {
  const { db, schoolId, actor, now, ballots } = context
  const published = await publishedPlan(db, schoolId)
  const inbox = actor.guardianId ? await messagesOf(db, schoolId, { guardianId: actor.guardianId, staffId: null }, 0, messagesOnHome) : { messages: [], unread: 0 }
  return {
    school: await findSchool(db, schoolId),
    planPublished: published !== null,
    today: shanghaiDate(now),
    signedIn: actor.accountId !== null,
    roles: [...actor.roles],
    children: actor.guardianId && published ? await childrenAtHome(context, { guardianId: actor.guardianId, guardianName: actor.guardianName }, published) : [],
    messages: inbox.messages.map(withWords),
    unread: inbox.unread,
    openSurveys: actor.guardianId ? await ballotsAwaited(db, schoolId, actor.guardianId, now, ballots) : 0,
  }
})

async function childrenAtHome({ db, schoolId, actor, now }: Context, { guardianId, guardianName }: { guardianId: string; guardianName: string }, published: PublishedPlan) {
  const { term, plan } = published
  const today = shanghaiDate(now)
  const children = await childrenOf(db, schoolId, guardianId)
  const ids = children.map(({ childId }) => childId)
  const applications = await applicationsOfChildren(db, schoolId, term.termId, ids)
  const standings = await standingsOf(db, schoolId, applications)
  const [enrolments, places] = [await enrolmentsOf(db, schoolId, term.termId, ids), await placesOf(db, schoolId, term.termId, ids)]
  const groups = await groupsOfChildren(db, schoolId, term.termId, ids)
  const changes = await dayChanges(db, schoolId, today, today)
  const letterRead = plan.letter === null || (await letterConfirmedAt(db, schoolId, published.planId, guardianId)) !== null
  const unranked = await unrankedDrawsCloseAt(db, schoolId, term.termId, ids, now, today)
  const closeAt = await coursesCloseAt(db, schoolId, term.termId, now)
  const coursesCloseOn = closeAt && shanghaiDate(closeAt)
  const asked = children.flatMap((child) => applications.filter(({ childId }) => childId === child.childId).map((application) => ({ application, child, guardianName, today })))
  const later = await dueAmendments(db, schoolId, published, asked)
  const alerts = await openAlertsOf(db, schoolId, guardianId, ids, today)
  const days = children.map((child) => ({
    childId: child.childId,
    sessions: sessionsOn({ date: today, term, plan, ...child, groups: groups.filter(isOf(child)), enrolments: enrolments.filter(isOf(child)), courses: places.filter((place) => isOf(child)(place) && place.state === 'joined'), changes }),
  }))
  const records = await withRecords({ db, schoolId, now, actor }, plan, days)
  return children.map((child) => {
    const application = applications.find(({ childId }) => childId === child.childId) ?? null
    const standing = application?.kind === 'join' && application.status !== 'ended' ? standings.get(application.applicationId) : undefined
    const progress = standing ? progressUnder(standing.plan.plan, standing.facts, today) : []
    const insurance = standing?.facts.insurance ? insuranceStanding(standing.plan.plan, standing.facts.insurance, today) : 'allowed'
    const own = { enrolments: enrolments.filter(({ childId }) => childId === child.childId), places: places.filter(({ childId }) => childId === child.childId) }
    return {
      ...child,
      applicationStatus: application?.status ?? null,
      progress,
      todos: todosOf({ childId: child.childId, plan, letterRead, status: application?.status ?? null, progress, insurance, enrolments: own.enrolments.filter(({ endsOn }) => endsOn >= today), places: own.places, answerOfferOn: firstOfferEnds(own.places), textsToSign: (application && later.get(application.applicationId)?.length) ?? 0, coursesCloseOn, rankUntil: unranked.has(child.childId) ? shanghaiDate(unranked.get(child.childId) as Date) : null }),
      sessionsToday: records.get(child.childId) ?? [],
      alerts: alerts.filter(isOf(child)),
    }
  })
}

const isOf = (child: { childId: string }) => (of: { childId: string }) => of.childId === child.childId

/** The day on which the first offer ends that the family wanted to be asked about. */
function firstOfferEnds(places: readonly Pick<HeldPlace, 'state' | 'onOffer' | 'offerUntil'>[]): string | null {
  const ends = places.flatMap(({ state, onOffer, offerUntil }) => (state === 'offered' && onOffer === 'ask' && offerUntil !== null ? offerUntil : [])).sort()
  return ends[0] ? shanghaiDate(new Date(ends[0])) : null
}
