import type { FundUse, PaySheetContent, StaffWork } from '../contract/pay'
import type { Database } from '../db/database'

export interface StoredWork extends StaffWork {
  staffId: string
  month: string
  enteredAt: string
}

/** What was entered for a term's months. */
export async function worksOf(db: Database, schoolId: string, termId: string, months: readonly string[]): Promise<StoredWork[]> {
  const rows = await db.rows<{ staff_id: string; month: string; lessons: number; minutes: number; guard_days: number; lapses: StaffWork['lapses']; units: StaffWork['units']; score: string | null; entered_at: Date }>(
    `select staff_id, month, lessons, minutes, guard_days, lapses, units, score, entered_at from staff_work where school_id = $1 and term_id = $2 and month = any($3::text[]) order by month`,
    [schoolId, termId, months],
  )
  return rows.map((row) => ({ staffId: row.staff_id, month: row.month, lessons: row.lessons, minutes: row.minutes, guardDays: row.guard_days, lapses: row.lapses, units: row.units, score: row.score === null ? null : Number(row.score), enteredAt: row.entered_at.toISOString() }))
}

/** Enters a month's work anew for those named. */
export async function saveWorks(db: Database, schoolId: string, { termId, month, staffId, now }: { termId: string; month: string; staffId: string; now: Date }, works: readonly ({ staffId: string } & StaffWork)[]) {
  await db.rows(
    `insert into staff_work (school_id, term_id, month, staff_id, lessons, minutes, guard_days, lapses, units, score, entered_by, entered_at)
     select $1, $2, $3, w."staffId", w.lessons, w.minutes, w."guardDays", w.lapses, w.units, w.score, $4, $5
       from jsonb_to_recordset($6) as w ("staffId" uuid, lessons int, minutes int, "guardDays" int, lapses jsonb, units jsonb, score numeric)
         on conflict (school_id, term_id, month, staff_id) do update set lessons = excluded.lessons, minutes = excluded.minutes, guard_days = excluded.guard_days,
            lapses = excluded.lapses, units = excluded.units, score = excluded.score, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [schoolId, termId, month, staffId, now, JSON.stringify(works)],
  )
}

export async function schoolStaff(db: Database, schoolId: string): Promise<{ staffId: string; name: string }[]> {
  return (await db.rows<{ staff_id: string; name: string }>(`select staff_id, name from staff where school_id = $1 order by name, staff_id`, [schoolId])).map(({ staff_id, name }) => ({ staffId: staff_id, name }))
}

export interface KeptLesson {
  staffId: string
  heldOn: string
  serviceKey: string
  /** Of a course, in minutes; null where the children stayed with their group. */
  courseMinutes: number | null
  grade: number
}

/** The lessons of which somebody kept the roll: whoever made most of the marks that hold. */
export async function keptLessons(db: Database, schoolId: string, from: string, to: string): Promise<KeptLesson[]> {
  const rows = await db.rows<{ staff_id: string; held_on: string; service_key: string; course_minutes: number | null; grade: number }>(
    `select a.staff_id, a.held_on, a.service_key, min(cl.grade)::int as grade,
            min(extract(epoch from (c.ends_at::time - c.starts_at::time)) / 60)::int as course_minutes
       from attendance a
       join child ch on ch.school_id = a.school_id and ch.child_id = a.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       left join course c on c.school_id = a.school_id and c.course_id::text = a.sitting
      where a.school_id = $1 and a.held_on between $2::date and $3::date
      group by a.staff_id, a.held_on, a.service_key, a.sitting`,
    [schoolId, from, to],
  )
  return rows.map((row) => ({ staffId: row.staff_id, heldOn: row.held_on, serviceKey: row.service_key, courseMinutes: row.course_minutes, grade: row.grade }))
}

/** The school's spending by category, as it was entered, less what was taken back. */
export async function spendingOf(db: Database, schoolId: string, termId: string, from: string | null, to: string | null): Promise<{ category: string; amountFen: number }[]> {
  const rows = await db.rows<{ category: string; fen: string }>(
    `select category, sum(amount_fen)::text as fen from account_entry
      where school_id = $1 and term_id = $2 and direction = 'spending' and ($3::date is null or on_date between $3::date and $4::date) group by category having sum(amount_fen) <> 0 order by category`,
    [schoolId, termId, from, to],
  )
  return rows.map(({ category, fen }) => ({ category, amountFen: Number(fen) }))
}

export interface PayFund {
  uses: { category: string; use: FundUse }[]
  poolFen: number | null
}

export async function payFundOf(db: Database, schoolId: string, termId: string, period: string): Promise<PayFund> {
  const row = await db.row<{ uses: PayFund['uses']; pool_fen: number | null }>(`select uses, pool_fen from pay_fund where school_id = $1 and term_id = $2 and period = $3`, [schoolId, termId, period])
  return { uses: row?.uses ?? [], poolFen: row?.pool_fen ?? null }
}

export async function savePayFundOf(db: Database, schoolId: string, { termId, period, staffId, now }: { termId: string; period: string; staffId: string; now: Date }, { uses, poolFen }: PayFund) {
  await db.rows(
    `insert into pay_fund (school_id, term_id, period, uses, pool_fen, entered_by, entered_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (school_id, term_id, period) do update set uses = excluded.uses, pool_fen = excluded.pool_fen, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [schoolId, termId, period, JSON.stringify(uses), poolFen, staffId, now],
  )
}

export interface PublishedSheet {
  version: number
  publishedAt: string
  sha256: string
  content: PaySheetContent
}

/** The sheet that was published last for a period. */
export async function lastPaySheet(db: Database, schoolId: string, termId: string, period: string): Promise<PublishedSheet | null> {
  const row = await db.row<{ version: number; published_at: Date; content_sha256: string; content: PaySheetContent }>(
    `select version, published_at, content_sha256, content from pay_sheet where school_id = $1 and term_id = $2 and period = $3 order by version desc limit 1`,
    [schoolId, termId, period],
  )
  return row && { version: row.version, publishedAt: row.published_at.toISOString(), sha256: row.content_sha256, content: row.content }
}

export async function addPaySheet(db: Database, schoolId: string, sheet: { sheetId: string; termId: string; version: number; content: PaySheetContent; sha256: string; staffId: string; now: Date }) {
  const { sheetId, termId, version, content, sha256, staffId, now } = sheet
  await db.rows(`insert into pay_sheet (school_id, sheet_id, term_id, period, version, content, content_sha256, published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [schoolId, sheetId, termId, content.period, version, JSON.stringify(content), sha256, staffId, now])
}
