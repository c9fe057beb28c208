import { logInspection as operation } from '../../contract/oversight'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { writeReport } from '../../school-report'
import { addInspection } from '../../store/inspection'
import { publishedPlan } from '../../store/plan'

export const logInspection = write(operation, async ({ db, schoolId, actor, now, random }, inspection) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { stage, inspectedOn, rectify, rectifyBy } = inspection
  if (inspectedOn > shanghaiDate(now) || inspectedOn < published.term.startsOn) return refuse('inspection_date_wrong')
  if ((rectify === null) !== (rectifyBy === null) || (rectifyBy !== null && rectifyBy < inspectedOn)) return refuse('rectify_date_wrong')
  const inspectionId = random.uuid()
  await addInspection(db, schoolId, { ...inspection, inspectionId, termId: published.term.termId, accountId: actor.accountId as string, now })
  // What was overdue an instant ago is read as done in the next look over all schools.
  await writeReport({ db, schoolId, now })
  return done({ inspectionId }, { target: `inspection/${inspectionId}`, stage, inspectedOn, rectifyBy })
})
