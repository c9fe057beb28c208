import { saveAppraisal as operation } from '../../contract/appraisal'
import { familyScores } from '../../family-scores'
import { done, refuse, write } from '../../handling'
import { monthsOf } from '../../pay-facts'
import { appraisalDimensions } from '../../rules/appraisal'
import { appraisalsOf, saveAppraisals } from '../../store/appraisal'
import { lockMoney } from '../../store/fee'
import { schoolStaff } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const saveAppraisal = write(operation, async ({ db, schoolId, actor, now }, { month, seenAt, people }) => {
  // Two clerks of one month come one after the other, as they do with the work that pay is computed from.
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const dimensions = appraisalDimensions(published.plan.surveys)
  if (dimensions.length === 0) return refuse('appraisal_not_stated')
  if (!monthsOf(published.term).includes(month)) return refuse('pay_month_outside')
  const before = (await appraisalsOf(db, schoolId, termId, month)).map(({ enteredAt }) => Date.parse(enteredAt))
  if (Math.max(0, ...before) !== (seenAt === null ? 0 : Date.parse(seenAt))) return refuse('appraisal_changed')
  const staff = new Set((await schoolStaff(db, schoolId)).map(({ staffId }) => staffId))
  if (!people.every(({ staffId }) => staff.has(staffId)) || !isOnce(people.map(({ staffId }) => staffId))) return refuse('staff_unknown')
  if (!people.every(({ scores }) => scores.every(({ dimension }) => dimensions.includes(dimension)) && isOnce(scores.map(({ dimension }) => dimension)))) return refuse('appraisal_dimension_unknown')
  const families = await familyScores(db, schoolId, termId, 'teacher', month)
  const surveyId = families.source?.surveyId ?? null
  const kept = people.map(({ staffId, scores }) => ({
    staffId,
    scores: scores.map(({ dimension, score, fromSurvey }) => ({ dimension, fromSurvey, score: fromSurvey ? (families.of(staffId)?.score ?? null) : score, surveyId: fromSurvey ? surveyId : null })),
  }))
  if (kept.some(({ scores }) => scores.some(({ fromSurvey, score }) => fromSurvey && score === null))) return refuse('appraisal_no_family_score')
  const entered = kept.map(({ staffId, scores }) => ({ staffId, scores: scores.flatMap(({ dimension, score, surveyId: from }) => (score === null ? [] : [{ dimension, score, surveyId: from }])) }))
  await saveAppraisals(db, schoolId, { termId, month, staffId: actor.staffId as string, now }, entered)
  return done({ seenAt: now.toISOString() }, { target: `appraisal/${month}`, staffIds: people.map(({ staffId }) => staffId) })
})

const isOnce = (keys: readonly string[]) => new Set(keys).size === keys.length
