import { listNonParticipants as operation } from '../../contract/pick-up'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { findClass } from '../../store/child'
import { logAccess } from '../../store/desk'
import { participationOf, type NonParticipantRow } from '../../store/pick-up'
import { publishedPlan } from '../../store/plan'

export const listNonParticipants = read(operation, async ({ db, schoolId, actor, now }, { classId }) => {
  const found = await findClass(db, schoolId, classId)
  if (!found || !(actor.classIds.includes(classId) || actor.roles.has('schoolAdmin'))) return refuse('class_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const rows = await participationOf(db, schoolId, classId, published.term.termId, shanghaiDate(now))
  const pupils = rows.filter(({ enrolled }) => !enrolled).map((row) => ({ childId: row.childId, rosterNo: row.rosterNo, name: row.name, answer: answerOf(row), departurePlan: row.departurePlan }))
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: pupils.map(({ childId }) => childId), now })
  return { className: found.name, arrangement: published.plan.nonParticipants, pupils, participants: rows.length - pupils.length }
})

function answerOf({ kind, wasEnrolled }: NonParticipantRow): 'declined' | 'open' | 'silent' | 'left' {
  if (wasEnrolled) return 'left'
  if (kind === 'decline') return 'declined'
  return kind === 'join' ? 'open' : 'silent'
}
