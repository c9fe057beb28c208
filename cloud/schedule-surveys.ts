import type { Moment } from './moment'
import type { PlanLibrary } from './plan-library'
import { dueSoon, plannedSurveys } from './rules/survey-plan'
import { templateFor } from './rules/survey-template'
import { appendAudit } from './store/audit'
import { publishedPlan } from './store/plan'
import { addScheduled, scheduledKeys } from './store/survey-schedule'

/**
 * Makes the surveys that the plan's schedule asks for, a week before they open, so that the office can still change them or
 * call them off. One that is there, open, over or called off is not made again.
 */
export async function scheduleSurveys({ db, schoolId, now, newId, library }: Moment & { library(): PlanLibrary }): Promise<void> {
  const published = await publishedPlan(db, schoolId)
  if (!published || published.plan.surveys.length === 0) return
  const { plan, term } = published
  const due = dueSoon(plannedSurveys(plan.surveys, term), now)
  if (due.length === 0) return
  const made = await scheduledKeys(db, schoolId, term.termId)
  for (const { schedule, dueOn, opensAt, closesAt } of due) {
    if (made.has(`${schedule.key} ${dueOn}`)) continue
    const template = templateFor(library().surveyTemplates, schedule)
    if (!template) continue
    const surveyId = newId()
    const { kind, audience, editable, form } = template
    const isNew = await addScheduled(db, schoolId, { surveyId, termId: term.termId, kind, title: schedule.name, audience, form, editable, scheduleKey: schedule.key, dueOn, opensAt, closesAt, now })
    // Another host, or the office, was first.
    if (!isNew) continue
    await appendAudit(db, { schoolId, actor: 'time', operation: 'scheduleSurveys', target: `survey/${surveyId}`, change: { state: 'scheduled', dueOn }, requestId: newId(), at: now })
  }
}
