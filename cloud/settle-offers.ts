import { overlaps } from './rules/course-choice'
import { shanghaiDate } from './rules/dates'
import { decideOffer } from './rules/waiting-line'
import { tryLockChild } from './store/child'
import { freePlace, placesOf, type HeldPlace, type Offer } from './store/course'
import { enrolmentsOf } from './store/enrolment'
import { tellGuardiansOf } from './store/message'
import { findPlace, joinOffered, markOfferTold, tryLockCourses, type Place } from './store/place'
import type { Moment } from './moment'

/** What became of one offer. `left`: somebody holds what it needs; the upkeep takes it within seconds. */
export interface Settled {
  placeId: string
  courseId: string
  childId: string
  became: 'joined' | 'offered' | 'lapsed' | 'left'
}

// A place taken gives others back, which go to others in turn: most that one transaction carries on with.
const mostTaken = 100

/**
 * What follows when places came free and were offered (`freePlace`, `fillCourse`): families that wanted to be asked are
 * told until when; the others have their place at once, and what overlaps it goes to the next in line, and so on.
 *
 * The caller holds the locks of the courses whose places were offered. Nothing here waits for a lock: what somebody else
 * holds is left to the upkeep, so this can never be part of a deadlock.
 */
export async function settleOffers(moment: Moment, offers: readonly Offer[]): Promise<Settled[]> {
  const queue = [...offers]
  const settled: Settled[] = []
  let taken = 0
  for (let offer = queue.shift(); offer; offer = queue.shift()) {
    const place = await findPlace(moment.db, moment.schoolId, offer.placeId)
    // Offered and ended again within this transaction: whoever ended it has passed it on.
    if (place?.state !== 'offered') continue
    const { became, freed } = await settle(moment, place, taken < mostTaken)
    if (became === 'joined') taken += 1
    settled.push({ placeId: place.placeId, courseId: place.courseId, childId: place.childId, became })
    queue.push(...freed)
  }
  return settled
}

interface Outcome {
  became: Settled['became']
  freed: Offer[]
}

async function settle(moment: Moment, place: Place, mayTake: boolean): Promise<Outcome> {
  const { db, schoolId, now } = moment
  const facts = await factsOf(moment, place)
  if (place.onOffer === 'ask') {
    // What it would give back is asked when it is accepted.
    const decision = decideOffer({ ...facts, overlapped: [] })
    if (decision.kind === 'lapse') return lapse(moment, place, decision.why)
    if (!place.offerTold) await tell(moment, place, 'place_offered', { until: await markOfferTold(db, schoolId, place.placeId, now) })
    return { became: 'offered', freed: [] }
  }
  if (!mayTake || !(await tryLockChild(db, schoolId, place.childId))) return { became: 'left', freed: [] }
  if (!(await tryLockCourses(db, schoolId, (await overlappedBy(moment, place)).map(({ courseId }) => courseId)))) return { became: 'left', freed: [] }
  // Read under the locks: another guardian may just have given something back.
  const overlapped = await overlappedBy(moment, place)
  const decision = decideOffer({ ...(await factsOf(moment, place)), now, overlapped })
  return decision.kind === 'lapse' ? lapse(moment, place, decision.why) : { became: 'joined', freed: (await takePlace(moment, place, overlapped)).freed }
}

async function factsOf({ db, schoolId, now }: Moment, place: Place) {
  return { now, today: shanghaiDate(now), course: place, enrolments: await enrolmentsOf(db, schoolId, place.termId, [place.childId]) }
}

/** What the child has, is offered or waits for at the hour of a place. */
export async function overlappedBy({ db, schoolId }: Pick<Moment, 'db' | 'schoolId'>, place: Place): Promise<HeldPlace[]> {
  return (await placesOf(db, schoolId, place.termId, [place.childId])).filter((held) => held.placeId !== place.placeId && overlaps(held, place))
}

/**
 * Gives an offered place to its child and gives back what overlaps it. The caller holds the child's lock and those of
 * all courses concerned, and settles what was freed. Answers the titles of what the child had and gave back.
 */
export async function takePlace(moment: Moment, place: Place, overlapped: readonly HeldPlace[]): Promise<{ freed: Offer[]; gaveBack: string[] }> {
  const { db, schoolId, now } = moment
  await joinOffered(db, schoolId, place.placeId, now)
  const freed: Offer[] = []
  for (const { placeId } of overlapped) freed.push(...(await freePlace(db, schoolId, { placeId, endedAs: 'replaced', now })))
  const titles = (waited: boolean) => overlapped.filter(({ state }) => (state === 'waiting') === waited).map(({ title }) => title)
  const [gaveBack, leftLine] = [titles(false), titles(true)]
  await tell(moment, place, 'place_joined', { ...(gaveBack.length > 0 ? { gaveBack: quoted(gaveBack) } : {}), ...(leftLine.length > 0 ? { leftLine: quoted(leftLine) } : {}) })
  return { freed, gaveBack }
}

/** Ends an offer that nobody took and tells its family why. The caller holds the course's lock and settles what follows. */
export async function lapseOffer(moment: Moment, place: Place, why: 'time' | 'notActive' | 'changeClosed'): Promise<Offer[]> {
  const freed = await freePlace(moment.db, moment.schoolId, { placeId: place.placeId, endedAs: 'lapsed', now: moment.now })
  await tell(moment, place, 'offer_lapsed', { why })
  return freed
}

const lapse = async (moment: Moment, place: Place, why: 'notActive' | 'changeClosed'): Promise<Outcome> => ({ became: 'lapsed', freed: await lapseOffer(moment, place, why) })

const quoted = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join('、')

const tell = ({ db, schoolId, now, newId }: Moment, { childId, title }: Place, kind: 'place_offered' | 'place_joined' | 'offer_lapsed', details: Record<string, string>) =>
  tellGuardiansOf(db, schoolId, [childId], { kind, details: { course: title, ...details }, now, newId })

/** Who moved up, for the audit row of what made a place free. */
export const movedUp = (settled: readonly Settled[]) => settled.map(({ placeId, became }) => ({ placeId, became }))
