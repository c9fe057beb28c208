import { decideSurveyText as operation } from '../../contract/survey-result'
import { done, refuse, write } from '../../handling'
import { setTextVerdict } from '../../store/survey-result'

export const decideSurveyText = write(operation, async ({ db, schoolId }, { surveyId, textId, verdict }) => {
  if (!(await setTextVerdict(db, schoolId, surveyId, textId, verdict))) return refuse('survey_text_unknown')
  return done({ textId }, { target: `survey/${surveyId}`, textId, verdict })
})
