import { readAppraisal } from './appraisal/read-appraisal'
import { saveAppraisal } from './appraisal/save-appraisal'
import { answerFeedback } from './feedback/answer-feedback'
import { closeFeedback } from './feedback/close-feedback'
import { decideFeedbackText } from './feedback/decide-feedback-text'
import { listFeedback } from './feedback/list-feedback'
import { listMyFeedback } from './feedback/list-my-feedback'
import { listSuggestions } from './feedback/list-suggestions'
import { publishSuggestion } from './feedback/publish-suggestion'
import { rateFeedbackReply } from './feedback/rate-feedback-reply'
import { withdrawSuggestion } from './feedback/withdraw-suggestion'
import { writeFeedback } from './feedback/write-feedback'
import { answerInspection } from './oversight/answer-inspection'
import { exportBureauReport } from './oversight/export-bureau-report'
import { listCases } from './oversight/list-cases'
import { listInspections } from './oversight/list-inspections'
import { logInspection } from './oversight/log-inspection'
import { publishCase } from './oversight/publish-case'
import { readBureauReport } from './oversight/read-bureau-report'
import { readSchoolReport } from './oversight/read-school-report'
import { settleInspection } from './oversight/settle-inspection'
import { withdrawCase } from './oversight/withdraw-case'
import { cancelSurvey } from './survey-office/cancel-survey'
import { decideSurveyText } from './survey-office/decide-survey-text'
import { keepPromise } from './survey-office/keep-promise'
import { listSchoolSurveys } from './survey-office/list-school-surveys'
import { listSurveyTexts } from './survey-office/list-survey-texts'
import { moveSurvey } from './survey-office/move-survey'
import { publishSurveyResults } from './survey-office/publish-survey-results'
import { readNeeds } from './survey-office/read-needs'
import { readSurveyDraft } from './survey-office/read-survey-draft'
import { readSurveyResults } from './survey-office/read-survey-results'
import { saveSurvey } from './survey-office/save-survey'
import { answerSurvey } from './survey/answer-survey'
import { listPromises } from './survey/list-promises'
import { listSurveys } from './survey/list-surveys'
import { readPublishedSurvey } from './survey/read-published-survey'
import { readSurvey } from './survey/read-survey'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {
  readAppraisal,
  saveAppraisal,
  answerFeedback,
  closeFeedback,
  decideFeedbackText,
  listFeedback,
  listMyFeedback,
  listSuggestions,
  publishSuggestion,
  rateFeedbackReply,
  withdrawSuggestion,
  writeFeedback,
  answerInspection,
  exportBureauReport,
  listCases,
  listInspections,
  logInspection,
  publishCase,
  readBureauReport,
  readSchoolReport,
  settleInspection,
  withdrawCase,
  cancelSurvey,
  decideSurveyText,
  keepPromise,
  listSchoolSurveys,
  listSurveyTexts,
  moveSurvey,
  publishSurveyResults,
  readNeeds,
  readSurveyDraft,
  readSurveyResults,
  saveSurvey,
  answerSurvey,
  listPromises,
  listSurveys,
  readPublishedSurvey,
  readSurvey,
}
