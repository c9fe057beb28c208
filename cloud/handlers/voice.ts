import { listPromises } from './survey/list-promises'
import { readPublishedSurvey } from './survey/read-published-survey'
import { decideSurveyText } from './survey-office/decide-survey-text'
import { keepPromise } from './survey-office/keep-promise'
import { listSurveyTexts } from './survey-office/list-survey-texts'
import { publishSurveyResults } from './survey-office/publish-survey-results'
import { readNeeds } from './survey-office/read-needs'
import { readSurveyResults } from './survey-office/read-survey-results'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = { readSurveyResults, listSurveyTexts, decideSurveyText, publishSurveyResults, readPublishedSurvey, listPromises, keepPromise, readNeeds }
