import type { MessageKind, MessageView } from '../contract/message'
import type { Database } from '../db/database'
import { isKeptAway, whereaboutsKinds } from './kept-away'

export interface NewMessage {
  kind: MessageKind
  details: Record<string, string>
  now: Date
  newId: () => string
  /** What happened, such as `missing/<alert>`: the same person is told of it once, however often it is said. */
  event?: string
}

interface Recipient {
  /** Of this recipient's own, where one event concerns several children of a guardian. */
  event?: string
  message_id: string
  guardian_id: string | null
  staff_id: string | null
  child_id: string | null
  details: Record<string, string>
}

/** One message to every guardian of each child. */
export const tellGuardiansOf = (db: Database, schoolId: string, childIds: string[], { details, ...message }: NewMessage) =>
  tellEachChild(db, schoolId, childIds.map((childId) => ({ childId, details })), message)

export const tellGuardian = (db: Database, schoolId: string, guardianId: string, message: NewMessage) => tellGuardians(db, schoolId, [guardianId], message)

/** One message to each guardian, about no child in particular. */
export async function tellGuardians(db: Database, schoolId: string, guardianIds: readonly string[], message: NewMessage) {
  await insertMessages(db, schoolId, guardianIds.map((guardian_id) => ({ message_id: message.newId(), guardian_id, staff_id: null, child_id: null, details: message.details })), message)
}

/** One message to the other guardians of a child, who did not do it themselves. */
export async function tellOthersOf(db: Database, schoolId: string, childId: string, guardianId: string | null, { details, ...message }: NewMessage) {
  const rows = await db.rows<{ guardian_id: string }>(`select guardian_id from child_guardian cg where school_id = $1 and child_id = $2 and guardian_id is distinct from $3::uuid and not ($4 and ${isKeptAway('cg', 'cg.guardian_id')})`, [schoolId, childId, guardianId, whereaboutsKinds.includes(message.kind)])
  await insertMessages(db, schoolId, rows.map(({ guardian_id }) => ({ message_id: message.newId(), guardian_id, staff_id: null, child_id: childId, details })), message)
}

/** One message to one guardian of a child, unless the two are no longer tied or the office keeps them apart. */
export async function tellOneOf(db: Database, schoolId: string, childId: string, guardianId: string, { details, ...message }: NewMessage) {
  const rows = await db.rows<{ guardian_id: string }>(`select guardian_id from child_guardian cg where school_id = $1 and child_id = $2 and guardian_id = $3 and not ($4 and ${isKeptAway('cg', 'cg.guardian_id')})`, [schoolId, childId, guardianId, whereaboutsKinds.includes(message.kind)])
  await insertMessages(db, schoolId, rows.map(({ guardian_id }) => ({ message_id: message.newId(), guardian_id, staff_id: null, child_id: childId, details })), message)
}

/** One message to each member of staff, about a child or none. */
export async function tellStaff(db: Database, schoolId: string, staffIds: readonly string[], childId: string | null, message: NewMessage) {
  await insertMessages(db, schoolId, [...new Set(staffIds)].map((staff_id) => ({ message_id: message.newId(), guardian_id: null, staff_id, child_id: childId, details: message.details })), message)
}

/** A message of one kind to every guardian of each child, with details of each child's own. Where the child is, nobody is told whom the office keeps from it. */
export async function tellEachChild(db: Database, schoolId: string, told: { childId: string; details: Record<string, string>; event?: string }[], message: Omit<NewMessage, 'details'>) {
  const guardians = await db.rows<{ child_id: string; guardian_id: string }>(`select child_id, guardian_id from child_guardian cg where school_id = $1 and child_id = any($2::uuid[]) and not ($3 and ${isKeptAway('cg', 'cg.guardian_id')})`, [
    schoolId,
    told.map(({ childId }) => childId),
    whereaboutsKinds.includes(message.kind),
  ])
  const own = new Map(told.map((each) => [each.childId, each]))
  await insertMessages(db, schoolId, guardians.map((each) => ({ ...each, staff_id: null, message_id: message.newId(), details: own.get(each.child_id)?.details ?? {}, event: own.get(each.child_id)?.event })), message)
}

