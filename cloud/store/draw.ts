import type { DrawCourse, DrawEntry, DrawLeftOut, DrawStatus, DrawTerms } from '../contract/draw'
import type { Database } from '../db/database'

export interface StoredDraw extends DrawTerms {
  drawId: string
  termId: string
  title: string
  status: DrawStatus
  sentence: string
  /** Secret until the draw has run: `headOf` keeps it back. */
  seed: string | null
  commitment: string | null
  listCourses: DrawCourse[] | null
  quotaKeys: string[]
  entriesSha256: string | null
  turns: number | null
}

interface DrawRow {
  draw_id: string
  term_id: string
  title: string
  status: DrawStatus
  opens_at: Date
  closes_at: Date
  limit_per_child: number
  priority_groups: string[]
  priority_points: number
  counts_credits: boolean
  sentence: string
  seed: string | null
  commitment: string | null
  list_courses: DrawCourse[] | null
  quota_keys: string[] | null
  entries_sha256: string | null
  turns: number | null
}

const stored = (row: DrawRow): StoredDraw => ({
  drawId: row.draw_id,
  termId: row.term_id,
  title: row.title,
  status: row.status,
  opensAt: row.opens_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  limitPerChild: row.limit_per_child,
  priorityGroups: row.priority_groups,
  priorityPoints: row.priority_points,
  countsCredits: row.counts_credits,
  sentence: row.sentence,
  seed: row.seed,
  commitment: row.commitment,
  listCourses: row.list_courses,
  quotaKeys: row.quota_keys ?? [],
  entriesSha256: row.entries_sha256,
  turns: row.turns,
})

const select = `
  select draw_id, term_id, title, status, opens_at, closes_at, limit_per_child, priority_groups, priority_points, counts_credits, sentence,
         seed, commitment, list_courses, quota_keys, entries_sha256, turns
    from course_draw`

export async function findDraw(db: Database, schoolId: string, drawId: string): Promise<StoredDraw | null> {
  const row = await db.row<DrawRow>(`${select} where school_id = $1 and draw_id = $2`, [schoolId, drawId])
  return row && stored(row)
}

/** Holds a draw as it is until the transaction ends: `change` keeps everyone else out, `keep` only whoever would change it. */
export async function lockDraw(db: Database, schoolId: string, drawId: string, how: 'change' | 'keep'): Promise<StoredDraw | null> {
  const row = await db.row<DrawRow>(`${select} where school_id = $1 and draw_id = $2 ${how === 'change' ? 'for update' : 'for share'}`, [schoolId, drawId])
  return row && stored(row)
}

export async function drawsOfTerm(db: Database, schoolId: string, termId: string): Promise<StoredDraw[]> {
  const rows = await db.rows<DrawRow>(`${select} where school_id = $1 and term_id = $2 order by opens_at, draw_id`, [schoolId, termId])
  return rows.map(stored)
}

/** Draws of a school in one state whose closing is over, oldest first. */
export async function dueDraws(db: Database, schoolId: string, status: DrawStatus, now: Date): Promise<string[]> {
  const rows = await db.rows<{ draw_id: string }>(`select draw_id from course_draw where school_id = $1 and status = $2 and closes_at <= $3 order by closes_at, draw_id`, [schoolId, status, now])
  return rows.map(({ draw_id }) => draw_id)
}

export interface NewDraw extends DrawTerms {
  drawId: string
  termId: string
  title: string
  sentence: string
  staffId: string
  now: Date
}

