import type { ReportContent, SchoolReport } from '../contract/oversight'
import type { SurveyForm } from '../contract/survey-form'
import type { Database } from '../db/database'
import type { SurveyCount, SurveyPart } from '../rules/survey-count'

/** Opens, for this transaction alone, what the caller looks after. The dispatcher's only. */
export async function openOversight(db: Database, accountId: string) {
  await db.rows(`select set_config('kehou.oversight_account', $1, true)`, [accountId])
}

/** Whether the caller looks after any school; false where nothing was opened. */
export async function looksAfterAny(db: Database): Promise<boolean> {
  return (await db.row(`select 1 from bureau_member b where kehou_looks_after(b.school_id) limit 1`)) !== null
}

/** Every school that the caller looks after with its snapshot; schools of which something is late come first. */
export async function schoolReports(db: Database): Promise<SchoolReport[]> {
  const rows = await db.rows<{ school_id: string; name: string; region: string; content: ReportContent | null; made_at: Date | null }>(
    `select s.school_id, s.name, s.region, r.content, r.made_at from bureau_member b
       join school s on s.school_id = b.school_id left join school_report r on r.school_id = b.school_id
      where kehou_looks_after(b.school_id)
      order by coalesce((r.content->'inspections'->>'overdue')::int + (r.content->'inspections'->>'late')::int, 0) > 0 desc, s.region, s.name, s.school_id`,
  )
  return rows.map((row) => ({ schoolId: row.school_id, name: row.name, region: row.region, madeAt: row.made_at?.toISOString() ?? null, content: row.content }))
}

/** Whether a school's snapshot is younger than that, or nobody of the bureau would read one. */
export async function reportIsFresh(db: Database, schoolId: string, since: Date): Promise<boolean> {
  await openReport(db)
  const row = await db.row<{ is_read: boolean; made_at: Date | null }>(`select exists (select 1 from bureau_member b where b.school_id = $1) as is_read, (select made_at from school_report where school_id = $1) as made_at`, [schoolId])
  return row?.is_read !== true || (row.made_at !== null && row.made_at > since)
}

export async function saveReport(db: Database, schoolId: string, content: ReportContent | null, now: Date) {
  await openReport(db)
  await db.rows(`insert into school_report (school_id, content, made_at) values ($1, $2, $3) on conflict (school_id) do update set content = excluded.content, made_at = excluded.made_at`, [schoolId, content === null ? null : JSON.stringify(content), now])
}

/** Opens, for this transaction alone, the school's own snapshot to what makes it. */
async function openReport(db: Database) {
  await db.rows(`select set_config('kehou.reporting', 'yes', true)`)
}

/** Children of some grades on the register; of all where no grades are given. */
export async function eligibleChildren(db: Database, schoolId: string, grades: readonly number[] | null): Promise<number> {
  const row = await db.row<{ children: number }>(
    `select count(*)::int as children from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id where ch.school_id = $1 and ($2::int[] is null or cl.grade = any($2))`,
    [schoolId, grades],
  )
  return row?.children ?? 0
}

/** Children with a seat of the term, the first day still to come included; null where nobody ever had one. Of a term that is over, those who stayed to its end. */
export async function seatedChildren(db: Database, schoolId: string, term: { termId: string; endsOn: string }, today: string): Promise<number | null> {
  const row = await db.row<{ ever: number; children: number }>(
    `select count(distinct child_id)::int as ever, (count(distinct child_id) filter (where ends_on >= least($3::date, $4::date)))::int as children from enrolment where school_id = $1 and term_id = $2`,
    [schoolId, term.termId, today, term.endsOn],
  )
  return row === null || row.ever === 0 ? null : row.children
}

/** Staff with a group or a published course of the term; null where nobody is arranged. */
export async function arrangedStaff(db: Database, schoolId: string, termId: string): Promise<number | null> {
  const row = await db.row<{ staff: number }>(
    `select count(*)::int as staff from (
       select teacher_id::text as staff_id from care_group where school_id = $1 and term_id = $2 and teacher_id is not null
       union select assistant from care_group, jsonb_array_elements_text(assistant_ids) as assistant where school_id = $1 and term_id = $2
       union select teacher_id::text from course where school_id = $1 and term_id = $2 and status = 'published'
     ) arranged`,
    [schoolId, termId],
  )
  return row?.staff || null
}

/** Children with anything on their account of the term. */
export async function childrenWithAccount(db: Database, schoolId: string, termId: string): Promise<number> {
  const row = await db.row<{ children: number }>(`select count(distinct child_id)::int as children from fee_entry where school_id = $1 and term_id = $2`, [schoolId, termId])
  return row?.children ?? 0
}

/** Complaints to the school: filed within the term, and of all that wait for an answer. Those to the bureau cannot be seen from here. */
export async function complaintCounts(db: Database, schoolId: string, startsOn: string): Promise<ReportContent['complaints']> {
  const row = await db.row<{ filed: number; open: number }>(
    `select (count(*) filter (where filed_on >= $2::date))::int as filed, (count(*) filter (where answered_at is null and closed_on is null))::int as open from complaint where school_id = $1`,
    [schoolId, startsOn],
  )
  return { filed: row?.filed ?? 0, open: row?.open ?? 0 }
}

/** Complaints straight to the bureau; nothing where the transaction is not sealed and the bureau's. */
export async function bureauComplaintCounts(db: Database, schoolId: string): Promise<{ filed: number; open: number }> {
  const row = await db.row<{ filed: number; open: number }>(`select count(*)::int as filed, (count(*) filter (where answered_at is null and closed_on is null))::int as open from bureau_complaint where school_id = $1`, [schoolId])
  return { filed: row?.filed ?? 0, open: row?.open ?? 0 }
}

export interface ClosedSurvey {
  title: string
  closedOn: string
  form: SurveyForm
  counts: SurveyCount[]
}

/** The school's satisfaction survey that closed last, of every family or of those who take part, with its counts of all. */
export async function lastSatisfaction(db: Database, schoolId: string): Promise<ClosedSurvey | null> {
  const survey = await db.row<{ survey_id: string; title: string; closed_on: string; form: SurveyForm }>(
    `select survey_id, title, (closes_at at time zone 'Asia/Shanghai')::date as closed_on, form from survey
      where school_id = $1 and kind = 'satisfaction' and state = 'closed' and audience in ('everyone', 'participants') order by closes_at desc, survey_id limit 1`,
    [schoolId],
  )
  if (survey === null) return null
  const rows = await db.rows<{ part: SurveyPart; part_key: string; section: string; question: string; row_key: string; option: string; count: number }>(
    `select part, part_key, section, question, row_key, option, count from survey_count where school_id = $1 and survey_id = $2 and part = 'all'`,
    [schoolId, survey.survey_id],
  )
  return { title: survey.title, closedOn: survey.closed_on, form: survey.form, counts: rows.map(({ part_key, row_key, ...count }) => ({ ...count, partKey: part_key, rowKey: row_key })) }
}
