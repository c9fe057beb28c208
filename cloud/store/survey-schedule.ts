import type { SurveyForm, SurveyKind } from '../contract/survey-form'
import type { Database } from '../db/database'

/** Which of the plan's surveys of a term have been made, also those that were called off: their schedule's key and due date. */
export async function scheduledKeys(db: Database, schoolId: string, termId: string): Promise<Set<string>> {
  const rows = await db.rows<{ made: string }>(`select schedule_key || ' ' || to_char(due_on, 'YYYY-MM-DD') as made from survey where school_id = $1 and term_id = $2 and schedule_key is not null`, [schoolId, termId])
  return new Set(rows.map(({ made }) => made))
}

interface ScheduledSurvey {
  surveyId: string
  termId: string
  kind: SurveyKind
  title: string
  audience: 'everyone' | 'participants' | 'nonParticipants'
  form: SurveyForm
  editable: boolean
  scheduleKey: string
  dueOn: string
  opensAt: Date
  closesAt: Date
  now: Date
}

const leastGroup = 8

/** Adds a survey that nobody made by hand; false where it has been made by then. */
export async function addScheduled(db: Database, schoolId: string, survey: ScheduledSurvey): Promise<boolean> {
  const row = await db.row(
    `insert into survey (school_id, survey_id, term_id, kind, title, audience, form, editable, least_group, schedule_key, due_on, opens_at, closes_at, state, edited_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'scheduled', $14) on conflict do nothing returning survey_id`,
    [schoolId, survey.surveyId, survey.termId, survey.kind, survey.title, survey.audience, JSON.stringify(survey.form), survey.editable, leastGroup, survey.scheduleKey, survey.dueOn, survey.opensAt, survey.closesAt, survey.now],
  )
  return row !== null
}