export async function addDraw(db: Database, schoolId: string, draw: NewDraw) {
  await db.rows(
    `insert into course_draw (school_id, draw_id, term_id, title, status, opens_at, closes_at, limit_per_child, priority_groups, priority_points, counts_credits, sentence, created_by, created_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [schoolId, draw.drawId, draw.termId, draw.title, draw.opensAt, draw.closesAt, draw.limitPerChild, JSON.stringify(draw.priorityGroups), draw.priorityPoints, draw.countsCredits, draw.sentence, draw.staffId, draw.now],
  )
}

export async function setDrawPublished(db: Database, schoolId: string, drawId: string, { seed, commitment, now }: { seed: string; commitment: string; now: Date }) {
  await db.rows(`update course_draw set status = 'published', seed = $3, commitment = $4, published_at = $5 where school_id = $1 and draw_id = $2`, [schoolId, drawId, seed, commitment, now])
}

/** Takes a draw back: its courses are chosen by first come again, or wait for another draw where they were meant for one. */
export async function setDrawCancelled(db: Database, schoolId: string, drawId: string, now: Date) {
  await db.rows(`update course_draw set status = 'cancelled', cancelled_at = $3 where school_id = $1 and draw_id = $2`, [schoolId, drawId, now])
  await db.rows(`update course set admission = case when draw_planned then 'assigned' else 'firstCome' end, draw_id = null where school_id = $1 and draw_id = $2`, [schoolId, drawId])
}

export async function setDrawFrozen(db: Database, schoolId: string, drawId: string, list: { courses: DrawCourse[]; quotaKeys: string[]; entriesSha256: string; now: Date }) {
  await db.rows(`update course_draw set status = 'frozen', list_courses = $3, quota_keys = $4, entries_sha256 = $5, frozen_at = $6 where school_id = $1 and draw_id = $2`, [
    schoolId,
    drawId,
    JSON.stringify(list.courses),
    JSON.stringify(list.quotaKeys),
    list.entriesSha256,
    list.now,
  ])
}

export async function setDrawDrawn(db: Database, schoolId: string, drawId: string, turns: number, now: Date) {
  await db.rows(`update course_draw set status = 'drawn', turns = $3, drawn_at = $4 where school_id = $1 and draw_id = $2`, [schoolId, drawId, turns, now])
}

export async function setDrawDone(db: Database, schoolId: string, drawId: string, now: Date) {
  await db.rows(`update course_draw set status = 'done', done_at = $3 where school_id = $1 and draw_id = $2`, [schoolId, drawId, now])
}

/** How many ranked, and how many received something, of each draw. */
export async function countEntries(db: Database, schoolId: string, drawIds: string[]): Promise<Map<string, { entries: number; received: number }>> {
  const rows = await db.rows<{ draw_id: string; entries: number; received: number }>(
    `select draw_id, count(*) as entries, count(*) filter (where tries @> '[{"outcome": "received"}]') as received
       from draw_entry where school_id = $1 and draw_id = any($2::uuid[]) and ranks <> '[]' group by draw_id`,
    [schoolId, drawIds],
  )
  return new Map(rows.map(({ draw_id, entries, received }) => [draw_id, { entries, received }]))
}

export interface EntryTry {
  no: number
  outcome: 'received' | 'full' | 'clash' | 'limit'
  clashesWith: number | null
  quota: number | null
}

export interface StoredEntry {
  childId: string
  token: string
  together: string | null
  courseIds: string[]
  waits: boolean
  guardianId: string
  savedAt: string
  frozen: DrawEntry | null
  leftOut: { courseId: string; reason: DrawLeftOut }[]
  couldRank: number
  turn: number | null
  tries: EntryTry[]
  settled: boolean
  dropped: string[]
  waitsFor: string[]
}

interface EntryRow {
  child_id: string
  token: string
  together: string | null
  ranks: string[]
  waits: boolean
  guardian_id: string
  saved_at: Date
  frozen: DrawEntry | null
  left_out: StoredEntry['leftOut']
  could_rank: number | null
  turn: number | null
  tries: EntryTry[] | null
  settled_at: Date | null
  dropped: string[]
  waits_for: string[]
}

const entry = (row: EntryRow): StoredEntry => ({
  childId: row.child_id,
  token: row.token,
  together: row.together,
  courseIds: row.ranks,
  waits: row.waits,
  guardianId: row.guardian_id,
  savedAt: row.saved_at.toISOString(),
  frozen: row.frozen,
  leftOut: row.left_out,
  couldRank: row.could_rank ?? 0,
  turn: row.turn,
  tries: row.tries ?? [],
  settled: row.settled_at !== null,
  dropped: row.dropped,
  waitsFor: row.waits_for,
})

const selectEntry = `select child_id, token, together, ranks, waits, guardian_id, saved_at, frozen, left_out, could_rank, turn, tries, settled_at, dropped, waits_for from draw_entry`

export async function entriesOf(db: Database, schoolId: string, drawId: string, childIds: string[]): Promise<StoredEntry[]> {
  const rows = await db.rows<EntryRow>(`${selectEntry} where school_id = $1 and draw_id = $2 and child_id = any($3::uuid[])`, [schoolId, drawId, childIds])
  return rows.map(entry)
}

/** Every entry that ranks something. */
export async function rankingEntries(db: Database, schoolId: string, drawId: string): Promise<StoredEntry[]> {
  const rows = await db.rows<EntryRow>(`${selectEntry} where school_id = $1 and draw_id = $2 and ranks <> '[]' order by token`, [schoolId, drawId])
  return rows.map(entry)
}

/** The published list in order of its tokens; `most` null answers all of it. */
export async function frozenEntries(db: Database, schoolId: string, drawId: string, offset: number, most: number | null): Promise<{ entries: DrawEntry[]; total: number }> {
  const rows = await db.rows<{ frozen: DrawEntry; total: number }>(
    `select frozen, count(*) over () as total from draw_entry where school_id = $1 and draw_id = $2 and frozen is not null order by token collate "C" offset $3 limit $4`,
    [schoolId, drawId, offset, most],
  )
  return { entries: rows.map(({ frozen }) => frozen), total: rows[0]?.total ?? 0 }
}

/** The next entries whose places are not written yet, whole turns at a time and in order of their turns. */
export async function entriesToSettle(db: Database, schoolId: string, drawId: string, most: number): Promise<StoredEntry[]> {
  const rows = await db.rows<EntryRow>(
    `${selectEntry} where school_id = $1 and draw_id = $2 and settled_at is null and turn in
       (select distinct turn from draw_entry where school_id = $1 and draw_id = $2 and turn is not null and settled_at is null order by turn limit $3)
      order by turn, token collate "C"`,
    [schoolId, drawId, most],
  )
  return rows.map(entry)
}

/** Saves a ranking; a child keeps the token that it was first given. */
export async function saveRanking(
  db: Database,
  schoolId: string,
  ranking: { drawId: string; childId: string; token: string; together: string | null; courseIds: string[]; waits: boolean; guardianId: string; now: Date },
): Promise<string> {
  const row = await db.row<{ token: string }>(
    `insert into draw_entry (school_id, draw_id, child_id, token, together, ranks, waits, guardian_id, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (school_id, draw_id, child_id) do update
       set together = excluded.together, ranks = excluded.ranks, waits = excluded.waits, guardian_id = excluded.guardian_id, saved_at = excluded.saved_at
     returning token`,
    [schoolId, ranking.drawId, ranking.childId, ranking.token, ranking.together, JSON.stringify(ranking.courseIds), ranking.waits, ranking.guardianId, ranking.now],
  )
  return (row as { token: string }).token
}

/** Lets those who were to be drawn with these children be drawn alone. */
export async function endTogether(db: Database, schoolId: string, drawId: string, togethers: string[]) {
  await db.rows(`update draw_entry set together = null where school_id = $1 and draw_id = $2 and together = any($3::text[])`, [schoolId, drawId, togethers])
}

export async function setEntriesFrozen(db: Database, schoolId: string, drawId: string, entries: { childId: string; entry: DrawEntry | null; leftOut: StoredEntry['leftOut']; couldRank: number }[]) {
  await db.rows(
    `update draw_entry e set frozen = f.entry, left_out = f."leftOut", could_rank = f."couldRank"
       from jsonb_to_recordset($3) as f ("childId" uuid, entry jsonb, "leftOut" jsonb, "couldRank" int)
      where e.school_id = $1 and e.draw_id = $2 and e.child_id = f."childId"`,
    // A missing entry must be SQL's null, not JSON's.
    [schoolId, drawId, JSON.stringify(entries.map(({ entry: frozen, ...rest }) => ({ ...rest, ...(frozen ? { entry: frozen } : {}) })))],
  )
}

export async function setEntriesDrawn(db: Database, schoolId: string, drawId: string, drawn: { token: string; turn: number; tries: EntryTry[] }[]) {
  await db.rows(
    `update draw_entry e set turn = d.turn, tries = d.tries
       from jsonb_to_recordset($3) as d (token text, turn int, tries jsonb)
      where e.school_id = $1 and e.draw_id = $2 and e.token = d.token`,
    [schoolId, drawId, JSON.stringify(drawn)],
  )
}

export async function setEntriesSettled(db: Database, schoolId: string, drawId: string, settled: { childId: string; dropped: string[]; waitsFor: string[] }[], now: Date) {
  await db.rows(
    `update draw_entry e set settled_at = $4, dropped = s.dropped, waits_for = s."waitsFor"
       from jsonb_to_recordset($3) as s ("childId" uuid, dropped jsonb, "waitsFor" jsonb)
      where e.school_id = $1 and e.draw_id = $2 and e.child_id = s."childId"`,
    [schoolId, drawId, JSON.stringify(settled), now],
  )
}

/** Entries that wait for something, in order of their turns. */
export async function waitingEntries(db: Database, schoolId: string, drawId: string): Promise<StoredEntry[]> {
  const rows = await db.rows<EntryRow>(`${selectEntry} where school_id = $1 and draw_id = $2 and waits_for <> '[]' order by turn, token collate "C"`, [schoolId, drawId])
  return rows.map(entry)
}

/** One settling of a draw at a time, however many hosts keep the school up. */
export async function lockSettling(db: Database, schoolId: string, drawId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('draw:' || $1 || ':' || $2, 0))`, [schoolId, drawId])
}

/** Misses in a row of each child; a child that is not answered has none. */
export async function creditsOf(db: Database, schoolId: string, childIds: string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ child_id: string; credit: number }>(`select child_id, sum(change)::int as credit from draw_credit where school_id = $1 and child_id = any($2::uuid[]) group by child_id`, [schoolId, childIds])
  return new Map(rows.map(({ child_id, credit }) => [child_id, credit]))
}

