import { answerSurvey } from './survey/answer-survey'
import { listSurveys } from './survey/list-surveys'
import { readSurvey } from './survey/read-survey'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {
  listSurveys,
  readSurvey,
  answerSurvey,
}
