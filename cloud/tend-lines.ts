import type { Database, OpenDatabase } from './db/database'
import { shanghaiDate } from './rules/dates'
import { lapseOffer, movedUp, overlappedBy, settleOffers } from './settle-offers'
import { appendAudit } from './store/audit'
import { lockChild } from './store/child'
import { fillCourse, type Offer } from './store/course'
import { coursesToTend, endLine, linesOfEndedTerms, offersOver, offersToSettle } from './store/line'
import { findPlace, lockCourses } from './store/place'
import type { Moment } from './moment'

export interface Tending {
  database: OpenDatabase
  schoolId: string
  now: Date
  newId: () => string
}

// A round comes every few seconds; what is more waits for the next.
const mostSettled = 50

/**
 * What time does to waiting lines: offers that nobody answered go to the next, places that a quota no longer keeps go to
 * those who wait, and what could not be taken at once is taken now. One short transaction each, so that no family waits
 * for all of it. Safe to repeat, late, and by several hosts at once: each reads again under the lock.
 */
export async function tendLines(tending: Tending): Promise<void> {
  const { database, schoolId, now } = tending
  const inSchool = <T>(work: (db: Database) => Promise<T>) => database.transaction(schoolId, work)
  const today = shanghaiDate(now)
  for (const courseId of await inSchool((db) => linesOfEndedTerms(db, schoolId, today))) await inSchool((db) => endLineOf(momentOf(tending, db), courseId))
  for (const courseId of await inSchool((db) => coursesToTend(db, schoolId, now))) await inSchool((db) => tendCourse(momentOf(tending, db), courseId))
  await settleLeft(tending)
}

/**
 * Settles what was offered and left: what a statement offered that tells nobody (choosing in a rush), and what somebody
 * else held. To be called right after such a statement too, so that no family waits for the next round.
 */
export async function settleLeft(tending: Tending): Promise<void> {
  const { database, schoolId } = tending
  const offers = await database.transaction(schoolId, (db) => offersToSettle(db, schoolId, mostSettled))
  for (const offer of offers) await database.transaction(schoolId, (db) => settleLeftOffer(momentOf(tending, db), offer))
}

const momentOf = ({ schoolId, now, newId }: Tending, db: Database): Moment => ({ db, schoolId, now, newId })

async function tendCourse(moment: Moment, courseId: string) {
  const { db, schoolId, now } = moment
  await lockCourses(db, schoolId, [courseId])
  const lapsed = await offersOver(db, schoolId, courseId, now)
  const offers: Offer[] = []
  for (const placeId of lapsed) {
    const place = await findPlace(db, schoolId, placeId)
    if (place) offers.push(...(await lapseOffer(moment, place, 'time')))
  }
  offers.push(...(await fillCourse(db, schoolId, courseId, now)))
  const settled = await settleOffers(moment, offers)
  if (lapsed.length > 0 || settled.length > 0) await noteTime(moment, `course/${courseId}`, { lapsed, movedUp: movedUp(settled) })
}

/** With the locks in their order now, child before courses, so that it waits its turn and is not left again. */
async function settleLeftOffer(moment: Moment, offer: Offer) {
  const { db, schoolId } = moment
  const { placeId, childId } = offer
  await lockChild(db, schoolId, childId)
  const place = await findPlace(db, schoolId, placeId)
  if (place?.state !== 'offered') return
  await lockCourses(db, schoolId, [place.courseId, ...(await overlappedBy(moment, place)).map(({ courseId }) => courseId)])
  // Read again under the locks: another host may have told the family already.
  const now = await findPlace(db, schoolId, placeId)
  if (now?.state !== 'offered' || (now.onOffer === 'ask' && now.offerTold)) return
  const settled = await settleOffers(moment, [offer])
  if (settled.some(({ became }) => became !== 'left')) await noteTime(moment, `place/${placeId}`, { lapsed: [], movedUp: movedUp(settled) })
}

async function endLineOf(moment: Moment, courseId: string) {
  await lockCourses(moment.db, moment.schoolId, [courseId])
  const ended = await endLine(moment.db, moment.schoolId, courseId, moment.now)
  if (ended > 0) await noteTime(moment, `course/${courseId}`, { termOver: true, ended })
}

const noteTime = ({ db, schoolId, now, newId }: Moment, target: string, change: object) =>
  appendAudit(db, { schoolId, actor: 'time', operation: 'tendLines', target, change, requestId: newId(), at: now })
