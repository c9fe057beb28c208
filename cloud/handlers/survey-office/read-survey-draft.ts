import type { InputOf, OutputOf } from '../../contract/operation'
import { readSurveyDraft as operation } from '../../contract/survey'
import type { SurveyTemplate } from '../../contract/survey-template'
import { read, refuse, type Context } from '../../handling'
import { surveyDates } from '../../rules/survey-dates'
import { draftTimes, scheduledTimes } from '../../rules/survey-schedule'
import { templateFor } from '../../rules/survey-template'
import { publishedPlan, type PublishedPlan } from '../../store/plan'
import { coursesToAsk, findSurvey } from '../../store/survey-office'

type Draft = Omit<OutputOf<typeof operation>, 'courses'>

export const readSurveyDraft = read(operation, async (context, input) => {
  const { db, schoolId } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const courses = await coursesToAsk(db, schoolId, published.term.termId)
  if (input.surveyId === null) {
    const draft = newDraft(context, published, input)
    return 'refused' in draft ? draft : { ...draft, courses }
  }
  const found = await findSurvey(db, schoolId, input.surveyId)
  if (!found) return refuse('survey_unknown')
  const { editedAt, termId: _term, ...survey } = found
  return { ...survey, seenAt: editedAt, courses }
})

/** A survey to begin with: the template asked for, or the one that fits what the schedule says. */
function newDraft({ library, now }: Context, { plan, term }: PublishedPlan, { template, scheduleKey, dueOn }: InputOf<typeof operation>): Draft | ReturnType<typeof refuse<'survey_template_unknown' | 'survey_schedule_unknown'>> {
  const schedule = scheduleKey === null ? null : (plan.surveys.find(({ key }) => key === scheduleKey) ?? null)
  const isDue = schedule !== null && dueOn !== null && surveyDates(schedule, term).includes(dueOn)
  if ((scheduleKey !== null || dueOn !== null) && !isDue) return refuse('survey_schedule_unknown')
  const { surveyTemplates } = library()
  const asked = template === null ? null : (surveyTemplates.find(({ key }) => key === template) ?? null)
  if (template !== null && !asked) return refuse('survey_template_unknown')
  const start = asked ?? (schedule && templateFor(surveyTemplates, schedule)) ?? blank
  const { opensAt, closesAt } = draftTimes(now, schedule && dueOn !== null ? scheduledTimes(schedule.when, dueOn) : null)
  const { audience, editable, form } = start
  return {
    ...{ state: 'scheduled', seenAt: null, scheduleKey, dueOn, kind: schedule?.kind ?? start.kind, title: schedule?.name ?? start.name },
    ...{ audience, courseId: null, editable, leastGroup: 8, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), form },
  }
}

/** One question to begin with: a form without any is none. */
const blank: Pick<SurveyTemplate, 'kind' | 'name' | 'audience' | 'editable' | 'form'> = {
  ...{ kind: 'satisfaction', name: '问卷', audience: 'everyone', editable: true },
  form: {
    intro: '',
    sections: [{ key: 'service', title: '课后服务', note: '', audience: 'everyone', about: 'service', questions: [{ key: 'words', kind: 'text', title: '您的意见和建议', required: false, showIf: null }] }],
  },
}
