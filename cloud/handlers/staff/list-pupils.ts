import { listPupils as operation } from '../../contract/staff'
import type { ApplicationStatus } from '../../contract/application'
import { read, refuse } from '../../handling'
import { findClass, pupilsOfClass } from '../../store/child'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

export const listPupils = read(operation, async ({ db, schoolId, actor, now }, { classId }) => {
  const found = await findClass(db, schoolId, classId)
  if (!found || !(actor.classIds.includes(classId) || actor.roles.has('schoolAdmin'))) return refuse('class_not_yours')
  const pupils = await pupilsOfClass(db, schoolId, classId)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: pupils.map(({ childId }) => childId), now })
  return { className: found.name, grade: found.grade, insuranceMode: (await publishedPlan(db, schoolId))?.plan.insurance.mode ?? null, pupils: pupils.map((pupil) => ({ ...pupil, status: pupil.status as ApplicationStatus | null })) }
})
