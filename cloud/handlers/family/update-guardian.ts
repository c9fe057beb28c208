import { updateGuardian as operation } from '../../contract/family'
import { done, write } from '../../handling'
import { saveGuardian } from '../../store/guardian'

export const updateGuardian = write(operation, async ({ db, schoolId, actor }, { name, phone }) => {
  const guardianId = actor.guardianId as string
  await saveGuardian(db, schoolId, { guardianId, name, phone })
  return done({}, { target: `guardian/${guardianId}`, corrected: ['name', 'phone'] })
})
