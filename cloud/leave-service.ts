import { refundExits } from './give-back'
import { shanghaiDate } from './rules/dates'
import { isOver } from './rules/exit-request'
import { endAgreements } from './store/agreement'
import { setApplicationStatus } from './store/application'
import { settleOffers } from './settle-offers'
import { appendAudit } from './store/audit'
import { lockChildren } from './store/child'
import { freePlace, placesOf, type HeldPlace, type Offer } from './store/course'
import { endEnrolments, isWhollyLeft } from './store/enrolment'
import { exitsToCarryOut, setExitApproved, setExitCarriedOut, silentExits, type Approval, type StoredExit } from './store/exit'
import { tellGuardiansOf } from './store/message'
import { lockCourses } from './store/place'
import type { Moment } from './moment'

/**
 * Lets children leave: their enrolments end on the last day, and what they wait for is given up now. Places they have
 * stay theirs to the end of the last day, so that no roster misses a child that is still there; where nothing is left
 * to attend, all of it happens now. The caller holds the children's locks. Answers the exits carried out at once.
 */
export async function approveExits(moment: Moment, exits: StoredExit[], approval: Approval): Promise<string[]> {
  const { db, schoolId, now } = moment
  await lockCoursesOf(moment, exits)
  const over: StoredExit[] = []
  const offered: Offer[] = []
  // All that waits goes first, or a child that leaves too would move up into another's place.
  for (const exit of exits) {
    const { exitId, childId, applicationId, lastDay } = exit
    await setExitApproved(db, schoolId, exitId, { ...approval, now })
    await endEnrolments(db, schoolId, { exitId, applicationId, serviceKeys: keysOf(exit), lastDay })
    const { titles: waitedFor, offers } = await freePlaces(moment, exit, ({ state }) => state !== 'joined')
    offered.push(...offers)
    if (isOver(exit, shanghaiDate(now))) over.push(exit)
    else await tellGuardiansOf(db, schoolId, [childId], { kind: 'exit_approved', details: detailsOf(exit, waitedFor), now, newId: moment.newId })
  }
  for (const exit of over) offered.push(...(await carryOut(moment, exit)))
  await refundExits(moment, over)
  await settleOffers(moment, offered)
  return over.map(({ exitId }) => exitId)
}

/** Gives back what the child still holds; ends its papers once nothing of its application is left. Answers what is offered to others now. */
async function carryOut(moment: Moment, exit: StoredExit): Promise<Offer[]> {
  const { db, schoolId, now } = moment
  const { titles: freed, offers } = await freePlaces(moment, exit, () => true)
  await setExitCarriedOut(db, schoolId, exit.exitId, now)
  if (await isWhollyLeft(db, schoolId, exit.applicationId)) {
    await setApplicationStatus(db, schoolId, [exit.applicationId], 'ended')
    await endAgreements(db, schoolId, [exit.applicationId])
  }
  await tellGuardiansOf(db, schoolId, [exit.childId], { kind: 'exit_done', details: detailsOf(exit, freed), now, newId: moment.newId })
  return offers
}

/**
 * What time decides: exits on which the school kept silent where silence approves, and exits whose last day is over.
 * Safe to repeat; each leaves one audit row of its own.
 */
export async function carryOutExits(moment: Moment): Promise<void> {
  const { db, schoolId, now } = moment
  const today = shanghaiDate(now)
  const waiting = [...(await silentExits(db, schoolId, today)), ...(await exitsToCarryOut(db, schoolId, today))]
  if (waiting.length === 0) return
  await lockChildren(db, schoolId, waiting.map(({ childId }) => childId))
  await lockCoursesOf(moment, waiting)
  // Read again under the locks: the office, the family or another host may have been faster.
  const stillDue = (exits: StoredExit[]) => exits.filter(({ exitId }) => waiting.some((each) => each.exitId === exitId))
  const silent = stillDue(await silentExits(db, schoolId, today))
  await approveExits(moment, silent, { as: 'bySilence', staffId: null })
  const due = stillDue(await exitsToCarryOut(db, schoolId, today))
  const offered: Offer[] = []
  for (const exit of due) offered.push(...(await carryOut(moment, exit)))
  await refundExits(moment, due)
  await settleOffers(moment, offered)
  for (const exit of silent) await noteTime(moment, exit, 'approveExitBySilence')
  for (const exit of due) await noteTime(moment, exit, 'carryOutExit')
}

const noteTime = ({ db, schoolId, now, newId }: Moment, exit: StoredExit, operation: string) =>
  appendAudit(db, { schoolId, actor: 'time', operation, target: `exit/${exit.exitId}`, change: { childId: exit.childId, lastDay: exit.lastDay }, requestId: newId(), at: now })

const keysOf = ({ services }: StoredExit) => services.map(({ serviceKey }) => serviceKey)

async function heldBy({ db, schoolId }: Moment, exit: StoredExit): Promise<HeldPlace[]> {
  const keys = keysOf(exit)
  return (await placesOf(db, schoolId, exit.termId, [exit.childId])).filter(({ serviceKey }) => keys.includes(serviceKey))
}

/** All courses that will be touched, in order of id, so that two batches never wait for each other. */
async function lockCoursesOf(moment: Moment, exits: StoredExit[]) {
  const courseIds = new Set<string>()
  for (const exit of exits) for (const { courseId } of await heldBy(moment, exit)) courseIds.add(courseId)
  await lockCourses(moment.db, moment.schoolId, [...courseIds])
}

/** Frees the child's places in what it leaves. Answers the courses' titles, and what is offered to others now. */
async function freePlaces(moment: Moment, exit: StoredExit, which: (place: HeldPlace) => boolean): Promise<{ titles: string[]; offers: Offer[] }> {
  const { db, schoolId, now } = moment
  const places = (await heldBy(moment, exit)).filter(which)
  const offers: Offer[] = []
  for (const { placeId } of places) offers.push(...(await freePlace(db, schoolId, { placeId, endedAs: 'exit', now })))
  return { titles: places.map(({ title }) => title), offers }
}

const detailsOf = ({ services, lastDay }: StoredExit, courses: string[]): Record<string, string> => ({
  services: services.map(({ name }) => name).join('、'),
  lastDay,
  ...(courses.length > 0 ? { courses: courses.map((title) => `“${title}”`).join('、') } : {}),
})
