import * as survey from './survey'
import * as surveyResult from './survey-result'

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

  readSurveyResults: surveyResult.readSurveyResults,
  listSurveyTexts: surveyResult.listSurveyTexts,
  decideSurveyText: surveyResult.decideSurveyText,
  publishSurveyResults: surveyResult.publishSurveyResults,
  readPublishedSurvey: surveyResult.readPublishedSurvey,
  listPromises: surveyResult.listPromises,
  keepPromise: surveyResult.keepPromise,
  readNeeds: surveyResult.readNeeds,
}