export async function addCredits(db: Database, schoolId: string, drawId: string, changes: { childId: string; change: number }[], now: Date) {
  await db.rows(
    `insert into draw_credit (school_id, draw_id, child_id, change, at) select $1, $2, c."childId", c.change, $4 from jsonb_to_recordset($3) as c ("childId" uuid, change int) on conflict do nothing`,
    [schoolId, drawId, JSON.stringify(changes), now],
  )
}

/** The priority group of each child's approved application of the term; never shown beside a name. */
export async function priorityGroupsOf(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ child_id: string; priority_group: string }>(
    `select child_id, form ->> 'priorityGroup' as priority_group from application
      where school_id = $1 and term_id = $2 and status = 'approved' and child_id = any($3::uuid[]) and form ->> 'priorityGroup' is not null`,
    [schoolId, termId, childIds],
  )
  return new Map(rows.map(({ child_id, priority_group }) => [child_id, priority_group]))
}

export async function gradesOf(db: Database, schoolId: string, childIds: string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ child_id: string; grade: number }>(
    `select ch.child_id, cl.grade from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id where ch.school_id = $1 and ch.child_id = any($2::uuid[])`,
    [schoolId, childIds],
  )
  return new Map(rows.map(({ child_id, grade }) => [child_id, grade]))
}
