import { sha256 } from '../digest'
import type { Database } from '../db/database'

export interface AuditEntry {
  schoolId: string
  actor: string
  operation: string
  target: string
  change: object
  requestId: string
  at: Date
}

export async function appendAudit(db: Database, entry: AuditEntry) {
  await db.rows(`insert into audit_entry (school_id, actor, operation, target, change, request_id, at) values ($1, $2, $3, $4, $5, $6, $7)`, [
    entry.schoolId,
    entry.actor,
    entry.operation,
    entry.target,
    JSON.stringify(entry.change),
    entry.requestId,
    entry.at,
  ])
}

interface StoredEntry {
  audit_id: number
  actor: string
  operation: string
  target: string
  /** jsonb as text: PostgreSQL prints one stored value always the same. */
  change: string
  request_id: string
  at: Date
  seal_no: number | null
  previous_sha256: string | null
  entry_sha256: string | null
}

const columns = `audit_id, actor, operation, target, change::text as change, request_id, at, seal_no, previous_sha256, entry_sha256`
const chainStart = '0'.repeat(64)

/** A row's own hash: over its content, its number and the hash before it. */
function entryHash(schoolId: string, sealNo: number, previous: string, row: StoredEntry): string {
  const content = [schoolId, sealNo, previous, row.audit_id, row.actor, row.operation, row.target, row.change, row.request_id, row.at.toISOString()]
  return sha256(JSON.stringify(content))
}

/** Links the rows that are not sealed yet, oldest first; answers how many. One sealer a school at a time. */
export async function sealAudit(db: Database, schoolId: string, most: number): Promise<number> {
  await db.rows(`insert into audit_head (school_id, seal_no, entry_sha256) values ($1, 0, $2) on conflict do nothing`, [schoolId, chainStart])
  const head = await db.row<{ seal_no: number; entry_sha256: string }>(`select seal_no, entry_sha256 from audit_head where school_id = $1 for update`, [schoolId])
  if (!head) throw new Error('the chain has no head')
  const rows = await db.rows<StoredEntry>(`select ${columns} from audit_entry where school_id = $1 and seal_no is null order by audit_id limit $2`, [schoolId, most])
  if (rows.length === 0) return 0
  let { seal_no: sealNo, entry_sha256: previous } = head
  const seals = rows.map((row) => {
    sealNo += 1
    const seal = { audit_id: row.audit_id, seal_no: sealNo, previous_sha256: previous, entry_sha256: entryHash(schoolId, sealNo, previous, row) }
    previous = seal.entry_sha256
    return seal
  })
  await db.rows(
    `update audit_entry a set seal_no = s.seal_no, previous_sha256 = s.previous_sha256, entry_sha256 = s.entry_sha256
       from jsonb_to_recordset($2) as s (audit_id bigint, seal_no bigint, previous_sha256 text, entry_sha256 text)
      where a.school_id = $1 and a.audit_id = s.audit_id`,
    [schoolId, JSON.stringify(seals)],
  )
  await db.rows(`update audit_head set seal_no = $2, entry_sha256 = $3 where school_id = $1`, [schoolId, sealNo, previous])
  return rows.length
}

export type ChainReport = { kind: 'whole'; sealed: number; unsealed: number } | { kind: 'broken'; sealNo: number; auditId: number | null; reason: string }

/** Walks a school's chain from its start and names the first row that is missing or was changed. */
export async function verifyAudit(db: Database, schoolId: string): Promise<ChainReport> {
  const head = (await db.row<{ seal_no: number; entry_sha256: string }>(`select seal_no, entry_sha256 from audit_head where school_id = $1`, [schoolId])) ?? {
    seal_no: 0,
    entry_sha256: chainStart,
  }
  let previous = chainStart
  for (let done = 0; ; done += 1000) {
    const rows = await db.rows<StoredEntry>(`select ${columns} from audit_entry where school_id = $1 and seal_no > $2 order by seal_no limit 1000`, [schoolId, done])
    for (const [index, row] of rows.entries()) {
      const sealNo = done + index + 1
      if (row.seal_no !== sealNo) return { kind: 'broken', sealNo, auditId: null, reason: '这一条不见了' }
      if (row.previous_sha256 !== previous || row.entry_sha256 !== entryHash(schoolId, sealNo, previous, row)) {
        return { kind: 'broken', sealNo, auditId: row.audit_id, reason: '这一条的内容或链接被改过' }
      }
      previous = row.entry_sha256
    }
    if (rows.length < 1000) return closeReport(db, schoolId, head, done + rows.length, previous)
  }
}

async function closeReport(db: Database, schoolId: string, head: { seal_no: number; entry_sha256: string }, sealed: number, last: string): Promise<ChainReport> {
  if (head.seal_no !== sealed || head.entry_sha256 !== last) {
    return { kind: 'broken', sealNo: sealed + 1, auditId: null, reason: `链头记有 ${head.seal_no} 条，实际只有 ${sealed} 条` }
  }
  const unsealed = await db.row<{ count: number }>(`select count(*) as count from audit_entry where school_id = $1 and seal_no is null`, [schoolId])
  return { kind: 'whole', sealed, unsealed: unsealed?.count ?? 0 }
}