/** With each message, what sends it on, where its reader ever allowed that and something is left of it: most have neither. */
async function insertMessages(db: Database, schoolId: string, rows: Recipient[], { kind, event, now }: Omit<NewMessage, 'details'>) {
  await db.rows(
    `with told as (
       insert into message (school_id, message_id, guardian_id, staff_id, child_id, kind, details, event, created_at)
       select $1, m.message_id, m.guardian_id, m.staff_id, m.child_id, $3, m.details, coalesce(m.event, $5), $4
         from jsonb_to_recordset($2) as m (message_id uuid, guardian_id uuid, staff_id uuid, child_id uuid, details jsonb, event text)
           on conflict do nothing
       returning message_id, guardian_id, staff_id
     )
     insert into delivery (school_id, message_id, created_at, due_at)
     select $1, told.message_id, $4, $4
       from told
       left join guardian g on g.school_id = $1 and g.guardian_id = told.guardian_id
       left join staff s on s.school_id = $1 and s.staff_id = told.staff_id
      where exists (select 1 from subscription su where su.school_id = $1 and su.account_id = coalesce(g.account_id, s.account_id) and su.accepts > su.sends)`,
    [schoolId, JSON.stringify(rows), kind, now, event ?? null],
  )
}

/** What is kept of a message; its words are made when it is read. */
export type StoredMessage = Omit<MessageView, 'title' | 'text'>

interface MessageRow {
  message_id: string
  kind: MessageKind
  for_staff: boolean
  child_id: string | null
  child_name: string | null
  details: Record<string, string>
  created_at: Date
  read_at: Date | null
  total: number
  unread: number
}

/** Who reads: a person who is both a guardian and staff has the messages of both. Null where the person is not that. */
export interface Reader {
  guardianId: string | null
  staffId: string | null
}

/** A person's messages, newest first. Those about a child that the guardian is no longer bound to are left out, and those of where a child is that the office keeps the guardian from. */
export async function messagesOf(db: Database, schoolId: string, { guardianId, staffId }: Reader, offset: number, most: number): Promise<{ messages: StoredMessage[]; total: number; unread: number }> {
  const rows = await db.rows<MessageRow>(
    `select m.message_id, m.kind, m.staff_id is not null as for_staff, m.child_id, ch.name as child_name, m.details, m.created_at, m.read_at,
            count(*) over () as total, count(*) filter (where m.read_at is null) over () as unread
       from message m
       left join child ch on ch.school_id = m.school_id and ch.child_id = m.child_id
      where m.school_id = $1 and (m.staff_id = $3 or m.guardian_id = $2
        and (m.child_id is null or exists (select 1 from child_guardian cg where cg.school_id = m.school_id and cg.child_id = m.child_id and cg.guardian_id = m.guardian_id
                     and not (m.kind = any($6::text[]) and ${isKeptAway('cg', 'cg.guardian_id')}))))
      order by m.created_at desc, m.message_id offset $4 limit $5`,
    [schoolId, guardianId, staffId, offset, most, whereaboutsKinds],
  )
  const messages = rows.map((row) => ({
    messageId: row.message_id,
    kind: row.kind,
    reader: row.for_staff ? ('staff' as const) : ('guardian' as const),
    childId: row.child_id,
    childName: row.child_name,
    details: row.details,
    createdAt: row.created_at.toISOString(),
    read: row.read_at !== null,
  }))
  return { messages, total: rows[0]?.total ?? 0, unread: rows[0]?.unread ?? 0 }
}

export async function markRead(db: Database, schoolId: string, { guardianId, staffId }: Reader, upTo: string, now: Date): Promise<number> {
  const rows = await db.rows(`update message set read_at = $5 where school_id = $1 and (guardian_id = $2 or staff_id = $3) and created_at <= $4 and read_at is null returning message_id`, [
    schoolId,
    guardianId,
    staffId,
    // As a date, for a year or an offset that PostgreSQL does not take is good ISO 8601 all the same.
    new Date(upTo),
    now,
  ])
  return rows.length
}

/** How many messages to a member of staff are unread. */
export async function unreadOfStaff(db: Database, schoolId: string, staffId: string): Promise<number> {
  return (await db.row<{ unread: number }>(`select count(*) as unread from message where school_id = $1 and staff_id = $2 and read_at is null`, [schoolId, staffId]))?.unread ?? 0
}
