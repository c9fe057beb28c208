import { activate } from '../../activate'
import { childInsurance } from '../../child-insurance'
import { recordInsurance as operation } from '../../contract/insurance'
import { done, refuse, write, type Context } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { asksFamily } from '../../rules/insurance'
import { lockApplicationsOfChild } from '../../store/application'
import { childOfClasses, childOfSchool, lockChild, ownChild } from '../../store/child'
import { addInsurance } from '../../store/insurance'

export const recordInsurance = write(operation, async (context, { childId, kind, validTo }) => {
  const { db, schoolId, actor, now, random } = context
  const own = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!own && !(await pupilOf(context, childId))) return refuse('child_not_yours')
  const today = shanghaiDate(now)
  if (validTo < today) return refuse('insurance_over')
  // Whoever takes the child's last step meanwhile waits, and then sees the record; or is seen here.
  await lockChild(db, schoolId, childId)
  await lockApplicationsOfChild(db, schoolId, childId)
  const asked = await childInsurance(db, schoolId, childId, today)
  if (!asked) return refuse('plan_not_published')
  if (!asksFamily(asked.plan.insurance)) return refuse('insurance_not_asked')

  const insuranceId = random.uuid()
  const recordedBy = own ? { guardianId: actor.guardianId as string } : { staffId: actor.staffId as string }
  await addInsurance(db, schoolId, { insuranceId, childId, termId: asked.termId, kind, validTo, recordedBy, now })
  const activated = asked.applicationId ? await activate({ db, schoolId, now, newId: random.uuid }, asked.applicationId) : null
  return done({ enrolled: activated !== null }, { target: `child/${childId}`, insuranceId, recordedBy, activated })
})

/** The child as this member of staff may record a paper proof for it: of the own class, or of the school. */
const pupilOf = ({ db, schoolId, actor }: Context, childId: string) =>
  actor.roles.has('schoolAdmin') ? childOfSchool(db, schoolId, childId) : childOfClasses(db, schoolId, actor.classIds, childId)
