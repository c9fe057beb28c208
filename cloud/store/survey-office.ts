import type { OutputOf } from '../contract/operation'
import type { OfficeSurvey, readSurveyDraft } from '../contract/survey'
import type { Database } from '../db/database'

type Draft = OutputOf<typeof readSurveyDraft>
export type SurveyRecord = Pick<Draft, 'kind' | 'title' | 'audience' | 'courseId' | 'editable' | 'leastGroup' | 'opensAt' | 'closesAt' | 'form' | 'scheduleKey' | 'dueOn'>
export type StoredSurvey = SurveyRecord & Pick<Draft, 'state'> & { termId: string; editedAt: string }

interface Row {
  survey_id: string
  term_id: string
  kind: StoredSurvey['kind']
  title: string
  audience: StoredSurvey['audience']
  course_id: string | null
  form: StoredSurvey['form']
  editable: boolean
  least_group: number
  schedule_key: string | null
  due_on: string | null
  opens_at: Date
  closes_at: Date
  state: StoredSurvey['state']
  edited_at: Date
}

interface ListRow extends Pick<Row, 'survey_id' | 'kind' | 'title' | 'audience' | 'state' | 'due_on' | 'opens_at' | 'closes_at'> {
  asked: number | null
  answered: number | null
  course_title: string | null
  published: boolean
}

/** More than a school makes in a term; the newest are listed. */
const mostListed = 100

/** The surveys of a term, the latest first; of an open one how many ballots lie in the box, never whose. */
export async function surveysOfTerm(db: Database, schoolId: string, termId: string): Promise<OfficeSurvey[]> {
  const rows = await db.rows<ListRow>(
    `select s.survey_id, s.kind, s.title, s.audience, s.state, s.due_on, s.opens_at, s.closes_at, s.asked, c.title as course_title, r.survey_id is not null as published,
            case when s.state = 'open' then (select count(*)::int from ballot b where b.school_id = s.school_id and b.survey_id = s.survey_id) else s.answered end as answered
       from survey s left join course c on c.school_id = s.school_id and c.course_id = s.course_id
            left join survey_report r on r.school_id = s.school_id and r.survey_id = s.survey_id
      where s.school_id = $1 and s.term_id = $2 order by s.opens_at desc, s.survey_id limit ${mostListed}`,
    [schoolId, termId],
  )
  return rows.map(({ survey_id, course_title, due_on, opens_at, closes_at, ...row }) => ({ surveyId: survey_id, ...row, courseTitle: course_title, opensAt: opens_at.toISOString(), closesAt: closes_at.toISOString(), dueOn: due_on }))
}

/** The dates of the plan's schedule that a survey was made for, called off ones too: time makes those no second time. */
export async function scheduledDates(db: Database, schoolId: string, termId: string): Promise<{ scheduleKey: string; dueOn: string }[]> {
  const rows = await db.rows<{ schedule_key: string; due_on: string }>(`select schedule_key, due_on from survey where school_id = $1 and term_id = $2 and schedule_key is not null`, [schoolId, termId])
  return rows.map(({ schedule_key, due_on }) => ({ scheduleKey: schedule_key, dueOn: due_on }))
}

/** The courses of a term whose families can be asked. */
export async function coursesToAsk(db: Database, schoolId: string, termId: string): Promise<{ courseId: string; title: string }[]> {
  const rows = await db.rows<{ course_id: string; title: string }>(`select course_id, title from course where school_id = $1 and term_id = $2 and status = 'published' order by title, course_id`, [schoolId, termId])
  return rows.map(({ course_id, title }) => ({ courseId: course_id, title }))
}

const columns = `survey_id, term_id, kind, title, audience, course_id, form, editable, least_group, schedule_key, due_on, opens_at, closes_at, state, edited_at`

export async function findSurvey(db: Database, schoolId: string, surveyId: string): Promise<StoredSurvey | null> {
  const row = await db.row<Row>(`select ${columns} from survey where school_id = $1 and survey_id = $2`, [schoolId, surveyId])
  return row && stored(row)
}

/** The same, held until the transaction ends: families who answer, and time that opens or closes it, wait. */
export async function lockSurvey(db: Database, schoolId: string, surveyId: string): Promise<StoredSurvey | null> {
  const row = await db.row<Row>(`select ${columns} from survey where school_id = $1 and survey_id = $2 for update`, [schoolId, surveyId])
  return row && stored(row)
}

const stored = ({ term_id, course_id, least_group, schedule_key, due_on, opens_at, closes_at, edited_at, ...row }: Row): StoredSurvey => ({
  ...{ kind: row.kind, title: row.title, audience: row.audience, form: row.form, editable: row.editable, state: row.state },
  ...{ termId: term_id, courseId: course_id, leastGroup: least_group, scheduleKey: schedule_key, dueOn: due_on },
  ...{ opensAt: opens_at.toISOString(), closesAt: closes_at.toISOString(), editedAt: edited_at.toISOString() },
})

interface Making {
  surveyId: string
  termId: string
  staffId: string
  now: Date
}

/** Adds a survey that is still to open; false where one stands already for that date of the schedule. */
export async function addSurvey(db: Database, schoolId: string, { surveyId, termId, staffId, now }: Making, survey: SurveyRecord): Promise<boolean> {
  const { kind, title, audience, courseId, form, editable, leastGroup, scheduleKey, dueOn, opensAt, closesAt } = survey
  const added = await db.rows(
    `insert into survey (school_id, survey_id, term_id, kind, title, audience, course_id, form, editable, least_group, schedule_key, due_on, opens_at, closes_at, state, made_by, edited_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'scheduled', $15, $16) on conflict (school_id, term_id, schedule_key, due_on) do nothing returning survey_id`,
    [schoolId, surveyId, termId, kind, title, audience, courseId, JSON.stringify(form), editable, leastGroup, scheduleKey, dueOn, opensAt, closesAt, staffId, now],
  )
  return added.length > 0
}

/** Writes anew what is settled of a survey that has not opened; its kind and its place in the schedule stay. */
export async function changeSurvey(db: Database, schoolId: string, surveyId: string, { title, audience, courseId, form, editable, leastGroup, opensAt, closesAt }: SurveyRecord, now: Date) {
  await db.rows(
    `update survey set title = $3, audience = $4, course_id = $5, form = $6, editable = $7, least_group = $8, opens_at = $9, closes_at = $10, edited_at = $11 where school_id = $1 and survey_id = $2`,
    [schoolId, surveyId, title, audience, courseId, JSON.stringify(form), editable, leastGroup, opensAt, closesAt, now],
  )
}

export async function setSurveyCancelled(db: Database, schoolId: string, surveyId: string, now: Date) {
  await db.rows(`update survey set state = 'cancelled', edited_at = $3 where school_id = $1 and survey_id = $2 and state = 'scheduled'`, [schoolId, surveyId, now])
}

export async function setSurveyTimes(db: Database, schoolId: string, surveyId: string, { opensAt, closesAt }: { opensAt: Date; closesAt: Date }, now: Date) {
  await db.rows(`update survey set opens_at = $3, closes_at = $4, edited_at = $5 where school_id = $1 and survey_id = $2`, [schoolId, surveyId, opensAt, closesAt, now])
}
