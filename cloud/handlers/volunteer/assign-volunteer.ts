import { assignVolunteer as operation } from '../../contract/volunteer'
import { done, refuse, write } from '../../handling'
import { dutyDay } from '../../rota'
import { shanghaiDate } from '../../rules/dates'
import { assignDecision } from '../../rules/partner'
import { publishedPlan } from '../../store/plan'
import { addAssignment, lockVolunteer } from '../../store/volunteer'

const mostDuties = 10

export const assignVolunteer = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  const { volunteerId, serviceKey, rollKey, weekday, heldOn } = input
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const volunteer = await lockVolunteer(db, schoolId, termId, volunteerId)
  if (!volunteer) return refuse('volunteer_unknown')
  const today = shanghaiDate(now)
  const decision = assignDecision(published.plan.partners, volunteer, today)
  if (decision.kind === 'refused') return refuse(decision.code)
  const found = await dutyDay({ db, schoolId }, published, input, today)
  if (found.kind === 'refused') return refuse(found.code)
  if (volunteer.duties.some((each) => each.serviceKey === serviceKey && each.rollKey === rollKey && each.weekday === weekday && each.heldOn === heldOn)) return refuse('volunteer_assigned')
  if (volunteer.duties.filter((each) => each.heldOn === null || each.heldOn >= today).length >= mostDuties) return refuse('duties_full')
  const assignmentId = random.uuid()
  await addAssignment(db, schoolId, { assignmentId, volunteerId, termId, serviceKey, rollKey, rollName: found.roll.name, weekday, heldOn, madeBy: actor.staffId as string, now })
  return done({ assignmentId }, { target: `volunteer/${volunteerId}`, assignmentId, serviceKey, rollKey, weekday, heldOn })
})
