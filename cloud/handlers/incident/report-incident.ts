import { reportIncident as operation } from '../../contract/incident'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { writtenTime } from '../../rules/written-time'
import { rollsOfChildren } from '../../school-day'
import { guardiansOf } from '../../store/guardian'
import { addIncident } from '../../store/incident'
import { childOfClasses } from '../../store/child'
import { tellGuardiansOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const reportIncident = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  const { childId, heldOn, at, serviceKey, rollKey } = input
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const time = writtenTime(heldOn, at, now, shanghaiDate(now))
  if (time === 'toCome') return refuse('incident_not_yet')
  if (time === 'tooOld') return refuse('incident_too_old')
  const rolls = await rollsOfChildren({ db, schoolId }, published, heldOn, [childId])
  const roll = rolls.find((each) => each.serviceKey === serviceKey && each.rollKey === rollKey)
  if (!roll) return refuse('roll_unknown')
  // Whoever has the child on any roll of the day saw it happen or was told; its class teacher and the office may always.
  const isKeeper = rolls.some(({ staffIds }) => staffIds.includes(actor.staffId as string))
  if (!isKeeper && !actor.roles.has('schoolAdmin') && !(await childOfClasses(db, schoolId, actor.classIds, childId))) return refuse('incident_child_not_yours')

  const incidentId = random.uuid()
  const told = (await guardiansOf(db, schoolId, [childId])).length
  const { place, description, firstAid, outcome } = input
  await addIncident(db, schoolId, { incidentId, childId, heldOn, at, serviceKey, rollKey, place, description, firstAid, outcome, reportedBy: actor.staffId as string, told, now })
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'incident_reported', details: { heldOn, at }, event: `incident/${incidentId}`, now, newId: random.uuid })
  return done({ incidentId, told }, { target: `incident/${incidentId}`, childId, heldOn, told })
})
