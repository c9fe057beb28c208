import type { Moment } from './moment'
import type { PlanLibrary } from './plan-library'
import { dueSurveys, isMadeAt, scheduledTimes } from './rules/survey-schedule'
import { templateFor } from './rules/survey-template'
import { appendAudit } from './store/audit'
import { asksForSurveys, publishedPlan } from './store/plan'
import { addSurvey, scheduledDates } from './store/survey-office'

/** Answers that a group must have before anything of it is counted apart, where the office says nothing else. */
const usualGroup = 8

/**
 * Makes the surveys that the plan's schedule asks for, a week before they open, so that the office can still change them or
 * call them off. One that is there, open, over or called off is not made again.
 */
export async function scheduleSurveys({ db, schoolId, now, newId, library }: Moment & { library(): PlanLibrary }): Promise<void> {
  if (!(await asksForSurveys(db, schoolId))) return
  const published = await publishedPlan(db, schoolId)
  if (!published) return
  const { plan, term } = published
  const due = (made: { scheduleKey: string; dueOn: string }[]) =>
    dueSurveys(plan.surveys, term, made).map((each) => ({ ...each, ...scheduledTimes(each.schedule.when, each.dueOn) })).filter((times) => isMadeAt(now, times))
  if (due([]).length === 0) return
  for (const { schedule, dueOn, opensAt, closesAt } of due(await scheduledDates(db, schoolId, term.termId))) {
    const template = templateFor(library().surveyTemplates, schedule)
    if (!template) continue
    const surveyId = newId()
    const { kind, audience, editable, form } = template
    const times = { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }
    const isNew = await addSurvey(db, schoolId, { surveyId, termId: term.termId, staffId: null, now }, { kind, title: schedule.name, audience, courseId: null, form, editable, leastGroup: usualGroup, scheduleKey: schedule.key, dueOn, ...times })
    // Another host, or the office, was first.
    if (!isNew) continue
    await appendAudit(db, { schoolId, actor: 'time', operation: 'scheduleSurveys', target: `survey/${surveyId}`, change: { state: 'scheduled', dueOn }, requestId: newId(), at: now })
  }
}
