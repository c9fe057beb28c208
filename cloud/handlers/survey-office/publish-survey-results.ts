import { mostPromises, publishSurveyResults as operation } from '../../contract/survey-result'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../names-somebody'
import { shanghaiDate } from '../../rules/dates'
import { tellGuardians } from '../../store/message'
import { guardiansAsked } from '../../store/survey'
import { addPromises, findReport, promisesOf, saveReport } from '../../store/survey-promise'
import { lockResultSurvey } from '../../store/survey-result'

export const publishSurveyResults = write(operation, async ({ db, schoolId, actor, now, random }, { surveyId, seenAt, summary, promises }) => {
  const survey = await lockResultSurvey(db, schoolId, surveyId)
  if (!survey) return refuse('survey_unknown')
  if (survey.state !== 'closed') return refuse('survey_not_closed')
  if (survey.ofCourse) return refuse('survey_of_course')
  const report = await findReport(db, schoolId, surveyId)
  if (instantOf(report?.changedAt ?? null) !== instantOf(seenAt)) return refuse('survey_report_changed')
  const made = await promisesOf(db, schoolId, surveyId)
  if (made.length + promises.length > mostPromises) return refuse('promise_too_many')
  const today = shanghaiDate(now)
  if (promises.some(({ dueOn }) => dueOn < today)) return refuse('promise_date_past')
  if (await namesSomebody(db, schoolId, [summary, ...promises.map(({ text }) => text)].join('\n'))) return refuse('suggestion_names_family')
  const by = { staffId: actor.staffId as string, now }
  await saveReport(db, schoolId, { surveyId, summary, ...by })
  await addPromises(db, schoolId, surveyId, promises.map((promise) => ({ ...promise, promiseId: random.uuid() })), by)
  // Other words, or one promise more, ring no phone again.
  if (report === null) await tellGuardians(db, schoolId, await guardiansAsked(db, schoolId, surveyId), { kind: 'survey_published', details: { survey: survey.title, surveyId }, event: `survey-results/${surveyId}`, now, newId: random.uuid })
  return done({ surveyId, changedAt: now.toISOString() }, { target: `survey/${surveyId}`, results: report === null ? 'published' : 'changed', promises: promises.length })
})

const instantOf = (instant: string | null) => (instant === null ? null : Date.parse(instant))
