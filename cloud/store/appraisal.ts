import type { SurveyForm } from '../contract/survey-form'
import type { Database } from '../db/database'

export interface StoredAppraisal {
  staffId: string
  scores: { dimension: string; score: number; surveyId: string | null }[]
  enteredAt: string
}

export async function appraisalsOf(db: Database, schoolId: string, termId: string, month: string): Promise<StoredAppraisal[]> {
  const rows = await db.rows<{ staff_id: string; scores: StoredAppraisal['scores']; entered_at: Date }>(`select staff_id, scores, entered_at from appraisal where school_id = $1 and term_id = $2 and month = $3`, [schoolId, termId, month])
  return rows.map(({ staff_id, scores, entered_at }) => ({ staffId: staff_id, scores, enteredAt: entered_at.toISOString() }))
}

export async function saveAppraisals(db: Database, schoolId: string, { termId, month, staffId, now }: { termId: string; month: string; staffId: string; now: Date }, people: readonly Omit<StoredAppraisal, 'enteredAt'>[]) {
  await db.rows(
    `insert into appraisal (school_id, term_id, month, staff_id, scores, entered_by, entered_at)
     select $1, $2, $3, p."staffId", p.scores, $4, $5 from jsonb_to_recordset($6) as p ("staffId" uuid, scores jsonb)
         on conflict (school_id, term_id, month, staff_id) do update set scores = excluded.scores, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [schoolId, termId, month, staffId, now, JSON.stringify(people)],
  )
}

export interface SubjectSurvey {
  surveyId: string
  title: string
  form: SurveyForm
  leastGroup: number
  closedAt: Date
  counts: { subjectId: string; section: string; question: string; option: string; count: number }[]
}

/** The term's survey closed last, not after `until`, that asked the families of more than one course about courses or teachers. */
export async function lastSubjectSurvey(db: Database, schoolId: string, termId: string, part: 'course' | 'teacher', until: Date): Promise<SubjectSurvey | null> {
  const row = await db.row<{ survey_id: string; title: string; form: SurveyForm; least_group: number; closes_at: Date }>(
    `select survey_id, title, form, least_group, closes_at from survey
      where school_id = $1 and term_id = $2 and state = 'closed' and closes_at <= $4 and audience in ('everyone', 'participants')
        and exists (select 1 from jsonb_array_elements(form -> 'sections') as sections (section) where section ->> 'about' = $3)
      order by closes_at desc, survey_id limit 1`,
    [schoolId, termId, part === 'course' ? 'courses' : 'teachers', until],
  )
  if (!row) return null
  const counts = await db.rows<{ part_key: string; section: string; question: string; option: string; count: number }>(
    `select part_key, section, question, option, count from survey_count where school_id = $1 and survey_id = $2 and part = $3 and row_key = ''`,
    [schoolId, row.survey_id, part],
  )
  return { surveyId: row.survey_id, title: row.title, form: row.form, leastGroup: row.least_group, closedAt: row.closes_at, counts: counts.map(({ part_key, ...line }) => ({ subjectId: part_key, ...line })) }
}

export async function courseTitles(db: Database, schoolId: string, courseIds: readonly string[]): Promise<{ courseId: string; title: string }[]> {
  const rows = await db.rows<{ course_id: string; title: string }>(`select course_id, title from course where school_id = $1 and course_id = any($2::uuid[]) order by title, course_id`, [schoolId, courseIds])
  return rows.map(({ course_id, title }) => ({ courseId: course_id, title }))
}
