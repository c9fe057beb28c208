import { answerInspection as operation } from '../../contract/oversight'
import { done, refuse, write } from '../../handling'
import { writeReport } from '../../school-report'
import { answerInspectionWith, lockInspection } from '../../store/inspection'

export const answerInspection = write(operation, async ({ db, schoolId, actor, now }, { inspectionId, answer }) => {
  const inspection = await lockInspection(db, schoolId, inspectionId)
  if (!inspection) return refuse('inspection_unknown')
  if (inspection.rectify === null) return refuse('inspection_nothing_asked')
  if (inspection.answeredAt !== null) return refuse('inspection_answered')
  await answerInspectionWith(db, schoolId, { inspectionId, answer, staffId: actor.staffId as string, now })
  await writeReport({ db, schoolId, now })
  return done({ inspectionId }, { target: `inspection/${inspectionId}`, state: 'answered' })
})
