import type { SurveyForm, SurveyKind } from '../contract/survey-form'
import type { SurveyTextVerdict } from '../contract/survey-result'
import type { Database } from '../db/database'
import type { SurveyCount, SurveyPart } from '../rules/survey-count'

/** A survey of which results may be read, or not yet. */
export interface ResultSurvey {
  surveyId: string
  kind: SurveyKind
  title: string
  state: 'scheduled' | 'open' | 'closed' | 'cancelled'
  closedAt: string
  form: SurveyForm
  leastGroup: number
  /** Null until it opens, and until it closes. */
  asked: number | null
  answered: number | null
  /** It asked the families of one course only. */
  ofCourse: boolean
}

interface SurveyRow {
  survey_id: string
  kind: SurveyKind
  title: string
  state: ResultSurvey['state']
  closes_at: Date
  form: SurveyForm
  least_group: number
  asked: number | null
  answered: number | null
  of_course: boolean
}

const survey = (row: SurveyRow): ResultSurvey => ({
  ...{ surveyId: row.survey_id, kind: row.kind, title: row.title, state: row.state, closedAt: row.closes_at.toISOString() },
  ...{ form: row.form, leastGroup: row.least_group, asked: row.asked, answered: row.answered, ofCourse: row.of_course },
})

const select = `select survey_id, kind, title, state, closes_at, form, least_group, asked, answered, audience = 'course' as of_course from survey`

export async function findResultSurvey(db: Database, schoolId: string, surveyId: string): Promise<ResultSurvey | null> {
  const row = await db.row<SurveyRow>(`${select} where school_id = $1 and survey_id = $2`, [schoolId, surveyId])
  return row && survey(row)
}

/** The same, held until the transaction ends: two that publish at once come one after the other. */
export async function lockResultSurvey(db: Database, schoolId: string, surveyId: string): Promise<ResultSurvey | null> {
  const row = await db.row<SurveyRow>(`${select} where school_id = $1 and survey_id = $2 for update`, [schoolId, surveyId])
  return row && survey(row)
}

/** The last survey of the same kind that asked the same families and closed before this one. */
export async function surveyBefore(db: Database, schoolId: string, { surveyId, kind, closedAt }: ResultSurvey): Promise<ResultSurvey | null> {
  const row = await db.row<SurveyRow>(
    `${select} where school_id = $1 and kind = $3 and state = 'closed' and closes_at < $4
        and exists (select 1 from survey s where s.school_id = $1 and s.survey_id = $2 and s.audience = survey.audience and s.course_id is not distinct from survey.course_id)
      order by closes_at desc, survey_id limit 1`,
    [schoolId, surveyId, kind, closedAt],
  )
  return row && survey(row)
}

/** The needs survey of the whole school that closed last. */
export async function lastNeedsSurvey(db: Database, schoolId: string): Promise<ResultSurvey | null> {
  const row = await db.row<SurveyRow>(`${select} where school_id = $1 and kind = 'needs' and state = 'closed' and audience <> 'course' order by closes_at desc, survey_id limit 1`, [schoolId])
  return row && survey(row)
}

/** One group's counts. */
export function countsOf(db: Database, schoolId: string, surveyId: string, part: SurveyPart, partKey: string) {
  return db.rows<Pick<SurveyCount, 'section' | 'question' | 'option' | 'count'> & { rowKey: string }>(
    `select section, question, row_key as "rowKey", option, count from survey_count where school_id = $1 and survey_id = $2 and part = $3 and part_key = $4`,
    [schoolId, surveyId, part, partKey],
  )
}

export interface ResultGroup {
  part: SurveyPart
  partKey: string
  valid: number
  /** Null of what is neither a course nor a teacher. */
  subjectName: string | null
}

/** The groups that are counted, with the most valid answers that any question had of them. */
export function resultGroups(db: Database, schoolId: string, surveyId: string): Promise<ResultGroup[]> {
  return db.rows<ResultGroup>(
    `select g.part, g.part_key as "partKey", g.valid, coalesce(c.title, s.name) as "subjectName"
       from (select part, part_key, max(count) as valid from survey_count where school_id = $1 and survey_id = $2 and row_key = '' and option = '' group by part, part_key) g
       left join course c on c.school_id = $1 and g.part = 'course' and c.course_id::text = g.part_key
       left join staff s on s.school_id = $1 and g.part = 'teacher' and s.staff_id::text = g.part_key
      order by array_position(array['all', 'grade', 'joined', 'course', 'teacher'], g.part), (case when g.part = 'joined' then g.part_key = 'false' end), "subjectName", g.part_key`,
    [schoolId, surveyId],
  )
}

/** How many of a survey's texts stand under each verdict. */
export async function textTotals(db: Database, schoolId: string, surveyId: string): Promise<Record<SurveyTextVerdict, number>> {
  const rows = await db.rows<{ verdict: SurveyTextVerdict; total: number }>(`select verdict, count(*)::int as total from survey_text where school_id = $1 and survey_id = $2 group by verdict`, [schoolId, surveyId])
  return { waiting: 0, shown: 0, hidden: 0, ...Object.fromEntries(rows.map(({ verdict, total }) => [verdict, total])) }
}

export function textsOf(db: Database, schoolId: string, surveyId: string, verdict: SurveyTextVerdict, offset: number, most: number) {
  return db.rows<{ textId: string; section: string; question: string; text: string }>(
    `select text_id as "textId", section, question, text from survey_text where school_id = $1 and survey_id = $2 and verdict = $3 order by text_id offset $4 limit $5`,
    [schoolId, surveyId, verdict, offset, most],
  )
}

/** Answers whether there is such a text. */
export async function setTextVerdict(db: Database, schoolId: string, surveyId: string, textId: string, verdict: SurveyTextVerdict): Promise<boolean> {
  return (await db.row(`update survey_text set verdict = $4 where school_id = $1 and survey_id = $2 and text_id = $3 returning 1`, [schoolId, surveyId, textId, verdict])) !== null
}
