import { listSurveyTexts as operation } from '../../contract/survey-result'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { findResultSurvey, textsOf, textTotals, type ResultSurvey } from '../../store/survey-result'

// Of 500 letters each, a page of them is half of what an answer may be.
const textsInPage = 30

export const listSurveyTexts = read(operation, async ({ db, schoolId }, { surveyId, verdict, offset }) => {
  const survey = await findResultSurvey(db, schoolId, surveyId)
  if (!survey) return refuse('survey_unknown')
  if (survey.state !== 'closed') return refuse('survey_not_closed')
  const texts = await textsOf(db, schoolId, surveyId, verdict, offset, textsInPage)
  const totals = await textTotals(db, schoolId, surveyId)
  return {
    texts: texts.map(({ textId, section, question, text }) => ({ textId, question: titleOf(survey, section, question), text })),
    ...pageOf(offset, texts.length, totals[verdict]),
  }
})

const titleOf = ({ form }: ResultSurvey, section: string, question: string) => form.sections.find(({ key }) => key === section)?.questions.find(({ key }) => key === question)?.title ?? ''
