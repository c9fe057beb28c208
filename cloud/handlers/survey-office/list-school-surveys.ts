import { listSchoolSurveys as operation } from '../../contract/survey'
import { read, refuse } from '../../handling'
import { dueSurveys } from '../../rules/survey-schedule'
import { publishedPlan } from '../../store/plan'
import { coursesToAsk, scheduledDates, surveysOfTerm } from '../../store/survey-office'

export const listSchoolSurveys = read(operation, async ({ db, schoolId, library }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  return {
    surveys: await surveysOfTerm(db, schoolId, term.termId),
    due: dueSurveys(plan.surveys, term, await scheduledDates(db, schoolId, term.termId)),
    templates: library().surveyTemplates.map(({ key, name, kind, note }) => ({ key, name, kind, note })),
    courses: await coursesToAsk(db, schoolId, term.termId),
  }
})
