import type { CheckState, FeedbackKind, FeedbackState } from '../contract/feedback'
import type { Database } from '../db/database'

export interface StoredTurn {
  text: string
  verdict: CheckState
  writtenAt: string
  reply: string | null
  repliedAt: string | null
  satisfied: boolean | null
}

export interface StoredSuggestion {
  text: string
  answer: string
  verdict: CheckState
  publishedAt: string
}

export interface StoredFeedback {
  feedbackId: string
  guardianId: string
  kind: FeedbackKind
  state: FeedbackState
  turns: StoredTurn[]
  suggestion: StoredSuggestion | null
}

interface FeedbackRow {
  feedback_id: string
  guardian_id: string
  kind: FeedbackKind
  state: FeedbackState
  turns: StoredTurn[]
  suggestion: StoredSuggestion | null
}

const stored = ({ feedback_id, guardian_id, kind, state, turns, suggestion }: FeedbackRow): StoredFeedback => ({
  feedbackId: feedback_id,
  guardianId: guardian_id,
  kind,
  state,
  turns: turns.map((turn) => ({ ...turn, writtenAt: instantOf(turn.writtenAt), repliedAt: turn.repliedAt && instantOf(turn.repliedAt) })),
  suggestion: suggestion && { ...suggestion, publishedAt: instantOf(suggestion.publishedAt) },
})

// Within JSON the database writes an instant in its own way.
const instantOf = (written: string) => new Date(written).toISOString()

const columns = `f.feedback_id, f.guardian_id, f.kind, f.state,
  (select jsonb_agg(jsonb_build_object('text', t.text, 'verdict', t.verdict, 'writtenAt', t.written_at, 'reply', t.reply, 'repliedAt', t.replied_at, 'satisfied', t.satisfied) order by t.turn)
     from feedback_turn t where t.school_id = f.school_id and t.feedback_id = f.feedback_id) as turns,
  (select jsonb_build_object('text', s.text, 'answer', s.answer, 'verdict', s.verdict, 'publishedAt', s.published_at)
     from public_suggestion s where s.school_id = f.school_id and s.feedback_id = f.feedback_id) as suggestion`

export async function addFeedback(db: Database, schoolId: string, { feedbackId, guardianId, kind, now }: { feedbackId: string; guardianId: string; kind: FeedbackKind; now: Date }) {
  await db.rows(`insert into feedback (school_id, feedback_id, guardian_id, kind, state, written_at) values ($1, $2, $3, $4, 'open', $5)`, [schoolId, feedbackId, guardianId, kind, now])
}

export async function addTurn(db: Database, schoolId: string, { feedbackId, turn, text, verdict, now }: { feedbackId: string; turn: number; text: string; verdict: CheckState; now: Date }) {
  await db.rows(`insert into feedback_turn (school_id, feedback_id, turn, text, verdict, written_at) values ($1, $2, $3, $4, $5, $6)`, [schoolId, feedbackId, turn, text, verdict, now])
}

/** How many of a guardian's wait for an answer. */
export async function openFeedback(db: Database, schoolId: string, guardianId: string): Promise<number> {
  const row = await db.row<{ open: number }>(`select count(*)::int as open from feedback where school_id = $1 and guardian_id = $2 and state = 'open'`, [schoolId, guardianId])
  return row?.open ?? 0
}

/** A guardian's own, newest first. */
export async function ownFeedback(db: Database, schoolId: string, guardianId: string, offset: number, most: number): Promise<{ feedback: StoredFeedback[]; total: number }> {
  const rows = await db.rows<FeedbackRow>(`select ${columns} from feedback f where f.school_id = $1 and f.guardian_id = $2 order by f.written_at desc, f.feedback_id limit $3 offset $4`, [schoolId, guardianId, most, offset])
  const count = await db.row<{ total: number }>(`select count(*)::int as total from feedback where school_id = $1 and guardian_id = $2`, [schoolId, guardianId])
  return { feedback: rows.map(stored), total: count?.total ?? 0 }
}

/** What families wrote to the school: those without an answer first, of them what has waited longest. */
export async function schoolFeedback(db: Database, schoolId: string, offset: number, most: number): Promise<StoredFeedback[]> {
  const rows = await db.rows<FeedbackRow>(
    `select ${columns} from feedback f where f.school_id = $1
      order by (f.state = 'open') desc, case when f.state = 'open' then f.written_at end, f.written_at desc, f.feedback_id limit $2 offset $3`,
    [schoolId, most, offset],
  )
  return rows.map(stored)
}

