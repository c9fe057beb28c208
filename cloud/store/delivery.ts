import type { MessageKind } from '../contract/message'
import type { DeliveryState } from '../contract/subscription'
import type { Database } from '../db/database'
import { isKeptAway, whereaboutsKinds } from './kept-away'

/** A message that is due to leave, locked, with all that is needed to decide about it. */
export interface DueDelivery {
  messageId: string
  attempts: number
  kind: MessageKind
  details: Record<string, string>
  createdAt: Date
  read: boolean
  reader: 'guardian' | 'staff'
  childName: string | null
  /** Whether the guardian may still hear of the child; true where it is about none. */
  isBound: boolean
  accountId: string | null
  /** Null where the reader does not come through WeChat. */
  openid: string | null
  schoolName: string
}

interface DueRow {
  message_id: string
  attempts: number
  kind: MessageKind
  details: Record<string, string>
  created_at: Date
  read: boolean
  for_guardian: boolean
  child_name: string | null
  bound: boolean
  account_id: string | null
  openid: string | null
  school_name: string
}

/** Locks the delivery that is due first, urgent kinds before others; one that another host holds is passed by. */
export async function lockDueDelivery(db: Database, schoolId: string, urgent: readonly string[], now: Date): Promise<DueDelivery | null> {
  const row = await db.row<DueRow>(
    `select d.message_id, d.attempts, m.kind, m.details, m.created_at, m.read_at is not null as read, m.guardian_id is not null as for_guardian, ch.name as child_name,
            m.child_id is null or m.staff_id is not null
              or exists (select 1 from child_guardian cg where cg.school_id = m.school_id and cg.child_id = m.child_id and cg.guardian_id = m.guardian_id
                          and not (m.kind = any($4::text[]) and ${isKeptAway('cg', 'cg.guardian_id')})) as bound,
            a.account_id, case when a.provider = 'wechat' then a.subject end as openid, sc.name as school_name
       from delivery d
       join message m on m.school_id = d.school_id and m.message_id = d.message_id
       join school sc on sc.school_id = d.school_id
       left join guardian g on g.school_id = m.school_id and g.guardian_id = m.guardian_id
       left join staff st on st.school_id = m.school_id and st.staff_id = m.staff_id
       left join account a on a.account_id = coalesce(g.account_id, st.account_id)
       left join child ch on ch.school_id = m.school_id and ch.child_id = m.child_id
      where d.school_id = $1 and d.state = 'waiting' and d.due_at <= $2
      order by (m.kind = any($3::text[])) desc, d.due_at, d.message_id limit 1
        for update of d skip locked`,
    [schoolId, now, urgent, whereaboutsKinds],
  )
  return row && dueOf(row)
}

const dueOf = (row: DueRow): DueDelivery => ({
  messageId: row.message_id,
  attempts: row.attempts,
  kind: row.kind,
  details: row.details,
  createdAt: row.created_at,
  read: row.read,
  reader: row.for_guardian ? 'guardian' : 'staff',
  childName: row.child_name,
  isBound: row.bound,
  accountId: row.account_id,
  openid: row.openid,
  schoolName: row.school_name,
})

/** Of these schools, those that have something to send or to settle. */
export async function schoolsToSend(db: Database, schoolIds: readonly string[], now: Date): Promise<string[]> {
  return (await db.rows<{ school_id: string }>(`select * from schools_to_send($1::text[], $2) as school_id`, [schoolIds, now])).map(({ school_id }) => school_id)
}

/** To be committed before WeChat is called: from here on the message is never sent by anybody else. */
export async function markSending(db: Database, schoolId: string, messageId: string, templateId: string, leasedUntil: Date) {
  await db.rows(`update delivery set state = 'sending', attempts = attempts + 1, template_id = $3, leased_until = $4, last_error = null where school_id = $1 and message_id = $2`, [schoolId, messageId, templateId, leasedUntil])
}

/** Not now: it waits on until then. */
export async function waitUntil(db: Database, schoolId: string, messageId: string, dueAt: Date, error: string | null) {
  await db.rows(`update delivery set state = 'waiting', due_at = $3, leased_until = null, settled_at = null, last_error = $4 where school_id = $1 and message_id = $2`, [schoolId, messageId, dueAt, error])
}

/** What became of it, for good. */
export async function settleDelivery(db: Database, schoolId: string, messageId: string, { state, error, now }: { state: Exclude<DeliveryState, 'waiting' | 'sending'>; error: string | null; now: Date }) {
  await db.rows(
    `update delivery set state = $3, leased_until = null, settled_at = $5, sent_at = case when $3 = 'sent' then $5::timestamptz end, last_error = $4 where school_id = $1 and message_id = $2`,
    [schoolId, messageId, state, error, now],
  )
}

/** Whoever sent these died before it wrote down what WeChat said: nobody knows, so nobody sends them again. */
export async function giveUpCutOff(db: Database, schoolId: string, now: Date): Promise<number> {
  const given = await db.rows(`update delivery set state = 'uncertain', leased_until = null, settled_at = $2, last_error = 'cut_off' where school_id = $1 and state = 'sending' and leased_until < $2 returning 1`, [schoolId, now])
  return given.length
}

/** How many messages of a span are in which state. */
export async function deliveryCounts(db: Database, schoolId: string, since: Date): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await db.rows<{ state: DeliveryState; many: number }>(`select state, count(*) as many from delivery where school_id = $1 and created_at >= $2 group by state`, [schoolId, since])
  return Object.fromEntries(rows.map(({ state, many }) => [state, many]))
}

export interface Doubtful {
  messageId: string
  kind: MessageKind
  childName: string | null
  details: Record<string, string>
  readerName: string
  createdAt: Date
  state: 'uncertain' | 'failed'
  error: string | null
  read: boolean
}

/** What may not have arrived, newest first. */
export async function doubtfulDeliveries(db: Database, schoolId: string, since: Date, most: number): Promise<Doubtful[]> {
  const rows = await db.rows<{ message_id: string; kind: MessageKind; child_name: string | null; details: Record<string, string>; reader_name: string; created_at: Date; state: 'uncertain' | 'failed'; last_error: string | null; read: boolean }>(
    `select d.message_id, m.kind, ch.name as child_name, m.details, coalesce(g.name, st.name) as reader_name, m.created_at, d.state, d.last_error, m.read_at is not null as read
       from delivery d
       join message m on m.school_id = d.school_id and m.message_id = d.message_id
       left join guardian g on g.school_id = m.school_id and g.guardian_id = m.guardian_id
       left join staff st on st.school_id = m.school_id and st.staff_id = m.staff_id
       left join child ch on ch.school_id = m.school_id and ch.child_id = m.child_id
      where d.school_id = $1 and d.created_at >= $2 and d.state in ('uncertain', 'failed')
      order by d.created_at desc, d.message_id limit $3`,
    [schoolId, since, most],
  )
  return rows.map((row) => ({ messageId: row.message_id, kind: row.kind, childName: row.child_name, details: row.details, readerName: row.reader_name, createdAt: row.created_at, state: row.state, error: row.last_error, read: row.read }))
}
