import type { AccountContent, BookEntry } from '../contract/accounts'
import type { EntryKind } from '../contract/money'
import type { Database } from '../db/database'
import type { ReceivedDay } from '../rules/account-disclosure'

export interface AccountSetting {
  openingFen: number
  openingSource: string
  separateOpenedOn: string | null
  revision: number
}

export async function accountSetting(db: Database, schoolId: string, termId: string): Promise<AccountSetting | null> {
  const row = await db.row<{ opening_fen: number; opening_source: string; separate_opened_on: string | null; revision: number }>(
    `select opening_fen, opening_source, separate_opened_on, revision from account_setting where school_id = $1 and term_id = $2`,
    [schoolId, termId],
  )
  return row && { openingFen: Number(row.opening_fen), openingSource: row.opening_source, separateOpenedOn: row.separate_opened_on, revision: row.revision }
}

/** Writes the next revision. The caller holds the school's money lock. */
export async function saveSetting(db: Database, schoolId: string, termId: string, setting: AccountSetting, by: { staffId: string; now: Date }) {
  await db.rows(
    `insert into account_setting (school_id, term_id, opening_fen, opening_source, separate_opened_on, revision, saved_by, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (school_id, term_id) do update set opening_fen = excluded.opening_fen, opening_source = excluded.opening_source, separate_opened_on = excluded.separate_opened_on,
            revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [schoolId, termId, setting.openingFen, setting.openingSource, setting.separateOpenedOn, setting.revision, by.staffId, by.now],
  )
}

export interface NewBookEntry {
  entryId: string
  termId: string
  direction: BookEntry['direction']
  category: string
  amountFen: number
  onDate: string
  note: string
  reverses: string | null
}

export async function addBookEntry(db: Database, schoolId: string, entry: NewBookEntry, by: { staffId: string; now: Date }) {
  await db.rows(
    `insert into account_entry (school_id, entry_id, term_id, direction, category, amount_fen, on_date, note, reverses, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, entry.entryId, entry.termId, entry.direction, entry.category, entry.amountFen, entry.onDate, entry.note, entry.reverses, by.staffId, by.now],
  )
}

interface EntryRow {
  entry_id: string
  direction: BookEntry['direction']
  category: string
  amount_fen: number
  on_date: string
  note: string
  made_by_name: string
  made_at: Date
  reverses: string | null
  reversed: boolean
}

const entryColumns = `e.entry_id, e.direction, e.category, e.amount_fen, e.on_date, e.note, s.name as made_by_name, e.made_at, e.reverses,
  exists (select 1 from account_entry r where r.school_id = e.school_id and r.reverses = e.entry_id) as reversed`
const entriesFrom = `account_entry e join staff s on s.school_id = e.school_id and s.staff_id = e.made_by`

const bookEntry = (row: EntryRow): BookEntry => ({
  entryId: row.entry_id,
  direction: row.direction,
  category: row.category,
  amountFen: row.amount_fen,
  onDate: row.on_date,
  note: row.note,
  madeBy: row.made_by_name,
  madeAt: row.made_at.toISOString(),
  reverses: row.reverses,
  reversed: row.reversed,
})

/** A page of a term's entries, the latest first, and how many there are. */
export async function bookEntries(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ entries: BookEntry[]; total: number }> {
  const rows = await db.rows<EntryRow>(`select ${entryColumns} from ${entriesFrom} where e.school_id = $1 and e.term_id = $2 order by e.made_at desc, e.entry_id limit $3 offset $4`, [schoolId, termId, most, offset])
  const count = await db.row<{ total: number }>(`select count(*) as total from account_entry where school_id = $1 and term_id = $2`, [schoolId, termId])
  return { entries: rows.map(bookEntry), total: Number(count?.total ?? 0) }
}

export async function findBookEntry(db: Database, schoolId: string, termId: string, entryId: string): Promise<BookEntry | null> {
  const row = await db.row<EntryRow>(`select ${entryColumns} from ${entriesFrom} where e.school_id = $1 and e.term_id = $2 and e.entry_id = $3`, [schoolId, termId, entryId])
  return row && bookEntry(row)
}

/** What a term's entries come to by category, those that came back to nothing included. */
export async function bookSums(db: Database, schoolId: string, termId: string): Promise<{ direction: BookEntry['direction']; category: string; amountFen: number }[]> {
  const rows = await db.rows<{ direction: BookEntry['direction']; category: string; amount_fen: number }>(
    `select direction, category, sum(amount_fen)::bigint as amount_fen from account_entry where school_id = $1 and term_id = $2 group by direction, category order by direction, category`,
    [schoolId, termId],
  )
  return rows.map(({ amount_fen, ...row }) => ({ ...row, amountFen: Number(amount_fen) }))
}

/** What families' payments of a term come to by the day on which they were received; one that was taken back counts for nothing. */
export async function receivedDays(db: Database, schoolId: string, termId: string): Promise<ReceivedDay[]> {
  const rows = await db.rows<{ on_date: string; amount_fen: number }>(
    `select coalesce(o.on_date, e.on_date) as on_date, -sum(e.amount_fen)::bigint as amount_fen
       from fee_entry e left join fee_entry o on o.school_id = e.school_id and o.entry_id = e.reverses
      where e.school_id = $1 and e.term_id = $2 and e.kind = 'payment' group by 1 order by 1`,
    [schoolId, termId],
  )
  return rows.map(({ on_date, amount_fen }) => ({ onDate: on_date, amountFen: Number(amount_fen) }))
}

export interface FamilyLedger {
  /** Every child's account by itself, as its family reads it. */
  children: { kind: EntryKind; amountFen: number }[][]
  school: { kind: EntryKind; amountFen: number }[]
  misplaced: number
}

