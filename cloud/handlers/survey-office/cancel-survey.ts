import { cancelSurvey as operation } from '../../contract/survey'
import { done, refuse, write } from '../../handling'
import { lockSurvey, setSurveyCancelled } from '../../store/survey-office'

export const cancelSurvey = write(operation, async ({ db, schoolId, now }, { surveyId }) => {
  const found = await lockSurvey(db, schoolId, surveyId)
  if (!found) return refuse('survey_unknown')
  if (found.state === 'open' || found.state === 'closed') return refuse('survey_opened')
  // Called off already: said again, it stays so.
  if (found.state === 'scheduled') await setSurveyCancelled(db, schoolId, surveyId, now)
  return done({ surveyId }, { target: `survey/${surveyId}`, state: 'cancelled' })
})
