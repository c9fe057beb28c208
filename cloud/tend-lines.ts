import type { Database, OpenDatabase } from './db/database'
import { shanghaiDate } from './rules/dates'
import { lapseOffer, movedUp, overlappedBy, settleOffers, type Moment, type Settled } from './settle-offers'
import { appendAudit } from './store/audit'
import { lockChild } from './store/child'
import { fillCourse, type Offer } from './store/course'
import { coursesToTend, endLine, linesOfEndedTerms, offersOver, offersToTake } from './store/line'
import { findPlace, lockCourses } from './store/place'

interface Tending {
  database: OpenDatabase
  schoolId: string
  now: Date
  newId: () => string
}

// A round comes every few seconds; what is more waits for the next.
const mostTaken = 50

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
  for (const offer of await inSchool((db) => offersToTake(db, schoolId, mostTaken))) await inSchool((db) => takeLeftOffer(momentOf(tending, db), offer))
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
async function takeLeftOffer(moment: Moment, { placeId, childId }: { placeId: string; childId: string }) {
  const { db, schoolId } = moment
  await lockChild(db, schoolId, childId)
  const place = await findPlace(db, schoolId, placeId)
  if (place?.state !== 'offered') return
  await lockCourses(db, schoolId, [place.courseId, ...(await overlappedBy(moment, place)).map(({ courseId }) => courseId)])
  const settled: Settled[] = await settleOffers(moment, [{ placeId, childId, onOffer: 'take' }])
  if (settled.some(({ became }) => became !== 'left')) await noteTime(moment, `place/${placeId}`, { lapsed: [], movedUp: movedUp(settled) })
}

async function endLineOf(moment: Moment, courseId: string) {
  await lockCourses(moment.db, moment.schoolId, [courseId])
  const ended = await endLine(moment.db, moment.schoolId, courseId, moment.now)
  if (ended > 0) await noteTime(moment, `course/${courseId}`, { termOver: true, ended })
}

const noteTime = ({ db, schoolId, now, newId }: Moment, target: string, change: object) =>
  appendAudit(db, { schoolId, actor: 'time', operation: 'tendLines', target, change, requestId: newId(), at: now })
