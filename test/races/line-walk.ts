import { randomUUID } from 'node:crypto'
import type { OnOffer } from 'cloud/contract/course'
import type { seededRandom } from 'cloud/demo/seeded-random'
import { overlaps } from 'cloud/rules/course-choice'
import { settleOffers } from 'cloud/settle-offers'
import type { Moment } from 'cloud/moment'
import { lockChild } from 'cloud/store/child'
import { findCourse, freePlace, placesOf } from 'cloud/store/course'
import { openPlace } from 'cloud/store/move'
import { lockCourses } from 'cloud/store/place'
import { tendLines } from 'cloud/tend-lines'
import type { Api } from '../boot'
import { asOwner, givenCourse, type Family, type School } from '../given'

type Random = ReturnType<typeof seededRandom>

/** One wish of one child, as the walk makes it. */
export interface Wish {
  family: Family
  courseId: string
  onOffer: OnOffer
  /** Takes it although it overlaps, and gives back what does. */
  replace: boolean
}

export interface Walk {
  api: Api
  school: School
  families: Family[]
  courses: string[]
  random: Random
  /** How wishes are sent; several of one round may be sent as one batch. Refusals are no failure. */
  choose(walk: Walk, wishes: Wish[]): Promise<unknown>
}

const hours = [
  { weekday: 2, starts_at: '16:00', ends_at: '17:00' },
  { weekday: 2, starts_at: '16:30', ends_at: '17:30' },
  { weekday: 2, starts_at: '17:00', ends_at: '18:00' },
  { weekday: 3, starts_at: '16:00', ends_at: '17:00' },
]

/** Courses of few places at hours that overlap in part, some with places kept for a while or for ever. */
export async function givenWalk(api: Api, given: Pick<Walk, 'school' | 'families' | 'random' | 'choose'>): Promise<Walk> {
  const walk: Walk = { api, courses: [], ...given }
  for (const [index] of hours.entries()) walk.courses.push(await walkCourse(walk, index))
  return walk
}

function walkCourse({ api, school, random }: Walk, hour: number): Promise<string> {
  const quota = (until: string | null) => [{ key: 'third', name: '预留', places: 1, grades: [3], groups: null, until }]
  const quotas = random.pick([[], [], quota(null), quota('2026-09-20T00:00:00+08:00')])
  return givenCourse(api, school, { ...hours[hour], capacity: 2 + random.below(2), offer_minutes: 5 + random.below(120), opens_at: '2026-09-01T00:00:00+08:00', quotas })
}

interface Seen {
  placeId: string
  courseId: string
  childId: string
  state: 'joined' | 'offered' | 'waiting'
}

async function look({ api, school, courses }: Walk): Promise<{ places: Seen[]; capacities: Map<string, number> }> {
  return asOwner(api, school.schoolId, async (db) => {
    const places = await db.rows<{ place_id: string; course_id: string; child_id: string; state: Seen['state'] }>(`select place_id, course_id, child_id, state from course_place where state <> 'released' and course_id = any($1::uuid[]) order by line_no`, [courses])
    const rows = await db.rows<{ course_id: string; capacity: number }>(`select course_id, capacity from course where course_id = any($1::uuid[])`, [courses])
    return {
      places: places.map((row) => ({ placeId: row.place_id, courseId: row.course_id, childId: row.child_id, state: row.state })),
      capacities: new Map(rows.map(({ course_id, capacity }) => [course_id, capacity])),
    }
  })
}

/** What a step that came too late may be told; anything else is a fault. */
const late = new Set(['place_released', 'offer_not_open', 'offer_lapsed', 'place_not_waiting', 'capacity_below_taken', 'capacity_below_quotas', 'course_cancelled'])

/**
 * Takes `steps` random steps, `together` of them at a time, and checks after each round what must always hold. Answers
 * how many steps of each kind did something.
 */
