import { cancelSurvey } from './survey-office/cancel-survey'
import { listSchoolSurveys } from './survey-office/list-school-surveys'
import { moveSurvey } from './survey-office/move-survey'
import { readSurveyDraft } from './survey-office/read-survey-draft'
import { saveSurvey } from './survey-office/save-survey'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {
  listSchoolSurveys,
  readSurveyDraft,
  saveSurvey,
  cancelSurvey,
  moveSurvey,
}
