import type { InputOf } from '../../contract/operation'
import { saveSurvey as operation } from '../../contract/survey'
import { done, refuse, write, type Context } from '../../handling'
import { formProblems, problemWords } from '../../rules/survey-fault-words'
import { surveyDates } from '../../rules/survey-dates'
import { movedTimes } from '../../rules/survey-times'
import { publishedPlan, type PublishedPlan } from '../../store/plan'
import { addSurvey, changeSurvey, coursesToAsk, lockSurvey, type SurveyRecord } from '../../store/survey-office'

type Survey = InputOf<typeof operation>

export const saveSurvey = write(operation, async (context, survey) => {
  const { db, schoolId, now } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const wrong = await refusalOf(context, published, survey)
  if (wrong) return wrong
  const asked = { opensAt: new Date(survey.opensAt), closesAt: new Date(survey.closesAt) }
  const times = movedTimes(asked, asked, now)
  if (!times) return refuse('survey_times_wrong')
  const record: SurveyRecord = { ...survey, opensAt: times.opensAt.toISOString(), closesAt: times.closesAt.toISOString() }
  const changed = survey.surveyId === null ? await made(context, published, record) : await rewritten(context, survey.surveyId, survey, record)
  if ('refused' in changed) return changed
  const { audience, kind, opensAt, closesAt } = record
  return done({ surveyId: changed.surveyId, seenAt: now.toISOString() }, { target: `survey/${changed.surveyId}`, state: 'scheduled', kind, audience, opensAt, closesAt })
})

async function made({ db, schoolId, actor, now, random }: Context, { term }: PublishedPlan, record: SurveyRecord) {
  const surveyId = random.uuid()
  const added = await addSurvey(db, schoolId, { surveyId, termId: term.termId, staffId: actor.staffId as string, now }, record)
  return added ? { surveyId } : refuse('survey_schedule_taken')
}

async function rewritten({ db, schoolId, now }: Context, surveyId: string, { seenAt, kind }: Survey, record: SurveyRecord) {
  const found = await lockSurvey(db, schoolId, surveyId)
  if (!found) return refuse('survey_unknown')
  if (found.state === 'cancelled') return refuse('survey_opened', '这份问卷已经取消，不能再改；可以新建一份。')
  if (found.state !== 'scheduled') return refuse('survey_opened')
  if (seenAt === null || new Date(seenAt).getTime() !== new Date(found.editedAt).getTime()) return refuse('survey_edited')
  if (found.kind !== kind) return refuse('survey_form_wrong', '问卷建好以后不能改类别；请另建一份，再取消这一份。')
  await changeSurvey(db, schoolId, surveyId, record, now)
  return { surveyId }
}

/** What keeps a survey from being kept, whether new or old. */
async function refusalOf({ db, schoolId }: Context, { plan, term }: PublishedPlan, { surveyId, form, audience, courseId, scheduleKey, dueOn, kind }: Survey) {
  const [problem] = formProblems(form, audience)
  if (problem) return refuse('survey_form_wrong', problemWords(form, problem))
  const isAsked = courseId !== null && (await coursesToAsk(db, schoolId, term.termId)).some((course) => course.courseId === courseId)
  if (audience === 'course' ? !isAsked : courseId !== null) return refuse('course_unknown')
  if (surveyId !== null || (scheduleKey === null && dueOn === null)) return null
  const schedule = plan.surveys.find(({ key }) => key === scheduleKey)
  return schedule && dueOn !== null && schedule.kind === kind && surveyDates(schedule, term).includes(dueOn) ? null : refuse('survey_schedule_unknown')
}