export async function takeWalk(walk: Walk, steps: number, together = 1): Promise<Record<string, number>> {
  const did: Record<string, number> = {}
  for (let step = 0; step < steps; step += together) {
    const { places, capacities } = await look(walk)
    const wishes: Wish[] = []
    const others: Promise<unknown>[] = []
    for (let each = 0; each < together; each += 1) {
      const kind = oneStep(walk, places, capacities, wishes, others)
      did[kind] = (did[kind] ?? 0) + 1
    }
    const ends = await Promise.allSettled([...others, wishes.length > 0 ? walk.choose(walk, wishes) : null])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    await replaceClosed(walk)
    const wrong = await wrongWith(walk)
    if (wrong.length > 0) throw new Error(`after step ${step + together}: ${wrong.join('; ')}`)
  }
  return did
}

function oneStep(walk: Walk, places: Seen[], capacities: Map<string, number>, wishes: Wish[], others: Promise<unknown>[]): string {
  const { api, school, families, courses, random } = walk
  const call = async (person: Family['guardian'], operation: 'releaseCourse' | 'acceptOffer' | 'declineOffer' | 'setOnOffer' | 'removeChild' | 'changeCapacity' | 'closeCourse', input: never) => {
    const reply = await api.call(person, operation, input)
    if (!reply.ok && !late.has(reply.code)) throw new Error(`${operation} was refused: ${reply.code}`)
  }
  const office = school.office as unknown as Family['guardian']
  const some = (state?: Seen['state']) => {
    const of = places.filter((place) => state === undefined || place.state === state)
    return of.length > 0 ? random.pick(of) : null
  }
  const byFamily = (place: Seen | null, operation: 'releaseCourse' | 'acceptOffer' | 'declineOffer' | 'setOnOffer', more = {}) => {
    const family = place && families.find(({ childId }) => childId === place.childId)
    if (family) others.push(call(family.guardian, operation, { placeId: place.placeId, ...more } as never))
  }
  const dice = random.below(100)
  if (dice < 46) {
    wishes.push({ family: random.pick(families), courseId: random.pick(courses), onOffer: random.pick(['take', 'ask'] as const), replace: random.below(3) === 0 })
    return 'choose'
  }
  if (dice < 62) return byFamily(some(), 'releaseCourse'), 'release'
  if (dice < 72) return byFamily(some('offered'), 'acceptOffer'), 'accept'
  if (dice < 77) return byFamily(some('offered'), 'declineOffer'), 'decline'
  if (dice < 80) return byFamily(some('waiting'), 'setOnOffer', { onOffer: random.pick(['take', 'ask'] as const) }), 'setOnOffer'
  if (dice < 85) {
    const place = some()
    if (place) others.push(call(office, 'removeChild', { placeId: place.placeId, reason: '学校调整' } as never))
    return 'remove'
  }
  if (dice < 90) {
    const courseId = random.pick(courses)
    const capacity = Math.max(1, Math.min(5, (capacities.get(courseId) ?? 2) + random.pick([-1, 1, 1])))
    others.push(call(office, 'changeCapacity', { courseId, capacity, reason: '教室调整' } as never))
    return 'enlarge'
  }
  if (dice < 92) {
    others.push(call(office, 'closeCourse', { courseId: random.pick(courses), reason: '人数不足' } as never))
    return 'close'
  }
  api.clock.forward(1 / 24)
  others.push(tendLines({ database: api.database, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  return 'time'
}

/** A closed course's hour gets a new one, so that the walk goes on. */
async function replaceClosed(walk: Walk) {
  const closed = await asOwner(walk.api, walk.school.schoolId, (db) => db.rows<{ course_id: string }>(`select course_id from course where status = 'closed' and course_id = any($1::uuid[])`, [walk.courses]))
  for (const { course_id } of closed) {
    const hour = walk.courses.indexOf(course_id)
    walk.courses[hour] = await walkCourse(walk, hour)
  }
}

const faults: Record<string, string> = {
  'a count is not what it counts, or a course is oversold': `
    select 1 from course c where c.school_id = $1 and (c.taken > c.capacity
       or c.taken <> (select count(*) from course_place p where p.school_id = c.school_id and p.course_id = c.course_id and p.state in ('joined', 'offered'))
       or c.waiting <> (select count(*) from course_place p where p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'waiting'))`,
  'somebody waits beside a place that is open to it': `
    select 1 from course c join course_place p on p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'waiting'
     where c.school_id = $1 and c.status = 'published' and place_open_to(c, p.quota_keys, $2) is not null
       and not exists (select 1 from jsonb_to_recordset(c.quotas) as q (until timestamptz) where q.until <= $2)`,
  'somebody was passed in line': `
    select 1 from course_place w join course_place p on p.school_id = w.school_id and p.course_id = w.course_id and p.quota_keys = w.quota_keys and p.line_no > w.line_no
     where w.school_id = $1 and w.state = 'waiting' and p.offered_at is not null`,
  'a child has two courses at one hour': `
    select 1 from course_place a join course_place b on b.school_id = a.school_id and b.child_id = a.child_id and b.place_id > a.place_id and b.state = 'joined'
      join course x on x.school_id = a.school_id and x.course_id = a.course_id join course y on y.school_id = b.school_id and y.course_id = b.course_id
     where a.school_id = $1 and a.state = 'joined' and x.weekday = y.weekday and x.starts_at < y.ends_at and y.starts_at < x.ends_at`,
  'a closed course has somebody in it': `select 1 from course c join course_place p on p.school_id = c.school_id and p.course_id = c.course_id and p.state <> 'released' where c.school_id = $1 and c.status = 'closed'`,
  'a family was not told once of an offer': `
    select 1 where (select count(*) from message where school_id = $1 and kind = 'place_offered') <> (select count(*) from course_place where school_id = $1 and offer_told)`,
}

/** What of all that must hold after every step does not; nothing where all is well. */
export async function wrongWith({ api, school }: Pick<Walk, 'api' | 'school'>): Promise<string[]> {
  return asOwner(api, school.schoolId, async (db) => {
    const wrong: string[] = []
    for (const [fault, sql] of Object.entries(faults)) if ((await db.row(`${sql} limit 1`, sql.includes('$2') ? [school.schoolId, api.clock.now()] : [school.schoolId])) !== null) wrong.push(fault)
    return wrong
  })
}

/** One choice after another, each in a transaction of its own, by the store. A batch of the API may stand in its place. */
export async function chooseOneByOne(walk: Walk, wishes: Wish[]): Promise<void> {
  const { api, school } = walk
  const now = api.clock.now()
  await Promise.all(wishes.map((wish) => api.database.transaction(school.schoolId, (db) => chooseOne({ db, schoolId: school.schoolId, now, newId: randomUUID }, walk, wish))))
}

async function chooseOne(moment: Moment, walk: Walk, { family, courseId, onOffer, replace }: Wish) {
  const { db, schoolId, now } = moment
  const { childId, guardian } = family
  await lockChild(db, schoolId, childId)
  const wanted = await findCourse(db, schoolId, courseId)
  const held = await placesOf(db, schoolId, walk.school.termId, [childId])
  if (!wanted || held.some((place) => place.courseId === courseId)) return
  const clashing = held.filter((place) => overlaps(place, wanted))
  if (clashing.length > 0 && !replace) return
  await lockCourses(db, schoolId, [courseId, ...clashing.map((place) => place.courseId)])
  const course = await findCourse(db, schoolId, courseId)
  if (course?.status !== 'published') return
  // Every second child may use the reserved places.
  const quotaKeys = walk.families.indexOf(family) % 2 === 0 ? ['third'] : []
  const open = await openPlace(db, schoolId, courseId, quotaKeys, now)
  const [state, counted] = open === null ? ['waiting', 'waiting'] : ['joined', 'taken']
  await db.rows(`update course set ${counted} = ${counted} + 1 where school_id = $1 and course_id = $2`, [schoolId, courseId])
  await db.rows(
    `insert into course_place (school_id, place_id, course_id, child_id, state, on_offer, quota_key, quota_keys, requested_by, requested_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [schoolId, randomUUID(), courseId, childId, state, onOffer, open || null, quotaKeys, guardian.guardianId, now],
  )
  if (open === null) return
  const freed = []
  // Read again: what was waited for may have been offered meanwhile, and what is over is over.
  for (const { placeId } of (await placesOf(db, schoolId, walk.school.termId, [childId])).filter((place) => place.courseId !== courseId && overlaps(place, course))) {
    freed.push(...(await freePlace(db, schoolId, { placeId, endedAs: 'replaced', now })))
  }
  await settleOffers(moment, freed)
}
