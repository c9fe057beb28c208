import { readSurveyResults as operation } from '../../contract/survey-result'
import { read, refuse } from '../../handling'
import { findReport } from '../../store/survey-promise'
import { findResultSurvey, resultGroups, textTotals, type ResultGroup } from '../../store/survey-result'
import { promisesWithState, resultBase, resultsOf } from '../../survey-results'

export const readSurveyResults = read(operation, async (context, { surveyId, part, partKey }) => {
  const { db, schoolId } = context
  const survey = await findResultSurvey(db, schoolId, surveyId)
  if (!survey) return refuse('survey_unknown')
  if (survey.state !== 'closed') return refuse('survey_not_closed')
  const groups = await resultGroups(db, schoolId, surveyId)
  // All of the school is a group that may be asked for even where nothing of it can be counted.
  if (part !== 'all' && !groups.some((group) => group.part === part && group.partKey === partKey)) return refuse('survey_group_small')
  const report = await findReport(db, schoolId, surveyId)
  return {
    ...resultBase(survey),
    ...(await resultsOf(context, survey, part, part === 'all' ? '' : partKey)),
    groups: groups.map((group) => ({ part: group.part, partKey: group.partKey, name: groupName(group), valid: group.valid })),
    publishable: !survey.ofCourse,
    texts: await textTotals(db, schoolId, surveyId),
    report,
    promises: await promisesWithState(context, surveyId),
  }
})

function groupName({ part, partKey, subjectName }: ResultGroup): string {
  if (part === 'all') return '全校'
  if (part === 'grade') return `${'一二三四五六七八九'[Number(partKey) - 1] ?? partKey}年级`
  if (part === 'joined') return partKey === 'true' ? '参加的' : '没参加的'
  return subjectName ?? '已不在校'
}
