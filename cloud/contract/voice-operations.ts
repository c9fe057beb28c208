import * as oversight from './oversight'
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
}
