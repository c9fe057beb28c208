import { withdrawCase as operation } from '../../contract/oversight'
import { done, refuse, write } from '../../handling'
import { takeCaseBack } from '../../store/bureau-case'

export const withdrawCase = write(operation, async ({ db, now }, { caseId }) => {
  const schools = await takeCaseBack(db, caseId, now)
  if (schools === 0) return refuse('case_unknown')
  return done({ caseId }, { target: `case/${caseId}`, schools })
})
