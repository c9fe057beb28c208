import type { Database } from '../db/database'

export interface SurveyReport {
  summary: string
  publishedAt: string
  changedAt: string
}

export async function findReport(db: Database, schoolId: string, surveyId: string): Promise<SurveyReport | null> {
  const row = await db.row<{ summary: string; published_at: Date; changed_at: Date }>(`select summary, published_at, changed_at from survey_report where school_id = $1 and survey_id = $2`, [schoolId, surveyId])
  return row && { summary: row.summary, publishedAt: row.published_at.toISOString(), changedAt: row.changed_at.toISOString() }
}

/** The first publishing, or other words for what is published already. */
export async function saveReport(db: Database, schoolId: string, { surveyId, summary, staffId, now }: { surveyId: string; summary: string; staffId: string; now: Date }) {
  await db.rows(
    `insert into survey_report (school_id, survey_id, summary, published_by, published_at, changed_at) values ($1, $2, $3, $4, $5, $5)
         on conflict (school_id, survey_id) do update set summary = excluded.summary, changed_at = excluded.changed_at`,
    [schoolId, surveyId, summary, staffId, now],
  )
}

export interface StoredPromise {
  promiseId: string
  text: string
  owner: string
  dueOn: string
  keptOn: string | null
  keptNote: string | null
}

const promiseColumns = `p.promise_id as "promiseId", p.text, p.owner, p.due_on as "dueOn", p.kept_on as "keptOn", p.kept_note as "keptNote"`

export async function addPromises(db: Database, schoolId: string, surveyId: string, promises: { promiseId: string; text: string; owner: string; dueOn: string }[], by: { staffId: string; now: Date }) {
  await db.rows(
    `insert into survey_promise (school_id, promise_id, survey_id, text, owner, due_on, made_by, made_at)
     select $1, p."promiseId", $2, p.text, p.owner, p."dueOn", $3, $4 from jsonb_to_recordset($5) as p ("promiseId" uuid, text text, owner text, "dueOn" date)`,
    [schoolId, surveyId, by.staffId, by.now, JSON.stringify(promises)],
  )
}

/** One survey's promises, in the order of their dates. */
export function promisesOf(db: Database, schoolId: string, surveyId: string): Promise<StoredPromise[]> {
  return db.rows<StoredPromise>(`select ${promiseColumns} from survey_promise p where p.school_id = $1 and p.survey_id = $2 order by p.due_on, p.promise_id`, [schoolId, surveyId])
}

/** All of the school's, what is open first by its date, then what was kept last. */
export async function schoolPromises(db: Database, schoolId: string, offset: number, most: number) {
  const rows = await db.rows<StoredPromise & { surveyId: string; surveyTitle: string; total: number }>(
    `select ${promiseColumns}, p.survey_id as "surveyId", s.title as "surveyTitle", count(*) over ()::int as total
       from survey_promise p join survey s on s.school_id = p.school_id and s.survey_id = p.survey_id
      where p.school_id = $1 order by (p.kept_on is not null), (case when p.kept_on is null then p.due_on end), p.kept_on desc, p.promise_id offset $2 limit $3`,
    [schoolId, offset, most],
  )
  return { promises: rows.map(({ total: _total, ...promise }) => promise), total: rows[0]?.total ?? 0 }
}

/** Held until the transaction ends, so that a promise is kept once. */
export async function lockPromise(db: Database, schoolId: string, promiseId: string): Promise<StoredPromise | null> {
  return db.row<StoredPromise>(`select ${promiseColumns} from survey_promise p where p.school_id = $1 and p.promise_id = $2 for update`, [schoolId, promiseId])
}

export async function markKept(db: Database, schoolId: string, promiseId: string, kept: { keptOn: string; note: string; staffId: string }) {
  await db.rows(`update survey_promise set kept_on = $3, kept_note = $4, kept_by = $5 where school_id = $1 and promise_id = $2`, [schoolId, promiseId, kept.keptOn, kept.note, kept.staffId])
}
