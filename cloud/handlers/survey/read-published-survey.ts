import { readPublishedSurvey as operation } from '../../contract/survey-result'
import { read, refuse } from '../../handling'
import { findReport } from '../../store/survey-promise'
import { findResultSurvey } from '../../store/survey-result'
import { promisesWithState, resultBase, resultsOf } from '../../survey-results'

export const readPublishedSurvey = read(operation, async (context, { surveyId }) => {
  const { db, schoolId } = context
  const survey = await findResultSurvey(db, schoolId, surveyId)
  if (!survey) return refuse('survey_unknown')
  const report = await findReport(db, schoolId, surveyId)
  if (!report) return refuse('survey_not_published')
  return {
    ...resultBase(survey),
    ...{ summary: report.summary, publishedAt: report.publishedAt },
    ...(await resultsOf(context, survey, 'all', '')),
    promises: await promisesWithState(context, surveyId),
  }
})
