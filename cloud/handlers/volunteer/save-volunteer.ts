import { saveVolunteer as operation } from '../../contract/volunteer'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { assignDecision } from '../../rules/partner'
import { publishedPlan } from '../../store/plan'
import { endDutiesOf, lockVolunteer, saveVolunteerRow } from '../../store/volunteer'

export const saveVolunteer = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  const { volunteer } = input
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  if ([volunteer.credentialsOn, volunteer.healthOn, volunteer.filedOn].some((date) => date !== null && (date > today || date < '1950'))) return refuse('vetting_day_late')
  const known = input.volunteerId === null ? null : await lockVolunteer(db, schoolId, published.term.termId, input.volunteerId)
  if (input.volunteerId !== null && !known) return refuse('volunteer_unknown')
  if ((known?.revision ?? 0) !== input.revision) return refuse('volunteer_changed')
  const volunteerId = input.volunteerId ?? random.uuid()
  const [savedBy, revision] = [actor.staffId as string, input.revision + 1]
  await saveVolunteerRow(db, schoolId, { volunteerId, revision, savedBy, now, ...volunteer })
  const decision = assignDecision(published.plan.partners, volunteer, today)
  const ended = decision.kind === 'assignable' ? 0 : await endDutiesOf(db, schoolId, volunteerId, savedBy, now)
  const { kind, active, credentialsOn, healthOn, filedOn } = volunteer
  return done({ volunteerId, revision, ended }, { target: `volunteer/${volunteerId}`, revision, kind, active, credentialsOn, healthOn, filedOn, ended })
})
