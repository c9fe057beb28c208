import type { ComplaintTopic, OwnComplaint } from '../contract/complaint'
import type { Database } from '../db/database'

interface AnswerRow {
  complaint_id: string
  topic: ComplaintTopic
  text: string
  filed_on: string
  reply: string | null
  answered_at: Date | null
  closed_on: string | null
}

export interface StoredComplaint {
  complaintId: string
  topic: ComplaintTopic
  text: string
  filedOn: string
  reply: string | null
  answeredAt: string | null
  closedOn: string | null
}

const stored = (row: AnswerRow): StoredComplaint => ({
  complaintId: row.complaint_id,
  topic: row.topic,
  text: row.text,
  filedOn: row.filed_on,
  reply: row.reply,
  answeredAt: row.answered_at?.toISOString() ?? null,
  closedOn: row.closed_on,
})

const filedDay = `(b.filed_at at time zone 'Asia/Shanghai')::date`

/** Whether anybody of the bureau reads complaints about this school. */
export async function hasBureau(db: Database, schoolId: string): Promise<boolean> {
  return (await db.row(`select 1 from bureau_member where school_id = $1 limit 1`, [schoolId])) !== null
}

/** A family's complaint to the school; whose it is stands apart, readable by its sender only. */
export async function addComplaint(db: Database, schoolId: string, complaint: { complaintId: string; topic: ComplaintTopic; text: string; guardianId: string | null; accountId: string; today: string }) {
  const { complaintId, topic, text, guardianId, accountId, today } = complaint
  await db.rows(`insert into complaint (school_id, complaint_id, topic, text, origin, guardian_id, filed_on) values ($1, $2, $3, $4, $5, $6, $7)`, [schoolId, complaintId, topic, text, guardianId === null ? 'anonymous' : 'named', guardianId, today])
  await db.rows(`insert into complaint_sender (school_id, complaint_id, account_id) values ($1, $2, $3)`, [schoolId, complaintId, accountId])
}

export async function addBureauComplaint(db: Database, schoolId: string, complaint: { complaintId: string; topic: ComplaintTopic; text: string; accountId: string; now: Date }) {
  const { complaintId, topic, text, accountId, now } = complaint
  await db.rows(`insert into bureau_complaint_sender (school_id, complaint_id, account_id) values ($1, $2, $3)`, [schoolId, complaintId, accountId])
  await db.rows(`insert into bureau_complaint (school_id, complaint_id, topic, text, filed_at) values ($1, $2, $3, $4, $5)`, [schoolId, complaintId, topic, text, now])
}

export type StoredOwn = StoredComplaint & Pick<OwnComplaint, 'to' | 'anonymous' | 'forwarded'>

/** The sealed caller's own complaints, newest first. */
export async function ownComplaints(db: Database, schoolId: string, accountId: string): Promise<StoredOwn[]> {
  const rows = await db.rows<AnswerRow & Pick<StoredOwn, 'to' | 'anonymous' | 'forwarded'>>(
    `select c.complaint_id, c.topic, c.text, c.filed_on, c.reply, c.answered_at, c.closed_on, 'school' as to, c.origin = 'anonymous' as anonymous, false as forwarded
       from complaint c join complaint_sender s on s.school_id = c.school_id and s.complaint_id = c.complaint_id where c.school_id = $1 and s.account_id = $2
      union all
     select b.complaint_id, b.topic, b.text, ${filedDay}, b.reply, b.answered_at, b.closed_on, 'bureau', true, b.forwarded_at is not null
       from bureau_complaint b join bureau_complaint_sender s on s.school_id = b.school_id and s.complaint_id = b.complaint_id where b.school_id = $1 and s.account_id = $2
      order by filed_on desc, complaint_id limit 40`,
    [schoolId, accountId],
  )
  return rows.map((row) => ({ ...stored(row), to: row.to, anonymous: row.anonymous, forwarded: row.forwarded }))
}

/** Ends one of the sealed caller's own. */
export async function closeOwn(db: Database, schoolId: string, { complaintId, to }: Pick<OwnComplaint, 'complaintId' | 'to'>, today: string) {
  await db.rows(`update ${to === 'school' ? 'complaint' : 'bureau_complaint'} set closed_on = $3 where school_id = $1 and complaint_id = $2`, [schoolId, complaintId, today])
}

export type SchoolComplaint = StoredComplaint & { origin: 'named' | 'anonymous' | 'bureau'; guardianId: string | null }

/** What was sent to the school, what is unanswered first. */
export async function schoolComplaints(db: Database, schoolId: string, offset: number, most: number): Promise<{ complaints: SchoolComplaint[]; total: number }> {
  const rows = await db.rows<AnswerRow & { origin: SchoolComplaint['origin']; guardian_id: string | null; total: number }>(
    `select complaint_id, topic, text, filed_on, reply, answered_at, closed_on, origin, guardian_id, count(*) over ()::int as total
       from complaint where school_id = $1 order by (answered_at is null and closed_on is null) desc, filed_on desc, complaint_id limit $2 offset $3`,
    [schoolId, most, offset],
  )
  return { complaints: rows.map((row) => ({ ...stored(row), origin: row.origin, guardianId: row.guardian_id })), total: rows[0]?.total ?? 0 }
}

