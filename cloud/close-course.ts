import { overlaps } from './rules/course-choice'
import { shanghaiDate } from './rules/dates'
import { fittingCourses } from './rules/staff-move'
import { placeByHand, type StaffMoment } from './staff-moves'
import { lockChildren } from './store/child'
import { coursesOfTerm, freePlace, type Course, placesOf } from './store/course'
import { nextChoices, type NextChoices } from './store/draw-course'
import { enrolmentsOf } from './store/enrolment'
import { tellGuardiansOf } from './store/message'
import { placeableChildren, setClosed, type PlaceableChild } from './store/move'
import { liveIn, lockCourses, type LivePlace } from './store/place'
import type { Moment } from './moment'

const mostCourses = 500
const mostNamed = 3

export interface Closing {
  course: Course
  reason: string
  children: Map<string, PlaceableChild>
  ranked: NextChoices[]
}

/** What closing a course takes, locked in order: its children, then it and the courses that they ranked beside it. */
export async function lockClosing({ db, schoolId }: Moment, course: Course, reason: string): Promise<Closing> {
  const ranked = await nextChoices(db, schoolId, course.courseId)
  const before = await liveIn(db, schoolId, course.courseId)
  await lockChildren(db, schoolId, before.map(({ childId }) => childId))
  await lockCourses(db, schoolId, [course.courseId, ...ranked.flatMap(({ courseIds }) => courseIds)])
  const children = await placeableChildren(db, schoolId, course.termId, before.map(({ childId }) => childId))
  return { course, reason, children, ranked }
}

/** Ends every place and wait of a course and serves the next choices in their order. Answers how many of each. */
export async function endCourse(moment: StaffMoment, closing: Closing): Promise<{ ended: LivePlace[]; movedOn: Map<string, Course> }> {
  const { db, schoolId, now, newId } = moment
  const { course, reason } = closing
  // First, so that nothing that is freed below is offered to anybody.
  await setClosed(db, schoolId, course.courseId)
  const ended = await liveIn(db, schoolId, course.courseId)
  for (const { placeId } of ended) await freePlace(db, schoolId, { placeId, endedAs: 'closed', reason, now })
  const movedOn = await serveNextChoices(moment, closing, ended)
  const fitting = await fittingFor(moment, course, ended.map(({ childId }) => childId))
  for (const { childId, state } of ended) {
    const next = movedOn.get(childId)
    const others = next ? [] : (fitting.get(childId) ?? []).slice(0, mostNamed)
    const details = {
      ...{ course: course.title, reason },
      ...(state === 'waiting' ? { waited: 'yes' } : {}),
      ...(next ? { toCourse: next.title } : {}),
      ...(others.length > 0 ? { fitting: others.map(({ title }) => `“${title}”`).join('、') } : {}),
    }
    await tellGuardiansOf(db, schoolId, [childId], { kind: 'course_closed', details, now, newId })
  }
  return { ended, movedOn }
}

/** Each child's next choice that has a free place, in the order in which the draw serves them; nobody passes a line. */
async function serveNextChoices(moment: StaffMoment, { course, children, ranked }: Closing, ended: readonly LivePlace[]): Promise<Map<string, Course>> {
  const movedOn = new Map<string, Course>()
  for (const { childId, courseIds } of ranked) {
    const child = children.get(childId)
    if (!child || !ended.some((each) => each.childId === childId && each.state !== 'waiting')) continue
    for (const courseId of courseIds) {
      const placed = await placeByHand(moment, { courseId, child, reason: `“${course.title}”停开，按下一志愿安排`, overLine: false, leaves: null, ranked: true })
      if (placed.kind === 'refused') continue
      movedOn.set(childId, placed.course)
      break
    }
  }
  return movedOn
}

/** For each child the courses that it could choose now, those at the hour of the closed one first. */
export async function fittingFor({ db, schoolId, now }: Moment, closed: Course, childIds: readonly string[]): Promise<Map<string, Course[]>> {
  const ids = [...new Set(childIds)]
  const { courses } = await coursesOfTerm(db, schoolId, closed.termId, null, 0, mostCourses)
  const open = courses.filter((each) => each.status === 'published' && each.admission === 'firstCome' && each.placesLeft > 0 && each.waiting === 0 && new Date(each.closesAt) > now)
  const children = await placeableChildren(db, schoolId, closed.termId, ids)
  const [held, enrolments] = [await placesOf(db, schoolId, closed.termId, ids), await enrolmentsOf(db, schoolId, closed.termId, ids)]
  const today = shanghaiDate(now)
  return new Map(
    [...children.values()].map(({ childId, grade }) => {
      const own = <Of extends { childId: string }>(all: Of[]) => all.filter((each) => each.childId === childId)
      const mine = own(held)
      const others = open.filter(({ courseId }) => !mine.some((place) => place.courseId === courseId))
      return [childId, fittingCourses({ today, grade, enrolments: own(enrolments), held: mine.filter(({ state }) => state !== 'waiting') }, closed, others)]
    }),
  )
}

/** What each child has or is offered at the hour of a course now, by title. */
export async function atThatHour({ db, schoolId }: Moment, closed: Course, childIds: readonly string[]): Promise<Map<string, string>> {
  const held = await placesOf(db, schoolId, closed.termId, [...new Set(childIds)])
  return new Map(held.filter((place) => place.state !== 'waiting' && overlaps(place, closed)).map(({ childId, title }) => [childId, title]))
}
