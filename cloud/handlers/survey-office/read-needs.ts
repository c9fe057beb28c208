import { readNeeds as operation } from '../../contract/survey-result'
import { read } from '../../handling'
import { lastNeedsSurvey } from '../../store/survey-result'
import { resultBase, resultsOf } from '../../survey-results'

export const readNeeds = read(operation, async (context) => {
  const survey = await lastNeedsSurvey(context.db, context.schoolId)
  if (!survey) return { needs: null }
  const { sections } = await resultsOf(context, survey, 'all', '')
  return { needs: { ...resultBase(survey), sections } }
})
