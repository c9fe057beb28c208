import type { Database } from '../db/database'

export interface Notice {
  noticeId: string
  title: string
  opensOn: string
  closesOn: string
  contact: string
  publishedAt: string
}

interface NoticeRow {
  notice_id: string
  title: string
  opens_on: string
  closes_on: string
  contact: string
  published_at: Date
}

const notice = (row: NoticeRow): Notice => ({
  noticeId: row.notice_id,
  title: row.title,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  contact: row.contact,
  publishedAt: row.published_at.toISOString(),
})

/** The school's participant lists of a term, newest first. */
export async function noticesOf(db: Database, schoolId: string, termId: string): Promise<Notice[]> {
  const rows = await db.rows<NoticeRow>(
    `select notice_id, title, opens_on, closes_on, contact, published_at from public_notice
      where school_id = $1 and term_id = $2 order by published_at desc, notice_id limit 50`,
    [schoolId, termId],
  )
  return rows.map(notice)
}

export async function findNotice(db: Database, schoolId: string, noticeId: string): Promise<Notice | null> {
  const row = await db.row<NoticeRow>(`select notice_id, title, opens_on, closes_on, contact, published_at from public_notice where school_id = $1 and notice_id = $2`, [
    schoolId,
    noticeId,
  ])
  return row && notice(row)
}

export interface ListEntry {
  position: number
  maskedName: string
  className: string
  grade: number
  services: string[]
}

export async function noticeEntries(db: Database, schoolId: string, noticeId: string, offset: number, most: number): Promise<{ entries: ListEntry[]; total: number }> {
  const rows = await db.rows<{ position: number; masked_name: string; class_name: string; grade: number; services: string[]; total: number }>(
    `select position, masked_name, class_name, grade, services, count(*) over () as total
       from notice_entry where school_id = $1 and notice_id = $2 order by position offset $3 limit $4`,
    [schoolId, noticeId, offset, most],
  )
  const entries = rows.map(({ masked_name, class_name, total: _total, ...rest }) => ({ ...rest, maskedName: masked_name, className: class_name }))
  return { entries, total: rows[0]?.total ?? (await countEntries(db, schoolId, noticeId)) }
}

// A page past the end has no row to carry the total.
async function countEntries(db: Database, schoolId: string, noticeId: string): Promise<number> {
  const row = await db.row<{ count: number }>(`select count(*) as count from notice_entry where school_id = $1 and notice_id = $2`, [schoolId, noticeId])
  return row?.count ?? 0
}

export interface Listable {
  applicationId: string
  planId: string
  revision: number
  childId: string
  name: string
  className: string
  grade: number
  rosterNo: number
  serviceKeys: string[]
}

/** Which applications of one plan version may come to the list. */
export interface ListingPlan {
  planId: string
  /** Where the list follows every review, only what they have approved is looked at. */
  approvedOnly: boolean
}

/** Live applications whose present form is on no list yet, of plans that publish one. */
export async function unlisted(db: Database, schoolId: string, termId: string, plans: ListingPlan[]): Promise<Listable[]> {
  const rows = await db.rows<{ application_id: string; plan_id: string; revision: number; child_id: string; name: string; class_name: string; grade: number; roster_no: number; service_keys: string[] }>(
    `select a.application_id, a.plan_id, a.revision, a.child_id, ch.name, cl.name as class_name, cl.grade, ch.roster_no,
            (select json_agg(choice ->> 'serviceKey') from jsonb_array_elements(a.form -> 'services') choice) as service_keys
       from application a
       join jsonb_to_recordset($3) as listing ("planId" uuid, "approvedOnly" boolean) on listing."planId" = a.plan_id
       join child ch on ch.school_id = a.school_id and ch.child_id = a.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where a.school_id = $1 and a.term_id = $2 and a.kind = 'join'
        and (a.status = 'approved' or not listing."approvedOnly" and a.status in ('submitted', 'in_review'))
        and not exists (select 1 from notice_entry e where e.school_id = a.school_id and e.application_id = a.application_id and e.revision = a.revision)`,
    [schoolId, termId, JSON.stringify(plans)],
  )
  return rows.map((row) => ({
    applicationId: row.application_id,
    planId: row.plan_id,
    revision: row.revision,
    childId: row.child_id,
    name: row.name,
    className: row.class_name,
    grade: row.grade,
    rosterNo: row.roster_no,
    serviceKeys: row.service_keys,
  }))
}

