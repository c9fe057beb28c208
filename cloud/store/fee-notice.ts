import type { FeeNoticeView } from '../contract/fee-notice'
import type { Database } from '../db/database'

/** A term's 收费公示 as families read it, the first first. */
export async function feeNoticeViews(db: Database, schoolId: string, termId: string): Promise<FeeNoticeView[]> {
  const rows = await db.rows<{ notice_id: string; version: number; in_force_from: string; published_at: Date; content_sha256: string; content: FeeNoticeView['content'] }>(
    `select notice_id, version, in_force_from, published_at, content_sha256, content from fee_notice where school_id = $1 and term_id = $2 order by version`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ noticeId: row.notice_id, version: row.version, inForceFrom: row.in_force_from, publishedAt: row.published_at.toISOString(), contentSha256: row.content_sha256, content: row.content }))
}

export interface NewFeeNotice extends Pick<FeeNoticeView, 'noticeId' | 'version' | 'inForceFrom' | 'contentSha256' | 'content'> {
  termId: string
  planId: string
  staffId: string
  now: Date
}

/** Publishes the next version. The caller holds the school's money lock, so that no two are the same version. */
export async function addFeeNotice(db: Database, schoolId: string, notice: NewFeeNotice) {
  await db.rows(
    `insert into fee_notice (school_id, notice_id, term_id, version, plan_id, in_force_from, content, content_sha256, published_by, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [schoolId, notice.noticeId, notice.termId, notice.version, notice.planId, notice.inForceFrom, JSON.stringify(notice.content), notice.contentSha256, notice.staffId, notice.now],
  )
}