/**
 * A term's children's accounts, reached twice in one look, so that nothing can be written in between. The school's own: all
 * entries of the term. Each child's: what its statements of the term hold, whichever term an entry says, a charge and its
 * relief at the amount that the family reads; and what else stands on its account.
 */
export async function familyLedger(db: Database, schoolId: string, termId: string): Promise<FamilyLedger> {
  const rows = await db.rows<{ of: 'school' | 'child' | 'misplaced'; child_id: string | null; kind: EntryKind | null; fen: number }>(
    `with seen as (
       select e.kind, e.amount_fen, e.term_id, coalesce(s.child_id, e.child_id) as child_id, coalesce(s.term_id, e.term_id) as read_in,
              case when e.kind in ('charge', 'relief') and e.reverses is null then (e.line->>'amountFen')::bigint else e.amount_fen end as read_fen,
              s.statement_id is not null and (s.child_id <> e.child_id or s.term_id <> e.term_id) as misplaced
         from fee_entry e left join statement s on s.school_id = e.school_id and s.statement_id = e.statement_id
        where e.school_id = $1 and (e.term_id = $2 or s.term_id = $2)
     )
     select 'school' as of, null::uuid as child_id, kind, sum(amount_fen)::bigint as fen from seen where term_id = $2 group by kind
     union all select 'child', child_id, kind, sum(read_fen)::bigint from seen where read_in = $2 group by child_id, kind
     union all select 'misplaced', null, null, count(*) from seen where misplaced
     order by 1, 2, 3`,
    [schoolId, termId],
  )
  const children = new Map<string, FamilyLedger['school']>()
  const school: FamilyLedger['school'] = []
  for (const { of, child_id, kind, fen } of rows) {
    if (kind === null) continue
    const entry = { kind, amountFen: Number(fen) }
    if (of === 'school') school.push(entry)
    else children.set(child_id as string, [...(children.get(child_id as string) ?? []), entry])
  }
  return { children: [...children.values()], school, misplaced: Number(rows.find(({ of }) => of === 'misplaced')?.fen ?? 0) }
}

/** Whether a term's settlement is through (FR-105). */
export const isSettled = async (db: Database, schoolId: string, termId: string): Promise<boolean> =>
  (await db.row(`select 1 from settlement where school_id = $1 and term_id = $2 and finished_at is not null`, [schoolId, termId])) !== null

export interface AccountNotice {
  noticeId: string
  version: number
  publishedAt: string
  preparedBy: string
  contentSha256: string
  content: AccountContent
}

interface NoticeRow {
  notice_id: string
  version: number
  published_at: Date
  prepared_by: string
  content_sha256: string
  content: AccountContent
}

const accountNotice = (row: NoticeRow): AccountNotice => ({ noticeId: row.notice_id, version: row.version, publishedAt: row.published_at.toISOString(), preparedBy: row.prepared_by, contentSha256: row.content_sha256, content: row.content })
const noticeColumns = `notice_id, version, published_at, prepared_by, content_sha256, content`

/** The version asked for, or of all terms the one that was published last. */
export async function findAccountNotice(db: Database, schoolId: string, noticeId: string | null): Promise<AccountNotice | null> {
  const row = await db.row<NoticeRow>(`select ${noticeColumns} from account_notice where school_id = $1 and ($2::uuid is null or notice_id = $2) order by published_at desc, version desc limit 1`, [schoolId, noticeId])
  return row && accountNotice(row)
}

/** A term's newest version. */
export async function newestAccountNotice(db: Database, schoolId: string, termId: string): Promise<AccountNotice | null> {
  const row = await db.row<NoticeRow>(`select ${noticeColumns} from account_notice where school_id = $1 and term_id = $2 order by version desc limit 1`, [schoolId, termId])
  return row && accountNotice(row)
}

const mostVersions = 60

export async function accountVersions(db: Database, schoolId: string): Promise<{ noticeId: string; termName: string; version: number; publishedAt: string }[]> {
  const rows = await db.rows<{ notice_id: string; term_name: string; version: number; published_at: Date }>(
    `select n.notice_id, t.name as term_name, n.version, n.published_at from account_notice n join term t on t.school_id = n.school_id and t.term_id = n.term_id
      where n.school_id = $1 order by n.published_at desc, n.version desc limit $2`,
    [schoolId, mostVersions],
  )
  return rows.map((row) => ({ noticeId: row.notice_id, termName: row.term_name, version: row.version, publishedAt: row.published_at.toISOString() }))
}

/** With what the last term before this one was closed, as it was published last. */
export async function lastClosing(db: Database, schoolId: string, startsOn: string): Promise<{ termName: string; amountFen: number } | null> {
  const row = await db.row<{ name: string; closing_fen: number }>(
    `select t.name, n.closing_fen from account_notice n join term t on t.school_id = n.school_id and t.term_id = n.term_id
      where n.school_id = $1 and t.ends_on < $2 order by t.ends_on desc, n.version desc limit 1`,
    [schoolId, startsOn],
  )
  return row && { termName: row.name, amountFen: Number(row.closing_fen) }
}

export async function addAccountNotice(db: Database, schoolId: string, notice: Omit<AccountNotice, 'publishedAt'> & { termId: string; staffId: string; now: Date }) {
  await db.rows(
    `insert into account_notice (school_id, notice_id, term_id, version, content, content_sha256, closing_fen, prepared_by, published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [schoolId, notice.noticeId, notice.termId, notice.version, JSON.stringify(notice.content), notice.contentSha256, notice.content.closingFen, notice.preparedBy, notice.staffId, notice.now],
  )
}
