import type { ApplicationForm, ApplicationStatus, StudentRequest } from '../contract/application'
import type { Database } from '../db/database'
import { requestOf } from './application'
import { isOwn, memberFor } from './committee'

export interface ReviewItem {
  applicationId: string
  childId: string
  classId: string
  childName: string
  grade: number
  className: string
  rosterNo: number
  status: ApplicationStatus
  submittedAt: string
  form: ApplicationForm | null
  guardianName: string
  planId: string
  revision: number
  /** What the child itself asked for; empty where it did not. */
  studentWords: string
}

interface ReviewRow {
  application_id: string
  child_id: string
  class_id: string
  child_name: string
  grade: number
  class_name: string
  roster_no: number
  status: ApplicationStatus
  submitted_at: Date
  form: ApplicationForm | null
  guardian_name: string
  plan_id: string
  revision: number
  request: StudentRequest | null
  total: number
}

const item = (row: ReviewRow): ReviewItem => ({
  applicationId: row.application_id,
  childId: row.child_id,
  classId: row.class_id,
  childName: row.child_name,
  grade: row.grade,
  className: row.class_name,
  rosterNo: row.roster_no,
  status: row.status,
  submittedAt: row.submitted_at.toISOString(),
  form: row.form,
  guardianName: row.guardian_name,
  planId: row.plan_id,
  revision: row.revision,
  studentWords: row.request?.words ?? '',
})

const select = `
  select a.application_id, a.child_id, ch.class_id, ch.name as child_name, cl.grade, cl.name as class_name, ch.roster_no, a.status, a.submitted_at,
         a.form, g.name as guardian_name, a.plan_id, a.revision, ${requestOf} as request, count(*) over () as total
    from application a
    join child ch on ch.school_id = a.school_id and ch.child_id = a.child_id
    join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
    join guardian g on g.school_id = a.school_id and g.guardian_id = a.submitted_by`

/** When a step's turn comes under one plan version: what must have been done before it. */
export interface Turn {
  planId: string
  /** The review that must have passed; null where the step is the chain's first review. */
  review: string | null
  /** Whether the list must have closed. */
  notice: boolean
  /** How many texts both sides must have signed. */
  agreements: number
}

export interface QueueFilter {
  termId: string
  step: string
  /** Null for every class. */
  classIds: readonly string[] | null
  /** Leaves out, for a member of the parent committee, the own children (FR-030). */
  notOf?: string | null
  /** Only what no member of the parent committee can decide, for the office to record. */
  leftToOffice?: boolean
  /** One for each plan version whose chain has the step. */
  turns: Turn[]
  /** A date in Asia/Shanghai. */
  today: string
}

const inQueue = `
  join jsonb_to_recordset($5) as turn ("planId" uuid, review text, notice boolean, agreements int) on turn."planId" = a.plan_id
 where a.school_id = $1 and a.term_id = $2 and a.kind = 'join' and a.status in ('submitted', 'in_review')
   and not exists (select 1 from review r where r.school_id = a.school_id and r.application_id = a.application_id and r.revision = a.revision and r.step = $3)
   and ($4::uuid[] is null or ch.class_id = any($4::uuid[]))
   and (turn.review is null or exists (select 1 from review r where r.school_id = a.school_id and r.application_id = a.application_id
                                         and r.revision = a.revision and r.step = turn.review and r.decision = 'pass'))
   and (not turn.notice or exists (select 1 from notice_entry e join public_notice n on n.school_id = e.school_id and n.notice_id = e.notice_id
                                    where e.school_id = a.school_id and e.application_id = a.application_id and e.revision = a.revision and n.closes_on < $6))
   and ($9::uuid is null or not ${isOwn('$9::uuid', 'a.child_id')})
   and (not $10::boolean or not ${memberFor('a.child_id')})
   and turn.agreements <= (select count(*) from agreement ag where ag.school_id = a.school_id and ag.application_id = a.application_id and ag.plan_id = a.plan_id and ag.status = 'effective')`

/** A review queue: priority groups first, then by time. */
export async function reviewQueue(db: Database, schoolId: string, filter: QueueFilter, offset: number, most: number): Promise<{ items: ReviewItem[]; total: number }> {
  const { termId, step, classIds, turns, today, notOf, leftToOffice } = filter
  const rows = await db.rows<ReviewRow>(`${select} ${inQueue} order by (a.form ->> 'priorityGroup' is null), a.submitted_at, a.application_id offset $7 limit $8`, [
    schoolId,
    termId,
    step,
    classIds,
    JSON.stringify(turns),
    today,
    offset,
    most,
    notOf ?? null,
    leftToOffice ?? false,
  ])
  return { items: rows.map(item), total: rows[0]?.total ?? 0 }
}

/** The current term's applications by id, locked in id order. */
export async function lockApplications(db: Database, schoolId: string, applicationIds: string[]): Promise<ReviewItem[]> {
  await db.rows(`select 1 from application where school_id = $1 and application_id = any($2::uuid[]) order by application_id for update`, [schoolId, applicationIds])
  const rows = await db.rows<ReviewRow>(`${select} join term t on t.school_id = a.school_id and t.term_id = a.term_id and t.current where a.school_id = $1 and a.application_id = any($2::uuid[])`, [schoolId, applicationIds])
  return rows.map(item)
}

/** Who decided: one of the staff, with the minutes where the office records the committee; or a committee member. */
export type Reviewer = { staffId: string; minutes: { heldOn: string; text: string } | null } | { guardianId: string }

export interface NewReview {
  reviewId: string
  applicationId: string
  revision: number
  step: string
  decision: string
  reason: string
  reviewer: Reviewer
  now: Date
}

export async function addReview(db: Database, schoolId: string, review: NewReview) {
  const { reviewer } = review
  const [staffId, guardianId, minutes] = 'staffId' in reviewer ? [reviewer.staffId, null, reviewer.minutes] : [null, reviewer.guardianId, null]
  await db.rows(
    `insert into review (school_id, review_id, application_id, revision, step, decision, reason, reviewer_id, reviewer_guardian_id, minutes_on, minutes, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [schoolId, review.reviewId, review.applicationId, review.revision, review.step, review.decision, review.reason, staffId, guardianId, minutes?.heldOn ?? null, minutes?.text ?? null, review.now],
  )
}
