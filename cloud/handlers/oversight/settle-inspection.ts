import { settleInspection as operation } from '../../contract/oversight'
import { done, refuse, write } from '../../handling'
import { lockInspection, settle } from '../../store/inspection'

export const settleInspection = write(operation, async ({ db, schoolId, now }, { inspectionId }) => {
  const inspection = await lockInspection(db, schoolId, inspectionId)
  if (!inspection) return refuse('inspection_unknown')
  if (inspection.answeredAt === null) return refuse('inspection_not_answered')
  if (inspection.settledAt !== null) return refuse('inspection_settled')
  await settle(db, schoolId, inspectionId, now)
  return done({ inspectionId }, { target: `inspection/${inspectionId}`, state: 'settled' })
})
