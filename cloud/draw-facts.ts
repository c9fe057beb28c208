import type { Database } from './db/database'
import { creditsMost, type DrawChild } from './rules/draw-list'
import { appendAudit } from './store/audit'
import { placesOf } from './store/course'
import { creditsOf, gradesOf, priorityGroupsOf } from './store/draw'
import { enrolmentsOf } from './store/enrolment'
import { publishedPlan } from './store/plan'
import type { Moment } from './moment'

/** What time did to a draw, in the audit. */
export const noteTime = ({ db, schoolId, now, newId }: Moment, drawId: string, operation: string, change: object) =>
  appendAudit(db, { schoolId, actor: 'time', operation, target: `draw/${drawId}`, change, requestId: newId(), at: now })

/** What a draw has to know of each child, read at one moment. */
export async function drawChildren(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<Map<string, DrawChild>> {
  const grades = await gradesOf(db, schoolId, childIds)
  const groups = await priorityGroupsOf(db, schoolId, termId, childIds)
  const credits = await creditsOf(db, schoolId, childIds)
  const children = new Map(
    childIds.map((childId): [string, DrawChild] => [
      childId,
      { grade: grades.get(childId) ?? 0, priorityGroup: groups.get(childId) ?? null, credit: Math.min(credits.get(childId) ?? 0, creditsMost), enrolments: [], held: [] },
    ]),
  )
  for (const { childId, ...enrolment } of await enrolmentsOf(db, schoolId, termId, childIds)) children.get(childId)?.enrolments.push(enrolment)
  for (const { childId, ...place } of await placesOf(db, schoolId, termId, childIds)) children.get(childId)?.held.push(place)
  return children
}

/** How many courses a child may have, by the plan in force; null where nothing limits it. */
export async function coursesPerChild(db: Database, schoolId: string): Promise<number | null> {
  return (await publishedPlan(db, schoolId))?.plan.menu.coursesPerChild ?? null
}