/** The families of guardians, as the office knows them. */
export async function familiesOf(db: Database, schoolId: string, guardianIds: string[]) {
  return db.rows<{ guardian_id: string; guardian_name: string; child_id: string | null; child_name: string | null; class_name: string | null }>(
    `select g.guardian_id, g.name as guardian_name, ch.child_id, ch.name as child_name, cl.name as class_name from guardian g
       left join child_guardian cg on cg.school_id = g.school_id and cg.guardian_id = g.guardian_id
       left join child ch on ch.school_id = g.school_id and ch.child_id = cg.child_id
       left join school_class cl on cl.school_id = g.school_id and cl.class_id = ch.class_id
      where g.school_id = $1 and g.guardian_id = any($2::uuid[]) order by ch.roster_no`,
    [schoolId, guardianIds],
  )
}

/** Locks one complaint to the school until the transaction ends. */
export async function lockComplaint(db: Database, schoolId: string, complaintId: string): Promise<SchoolComplaint | null> {
  const row = await db.row<AnswerRow & { origin: SchoolComplaint['origin']; guardian_id: string | null }>(
    `select complaint_id, topic, text, filed_on, reply, answered_at, closed_on, origin, guardian_id from complaint where school_id = $1 and complaint_id = $2 for update`,
    [schoolId, complaintId],
  )
  return row && { ...stored(row), origin: row.origin, guardianId: row.guardian_id }
}

export async function answerSchoolComplaint(db: Database, schoolId: string, answer: { complaintId: string; reply: string; staffId: string; now: Date }) {
  await db.rows(`update complaint set reply = $3, answered_by = $4, answered_at = $5 where school_id = $1 and complaint_id = $2`, [schoolId, answer.complaintId, answer.reply, answer.staffId, answer.now])
}

export type BureauComplaint = StoredComplaint & { forwarded: { text: string; filedOn: string; reply: string | null } | null }

interface BureauRow extends AnswerRow {
  forwarded_text: string | null
  forwarded_on: string | null
  school_reply: string | null
}

const bureauColumns = `b.complaint_id, b.topic, b.text, ${filedDay} as filed_on, b.reply, b.answered_at, b.closed_on, f.text as forwarded_text, f.filed_on as forwarded_on, f.reply as school_reply`
const bureauTables = `from bureau_complaint b left join complaint f on f.school_id = b.school_id and f.complaint_id = b.forwarded_as`

const storedBureau = (row: BureauRow): BureauComplaint => ({
  ...stored(row),
  forwarded: row.forwarded_text === null ? null : { text: row.forwarded_text, filedOn: row.forwarded_on as string, reply: row.school_reply },
})

/** What was sent to the bureau, what is unanswered first. Empty for whoever is not of the bureau, whatever the caller says. */
export async function bureauComplaints(db: Database, schoolId: string, offset: number, most: number): Promise<{ complaints: BureauComplaint[]; total: number }> {
  const rows = await db.rows<BureauRow & { total: number }>(
    `select ${bureauColumns}, count(*) over ()::int as total ${bureauTables} where b.school_id = $1 order by (b.answered_at is null and b.closed_on is null) desc, b.filed_at desc, b.complaint_id limit $2 offset $3`,
    [schoolId, most, offset],
  )
  return { complaints: rows.map(storedBureau), total: rows[0]?.total ?? 0 }
}

/** Locks one complaint to the bureau until the transaction ends. */
export async function lockBureauComplaint(db: Database, schoolId: string, complaintId: string): Promise<BureauComplaint | null> {
  const row = await db.row<BureauRow>(`select ${bureauColumns} ${bureauTables} where b.school_id = $1 and b.complaint_id = $2 for update of b`, [schoolId, complaintId])
  return row && storedBureau(row)
}

export async function answerAsBureau(db: Database, schoolId: string, answer: { complaintId: string; reply: string; accountId: string; now: Date }) {
  await db.rows(`update bureau_complaint set reply = $3, answered_by = $4, answered_at = $5 where school_id = $1 and complaint_id = $2`, [schoolId, answer.complaintId, answer.reply, answer.accountId, answer.now])
}

/** Asks the school in the bureau's words; the link back stands with the bureau only. */
export async function forwardComplaint(db: Database, schoolId: string, { complaintId, asId, topic, text, now, today }: { complaintId: string; asId: string; topic: ComplaintTopic; text: string; now: Date; today: string }) {
  await db.rows(`insert into complaint (school_id, complaint_id, topic, text, origin, filed_on) values ($1, $2, $3, $4, 'bureau', $5)`, [schoolId, asId, topic, text, today])
  await db.rows(`update bureau_complaint set forwarded_as = $3, forwarded_at = $4 where school_id = $1 and complaint_id = $2`, [schoolId, complaintId, asId, now])
}