/** How much there is, how much of it has no answer, and how many texts wait for somebody's look. */
export async function feedbackCounts(db: Database, schoolId: string): Promise<{ total: number; open: number; waiting: number }> {
  const row = await db.row<{ total: number; open: number; waiting: number }>(
    `select count(*)::int as total, count(*) filter (where state = 'open')::int as open,
            (select count(*)::int from feedback_turn where school_id = $1 and verdict = 'waiting') + (select count(*)::int from public_suggestion where school_id = $1 and verdict = 'waiting') as waiting
       from feedback where school_id = $1`,
    [schoolId],
  )
  return row ?? { total: 0, open: 0, waiting: 0 }
}

/** Locks one until the transaction ends; another guardian's is not there. */
export async function lockFeedback(db: Database, schoolId: string, feedbackId: string, guardianId: string | null = null): Promise<StoredFeedback | null> {
  // Locked first and read afterwards: what is read in one statement with the lock may be older than the lock.
  const locked = await db.row(`select 1 from feedback where school_id = $1 and feedback_id = $2 and ($3::uuid is null or guardian_id = $3) for update`, [schoolId, feedbackId, guardianId])
  if (!locked) return null
  const row = await db.row<FeedbackRow>(`select ${columns} from feedback f where f.school_id = $1 and f.feedback_id = $2`, [schoolId, feedbackId])
  return row && stored(row)
}

export async function setFeedbackState(db: Database, schoolId: string, feedbackId: string, state: FeedbackState) {
  await db.rows(`update feedback set state = $3 where school_id = $1 and feedback_id = $2`, [schoolId, feedbackId, state])
}

export async function replyToTurn(db: Database, schoolId: string, { feedbackId, turn, reply, staffId, now }: { feedbackId: string; turn: number; reply: string; staffId: string; now: Date }) {
  await db.rows(`update feedback_turn set reply = $4, replied_by = $5, replied_at = $6 where school_id = $1 and feedback_id = $2 and turn = $3`, [schoolId, feedbackId, turn, reply, staffId, now])
}

export async function rateTurn(db: Database, schoolId: string, { feedbackId, turn, satisfied }: { feedbackId: string; turn: number; satisfied: boolean }) {
  await db.rows(`update feedback_turn set satisfied = $4 where school_id = $1 and feedback_id = $2 and turn = $3`, [schoolId, feedbackId, turn, satisfied])
}

export async function judgeTurn(db: Database, schoolId: string, { feedbackId, turn, verdict }: { feedbackId: string; turn: number; verdict: CheckState }) {
  await db.rows(`update feedback_turn set verdict = $4 where school_id = $1 and feedback_id = $2 and turn = $3`, [schoolId, feedbackId, turn, verdict])
}

export async function judgeSuggestion(db: Database, schoolId: string, feedbackId: string, verdict: CheckState) {
  await db.rows(`update public_suggestion set verdict = $3 where school_id = $1 and feedback_id = $2`, [schoolId, feedbackId, verdict])
}

/** Whether words hold the whole name of a child or guardian of the school; of three letters at least, for many a shorter one is a word: 高兴. */
export async function namesAnybody(db: Database, schoolId: string, words: string): Promise<boolean> {
  const row = await db.row(
    `select 1 from (select name from child where school_id = $1 union all select name from guardian where school_id = $1) someone
      where char_length(name) >= 3 and strpos($2, name) > 0 limit 1`,
    [schoolId, words],
  )
  return row !== null
}

/** Makes it public, or puts in other words what is. */
export async function saveSuggestion(db: Database, schoolId: string, { feedbackId, suggestionId, text, answer, verdict, staffId, now }: { feedbackId: string; suggestionId: string; text: string; answer: string; verdict: CheckState; staffId: string; now: Date }) {
  await db.rows(
    `insert into public_suggestion (school_id, feedback_id, suggestion_id, text, answer, verdict, published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (school_id, feedback_id) do update set text = excluded.text, answer = excluded.answer, verdict = excluded.verdict, published_by = excluded.published_by, published_at = excluded.published_at`,
    [schoolId, feedbackId, suggestionId, text, answer, verdict, staffId, now],
  )
}

/** What everybody reads, newest first: of whom is not asked of the database at all. */
export async function publicSuggestions(db: Database, schoolId: string, offset: number, most: number): Promise<{ suggestions: { suggestionId: string; text: string; answer: string; publishedAt: Date }[]; total: number }> {
  const rows = await db.rows<{ suggestion_id: string; text: string; answer: string; published_at: Date; total: number }>(
    `select suggestion_id, text, answer, published_at, count(*) over ()::int as total from public_suggestion
      where school_id = $1 and verdict in ('passed', 'shown') order by published_at desc, suggestion_id limit $2 offset $3`,
    [schoolId, most, offset],
  )
  return { suggestions: rows.map((row) => ({ suggestionId: row.suggestion_id, text: row.text, answer: row.answer, publishedAt: row.published_at })), total: rows[0]?.total ?? 0 }
}
