import * as feedback from './feedback'
import * as oversight from './oversight'
import * as appraisal from './appraisal'
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

  writeFeedback: feedback.writeFeedback,
  listMyFeedback: feedback.listMyFeedback,
  rateFeedbackReply: feedback.rateFeedbackReply,
  closeFeedback: feedback.closeFeedback,
  listFeedback: feedback.listFeedback,
  answerFeedback: feedback.answerFeedback,
  decideFeedbackText: feedback.decideFeedbackText,
  publishSuggestion: feedback.publishSuggestion,
  withdrawSuggestion: feedback.withdrawSuggestion,
  listSuggestions: feedback.listSuggestions,
  readBureauReport: oversight.readBureauReport,
  exportBureauReport: oversight.exportBureauReport,
  readSchoolReport: oversight.readSchoolReport,
  listInspections: oversight.listInspections,
  logInspection: oversight.logInspection,
  answerInspection: oversight.answerInspection,
  settleInspection: oversight.settleInspection,
  listCases: oversight.listCases,
  publishCase: oversight.publishCase,
  withdrawCase: oversight.withdrawCase,
  readSurveyResults: surveyResult.readSurveyResults,
  listSurveyTexts: surveyResult.listSurveyTexts,
  decideSurveyText: surveyResult.decideSurveyText,
  publishSurveyResults: surveyResult.publishSurveyResults,
  readPublishedSurvey: surveyResult.readPublishedSurvey,
  listPromises: surveyResult.listPromises,
  keepPromise: surveyResult.keepPromise,
  readNeeds: surveyResult.readNeeds,
  readAppraisal: appraisal.readAppraisal,
  saveAppraisal: appraisal.saveAppraisal,
}
