import { coursesPerChild, drawChildren, noteTime } from './draw-facts'
import type { OpenDatabase } from './db/database'
import { shanghaiDate } from './rules/dates'
import { runDraw, turnsOf } from './rules/draw'
import { entriesSha256, lottery } from './rules/draw-hash'
import { creditChange, freezeList, type FreezingCourse } from './rules/draw-list'
import { settleDraw } from './settle-draw'
import { addCredits, creditsOf, dueDraws, frozenEntries, lockDraw, rankingEntries, setDrawDrawn, setDrawFrozen, setEntriesDrawn, setEntriesFrozen, type StoredDraw } from './store/draw'
import { lockCoursesOfDraw, quotaPlacesTaken, type CourseOfDraw } from './store/draw-course'
import type { Moment } from './moment'

/**
 * Takes every draw whose closing is over as far as it goes: the list is frozen and its hash published, then the seed is
 * revealed and the draw is run, then places are written, some children at a time. Each step is a transaction of its own
 * that finds out under a lock whether it is still to be done, so that it may be late, be broken off, or meet another
 * host, and comes to the same.
 */
export async function runDraws({ database, ...rest }: { database: OpenDatabase; schoolId: string; now: Date; newId: () => string }): Promise<void> {
  const { schoolId, now } = rest
  const inSchool = <T>(work: (moment: Moment) => Promise<T>) => database.transaction(schoolId, (db) => work({ db, ...rest }))
  for (const drawId of await inSchool(({ db }) => dueDraws(db, schoolId, 'published', now))) await inSchool((moment) => freezeDraw(moment, drawId))
  for (const drawId of await inSchool(({ db }) => dueDraws(db, schoolId, 'frozen', now))) await inSchool((moment) => drawNow(moment, drawId))
  for (const drawId of await inSchool(({ db }) => dueDraws(db, schoolId, 'drawn', now))) {
    while (await inSchool((moment) => settleDraw(moment, drawId)));
  }
}

/** Fixes who takes part with what, from what is true now, and publishes the list's hash; the seed is still hidden. */
export async function freezeDraw(moment: Moment, drawId: string): Promise<void> {
  const { db, schoolId, now } = moment
  const draw = await lockDraw(db, schoolId, drawId, 'change')
  if (draw?.status !== 'published' || now < new Date(draw.closesAt)) return
  const courses = await freezingCourses(moment, await lockCoursesOfDraw(db, schoolId, drawId))
  const entries = await rankingEntries(db, schoolId, drawId)
  const children = await drawChildren(db, schoolId, draw.termId, entries.map(({ childId }) => childId))
  const wishes = entries.flatMap(({ childId, token, together, courseIds }) => {
    const child = children.get(childId)
    return child ? [{ childId, token, together, courseIds, child }] : []
  })
  const list = freezeList(draw, courses, wishes, await coursesPerChild(db, schoolId), shanghaiDate(now))
  const sha256 = entriesSha256(drawId, list.courses, list.wishes.flatMap(({ entry }) => entry ?? []))
  await setEntriesFrozen(db, schoolId, drawId, list.wishes)
  await setDrawFrozen(db, schoolId, drawId, { courses: list.courses, quotaKeys: list.quotaKeys, entriesSha256: sha256, now })
  await noteTime(moment, drawId, 'freezeDraw', { entries: list.wishes.filter(({ entry }) => entry).length, entriesSha256: sha256 })
}

/** Places that are free at closing, and the quotas that still keep some of them. */
async function freezingCourses({ db, schoolId, now }: Moment, courses: CourseOfDraw[]): Promise<FreezingCourse[]> {
  const taken = await quotaPlacesTaken(db, schoolId, courses.map(({ courseId }) => courseId))
  return courses.map((course) => ({
    ...course,
    places: course.placesLeft,
    quotas: course.quotas
      .filter(({ until }) => until === null || new Date(until) > now)
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((quota) => ({ ...quota, free: Math.max(0, quota.places - (taken.get(`${course.courseId} ${quota.key}`) ?? 0)) })),
  }))
}

/** Runs the draw over the frozen list; from here on the seed is public and the outcome can no longer change. */
export async function drawNow(moment: Moment, drawId: string): Promise<void> {
  const { db, schoolId, now } = moment
  const draw = await lockDraw(db, schoolId, drawId, 'change')
  if (draw?.status !== 'frozen') return
  const { seed, courses, sha256 } = frozen(draw)
  const { entries } = await frozenEntries(db, schoolId, drawId, 0, null)
  // What was published is what is drawn, or nothing is.
  if (entriesSha256(drawId, courses, entries) !== sha256) throw new Error('the frozen list does not match its hash')
  const numberOf = remembered(lottery(seed, sha256))
  const drawn = runDraw(courses, entries, numberOf)
  await setEntriesDrawn(db, schoolId, drawId, drawn)
  if (draw.countsCredits) await settleCredits(moment, drawId)
  await setDrawDrawn(db, schoolId, drawId, turnsOf(entries, numberOf).length, now)
  await noteTime(moment, drawId, 'runDraw', { turns: drawn.length, received: drawn.filter(({ received }) => received.length > 0).length })
}

function frozen({ seed, listCourses, entriesSha256: sha256 }: StoredDraw) {
  if (!seed || !listCourses || !sha256) throw new Error('the draw is not frozen')
  return { seed, courses: listCourses, sha256 }
}

/** A number is needed several times; computing it costs two rounds of SHA-256. */
function remembered(numberOf: (token: string) => string): (token: string) => string {
  const known = new Map<string, string>()
  return (token) => {
    const number = known.get(token) ?? numberOf(token)
    known.set(token, number)
    return number
  }
}

async function settleCredits({ db, schoolId, now }: Moment, drawId: string) {
  const entries = (await rankingEntries(db, schoolId, drawId)).filter(({ frozen: entry }) => entry !== null)
  const credits = await creditsOf(db, schoolId, entries.map(({ childId }) => childId))
  const changes = entries.map(({ childId, frozen: entry, tries, couldRank }) => {
    const received = tries.filter(({ outcome }) => outcome === 'received').length
    return { childId, change: creditChange({ received, ranked: entry?.ranks.length ?? 0, couldRank, credit: credits.get(childId) ?? 0 }) }
  })
  await addCredits(db, schoolId, drawId, changes.filter(({ change }) => change !== 0), now)
}
