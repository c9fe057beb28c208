import { sha256 } from './digest'
import type { Database } from './db/database'
import type { Standing } from './handling'
import { isChoosingNear } from './rehearsal-step'
import type { RehearsalView } from './contract/signup-day'
import { chosenFirstCome, coursesFor } from './rules/openings'
import { shanghaiDate } from './rules/dates'
import type { CheckFacts } from './rules/sign-up-check'
import type { LastRehearsal } from './rules/sign-up-check/ground'
import { everyCourse, type Course } from './store/course'
import { databaseClock, serverConnections, slowReads, unlinkedRecords } from './store/ground'
import type { PublishedPlan } from './store/plan'
import { copyIsThere, lastRehearsal, type Rehearsal } from './store/rehearsal'
import { confirmations, countPlaces, seatedChildren, type SeatedChild } from './store/sign-up'

/** What families would choose from: the term's first-come courses that have not closed, in a fixed order. */
export function coursesToChoose(courses: readonly Course[], now: Date): Course[] {
  return chosenFirstCome(courses).filter(({ closesAt }) => Date.parse(closesAt) > now.getTime())
}

/** Grows another when a course is changed in what choosing depends on; places that go and come are left out. */
export const coursesDigest = (courses: readonly Course[]): string =>
  sha256(
    JSON.stringify(
      courses
        .map(({ courseId, weekday, startsAt, endsAt, grades, capacity, serviceKey, opensAt, closesAt, gradeOpenings, quotas }) => [courseId, weekday, startsAt, endsAt, grades, capacity, serviceKey, opensAt, closesAt, gradeOpenings, quotas])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ),
  )

export interface RehearsalFacts {
  courses: Course[]
  children: SeatedChild[]
  hindrance: 'rehearsal_running' | 'rehearsal_no_courses' | 'rehearsal_choosing_open' | 'rehearsal_no_children' | null
}

/** What a rehearsal would be made of now, and why none can begin. */
export async function rehearsalFacts(db: Database, schoolId: string, { term }: PublishedPlan, now: Date): Promise<RehearsalFacts> {
  const all = await everyCourse(db, schoolId, term.termId)
  const courses = coursesToChoose(all, now)
  const today = shanghaiDate(now)
  const children = (await seatedChildren(db, schoolId, term.termId, today)).filter((child) => coursesFor(child, courses, today).length > 0)
  return { courses, children, hindrance: await hindranceTo(db, schoolId, courses, children, now) }
}

async function hindranceTo(db: Database, schoolId: string, courses: Course[], children: SeatedChild[], now: Date): Promise<RehearsalFacts['hindrance']> {
  if (await copyIsThere(db, schoolId)) return 'rehearsal_running'
  if (courses.length === 0) return 'rehearsal_no_courses'
  if (isChoosingNear(courses, now)) return 'rehearsal_choosing_open'
  return children.length === 0 ? 'rehearsal_no_children' : null
}

export function viewOf(rehearsal: Rehearsal, courses: readonly Course[]): RehearsalView {
  const { rehearsalId, state, families, seconds, taste, engine, answered, playedMs, startedByName, stoppedBecause, copyKept, report } = rehearsal
  return {
    ...{ rehearsalId, state, families, seconds, taste, engine, answered, playedMs, startedByName, stoppedBecause, copyKept, report },
    startedAt: rehearsal.startedAt.toISOString(),
    endedAt: rehearsal.endedAt?.toISOString() ?? null,
    coursesChanged: rehearsal.coursesSha256 !== coursesDigest(courses),
  }
}

function lastOf(rehearsal: Rehearsal | null, courses: readonly Course[]): LastRehearsal | null {
  if (!rehearsal) return null
  const { state, families, endedAt, report } = rehearsal
  return {
    ...{ state, families, endedAt },
    p95Ms: report?.p95Ms ?? 0,
    failed: report?.failed ?? 0,
    differing: report?.verified.differing ?? [],
    coursesChanged: rehearsal.coursesSha256 !== coursesDigest(courses),
  }
}

/** The database's clock beside this host's, taken in the middle of the question. */
async function clockOf(db: Database, wallClock: Standing['wallClock']): Promise<CheckFacts['clock']> {
  const before = wallClock().getTime()
  const there = (await databaseClock(db)).getTime()
  const after = wallClock().getTime()
  return { differenceMs: there - (before + after) / 2, uncertainMs: (after - before) / 2 }
}

/** All that the checklist is computed from, read at this moment. */
export async function checkFacts(db: Database, schoolId: string, asked: { published: PublishedPlan; standing: Standing; serverless: boolean; now: Date }): Promise<CheckFacts> {
  const { published: { term, plan }, standing: { engine, poolSize, lanes, wallClock }, serverless, now } = asked
  const today = shanghaiDate(now)
  const all = await everyCourse(db, schoolId, term.termId)
  const counted = new Map((await countPlaces(db, schoolId, term.termId)).map((each) => [each.courseId, each]))
  const rehearsal = lastOf(await lastRehearsal(db, schoolId, term.termId), coursesToChoose(all, now))
  return {
    ...{ now, today, engine, poolSize, lanes, serverless, rehearsal },
    courses: all.flatMap((course) => ({ ...course, ...(counted.get(course.courseId) ?? []) }) as CheckFacts['courses'][number]),
    children: await seatedChildren(db, schoolId, term.termId, today),
    priorityGroups: plan.priorityGroups.map(({ key }) => key),
    rehearsedFamilies: rehearsal?.state === 'finished' && rehearsal.failed === 0 && rehearsal.differing.length === 0 ? rehearsal.families : 0,
    connections: engine === 'postgres' ? await serverConnections(db) : null,
    slowReads: await slowReads(db),
    clock: await clockOf(db, wallClock),
    records: await unlinkedRecords(db, schoolId, now),
    confirmed: await confirmations(db, schoolId, term.termId),
  }
}