export async function addNotice(db: Database, schoolId: string, termId: string, added: Notice & { publishedBy: string }, entries: (ListEntry & { applicationId: string; revision: number })[]) {
  await db.rows(
    `insert into public_notice (school_id, notice_id, term_id, title, opens_on, closes_on, contact, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [schoolId, added.noticeId, termId, added.title, added.opensOn, added.closesOn, added.contact, added.publishedBy, added.publishedAt],
  )
  await db.rows(
    `insert into notice_entry (school_id, notice_id, position, application_id, revision, masked_name, class_name, grade, services)
     select $1, $2, e.position, e."applicationId", e.revision, e."maskedName", e."className", e.grade, e.services
       from jsonb_to_recordset($3) as e (position int, "applicationId" uuid, revision int, "maskedName" text, "className" text, grade smallint, services jsonb)`,
    [schoolId, added.noticeId, JSON.stringify(entries)],
  )
}

export interface Objection {
  objectionId: string
  noticeId: string
  noticeTitle: string
  guardianId: string
  filedBy: string
  text: string
  status: 'open' | 'upheld' | 'dismissed'
  reply: string | null
  filedAt: string
}

interface ObjectionRow {
  objection_id: string
  notice_id: string
  notice_title: string
  guardian_id: string
  filed_by: string
  text: string
  status: Objection['status']
  reply: string | null
  filed_at: Date
  total: number
}

const objectionSelect = `
  select o.objection_id, o.notice_id, n.title as notice_title, o.guardian_id, g.name as filed_by, o.text, o.status, o.reply, o.filed_at,
         count(*) over () as total
    from objection o
    join public_notice n on n.school_id = o.school_id and n.notice_id = o.notice_id
    join guardian g on g.school_id = o.school_id and g.guardian_id = o.guardian_id`

const objection = (row: ObjectionRow): Objection => ({
  objectionId: row.objection_id,
  noticeId: row.notice_id,
  noticeTitle: row.notice_title,
  guardianId: row.guardian_id,
  filedBy: row.filed_by,
  text: row.text,
  status: row.status,
  reply: row.reply,
  filedAt: row.filed_at.toISOString(),
})

export async function objectionsBy(db: Database, schoolId: string, noticeId: string, guardianId: string): Promise<Objection[]> {
  const rows = await db.rows<ObjectionRow>(`${objectionSelect} where o.school_id = $1 and o.notice_id = $2 and o.guardian_id = $3 order by o.filed_at`, [
    schoolId,
    noticeId,
    guardianId,
  ])
  return rows.map(objection)
}

/** All objections of the school, open ones first. */
export async function allObjections(db: Database, schoolId: string, offset: number, most: number): Promise<{ objections: Objection[]; total: number }> {
  const rows = await db.rows<ObjectionRow>(`${objectionSelect} where o.school_id = $1 order by (o.status <> 'open'), o.filed_at desc offset $2 limit $3`, [
    schoolId,
    offset,
    most,
  ])
  return { objections: rows.map(objection), total: rows[0]?.total ?? 0 }
}

export async function lockObjection(db: Database, schoolId: string, objectionId: string): Promise<Objection | null> {
  await db.rows(`select 1 from objection where school_id = $1 and objection_id = $2 for update`, [schoolId, objectionId])
  const row = await db.row<ObjectionRow>(`${objectionSelect} where o.school_id = $1 and o.objection_id = $2`, [schoolId, objectionId])
  return row && objection(row)
}

export async function addObjection(db: Database, schoolId: string, filed: { objectionId: string; noticeId: string; guardianId: string; text: string; now: Date }) {
  await db.rows(`insert into objection (school_id, objection_id, notice_id, guardian_id, text, status, filed_at) values ($1, $2, $3, $4, $5, 'open', $6)`, [
    schoolId,
    filed.objectionId,
    filed.noticeId,
    filed.guardianId,
    filed.text,
    filed.now,
  ])
}

export async function saveObjectionAnswer(
  db: Database,
  schoolId: string,
  answer: { objectionId: string; decision: 'upheld' | 'dismissed'; reply: string; staffId: string | null; now: Date },
) {
  await db.rows(`update objection set status = $3, reply = $4, answered_by = $5, answered_at = $6 where school_id = $1 and objection_id = $2`, [
    schoolId,
    answer.objectionId,
    answer.decision,
    answer.reply,
    answer.staffId,
    answer.now,
  ])
}

/** Locks a term's lists, so that two offices publishing at once do not both list the same children. */
export async function lockTerm(db: Database, schoolId: string, termId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('notice:' || $1 || ':' || $2, 0))`, [schoolId, termId])
}
