import type { Database } from '../db/database'
import type { SurveyCount } from '../rules/survey-count'

/** What lies under a slot; null where the slot is empty. */
export async function ballotAt(db: Database, schoolId: string, surveyId: string, slot: string): Promise<string | null> {
  return (await db.row<{ locked: string }>(`select locked from ballot where school_id = $1 and survey_id = $2 and slot = $3`, [schoolId, surveyId, slot]))?.locked ?? null
}

/** The ballots under some slots of a survey, by slot. */
export async function ballotsAt(db: Database, schoolId: string, surveyId: string, slots: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ slot: string; locked: string }>(`select slot, locked from ballot where school_id = $1 and survey_id = $2 and slot = any($3::text[])`, [schoolId, surveyId, slots])
  return new Map(rows.map(({ slot, locked }) => [slot, locked]))
}

/** How many ballots lie in a survey's box. */
export async function ballotsIn(db: Database, schoolId: string, surveyId: string): Promise<number> {
  return (await db.row<{ held: number }>(`select count(*)::int as held from ballot where school_id = $1 and survey_id = $2`, [schoolId, surveyId]))?.held ?? 0
}

/** Puts the first ballot under a slot; false where one lies there, also one that came at the same moment. */
export async function putBallot(db: Database, schoolId: string, surveyId: string, { slot, locked }: { slot: string; locked: string }): Promise<boolean> {
  const row = await db.row(`insert into ballot (school_id, survey_id, slot, locked) values ($1, $2, $3, $4) on conflict do nothing returning slot`, [schoolId, surveyId, slot, locked])
  return row !== null
}

/** The ballot under a slot, locked: one guardian on two phones changes it one after the other. */
export async function lockBallot(db: Database, schoolId: string, surveyId: string, slot: string): Promise<string> {
  const row = await db.row<{ locked: string }>(`select locked from ballot where school_id = $1 and survey_id = $2 and slot = $3 for update`, [schoolId, surveyId, slot])
  if (!row) throw new Error('the ballot is gone')
  return row.locked
}

export async function changeBallot(db: Database, schoolId: string, surveyId: string, { slot, locked }: { slot: string; locked: string }) {
  await db.rows(`update ballot set locked = $4 where school_id = $1 and survey_id = $2 and slot = $3`, [schoolId, surveyId, slot, locked])
}

/** Some of the children that a survey asks, after one of them in the order of their ids. */
export async function askedAfter(db: Database, schoolId: string, surveyId: string, after: string | null, most: number): Promise<{ childId: string; grade: number; joined: boolean }[]> {
  const rows = await db.rows<{ child_id: string; grade: number; joined: boolean }>(
    `select child_id, grade, joined from survey_child where school_id = $1 and survey_id = $2 and ($3::uuid is null or child_id > $3) order by child_id limit $4`,
    [schoolId, surveyId, after, most],
  )
  return rows.map(({ child_id, ...row }) => ({ childId: child_id, ...row }))
}

export interface NewText {
  text_id: string
  section: string
  question: string
  text: string
  verdict: 'shown' | 'waiting'
}

/** Ends a survey that is locked: what its ballots came to stays, the box is emptied and the key to it forgotten. */
export async function closeSurvey(db: Database, schoolId: string, surveyId: string, { counts, texts, answered }: { counts: readonly SurveyCount[]; texts: readonly NewText[]; answered: number }) {
  await db.rows(
    `insert into survey_count (school_id, survey_id, part, part_key, section, question, row_key, option, count)
     select $1, $2, c.part, c."partKey", c.section, c.question, c."rowKey", c.option, c.count
       from jsonb_to_recordset($3) as c (part text, "partKey" text, section text, question text, "rowKey" text, option text, count int)`,
    [schoolId, surveyId, JSON.stringify(counts)],
  )
  await db.rows(
    `insert into survey_text (school_id, survey_id, text_id, section, question, text, verdict)
     select $1, $2, t.text_id, t.section, t.question, t.text, t.verdict from jsonb_to_recordset($3) as t (text_id uuid, section text, question text, text text, verdict text)`,
    [schoolId, surveyId, JSON.stringify(texts)],
  )
  await db.rows(`delete from ballot where school_id = $1 and survey_id = $2`, [schoolId, surveyId])
  await db.rows(`update survey set state = 'closed', salt = null, answered = $3 where school_id = $1 and survey_id = $2`, [schoolId, surveyId, answered])
}
