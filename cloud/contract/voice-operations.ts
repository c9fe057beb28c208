import * as appraisal from './appraisal'
import * as survey from './survey'

/** Where families are heard and what comes of it: surveys, feedback, appraisals and the bureau's view; part of `operations`. */
export const voiceOperations = {
  listSurveys: survey.listSurveys,
  readSurvey: survey.readSurvey,
  answerSurvey: survey.answerSurvey,
  listSchoolSurveys: survey.listSchoolSurveys,
  readSurveyDraft: survey.readSurveyDraft,
  saveSurvey: survey.saveSurvey,
  cancelSurvey: survey.cancelSurvey,
  moveSurvey: survey.moveSurvey,
  readAppraisal: appraisal.readAppraisal,
  saveAppraisal: appraisal.saveAppraisal,
}
