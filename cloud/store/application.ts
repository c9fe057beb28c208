import type { ApplicationForm, ApplicationStatus, StudentRequest } from '../contract/application'
import type { Database } from '../db/database'
import type { ChainFacts, ReviewFact } from '../rules/chain'
import type { InsuranceFacts } from '../rules/insurance'
import { coverOf } from './insurance'
import { planVersion, type StoredPlan } from './plan'

export interface StoredApplication {
  applicationId: string
  childId: string
  planId: string
  kind: 'join' | 'decline'
  status: ApplicationStatus
  form: ApplicationForm | null
  declineReason: string | null
  departurePlan: string | null
  /** When a guardian applied; of a request that nobody has signed, when the child asked. */
  submittedAt: string
  /** Empty while no guardian has signed. */
  submittedBy: string
  revision: number
  /** Where the child asked first. */
  request: StudentRequest | null
}

interface ApplicationRow {
  application_id: string
  child_id: string
  plan_id: string
  kind: 'join' | 'decline'
  status: ApplicationStatus
  form: ApplicationForm | null
  decline_reason: string | null
  departure_plan: string | null
  submitted_at: Date
  submitted_by_name: string | null
  revision: number
  request: StudentRequest | null
}

const stored = (row: ApplicationRow): StoredApplication => ({
  applicationId: row.application_id,
  childId: row.child_id,
  planId: row.plan_id,
  kind: row.kind,
  status: row.status,
  form: row.form,
  declineReason: row.decline_reason,
  departurePlan: row.departure_plan,
  submittedAt: row.submitted_at.toISOString(),
  submittedBy: row.submitted_by_name ?? '',
  revision: row.revision,
  request: row.request && { ...row.request, requestedAt: new Date(row.request.requestedAt).toISOString() },
})

/** What the child of an application `a` asked for itself; null where it did not. */
export const requestOf = `(
  select json_build_object('serviceKeys', sr.service_keys, 'words', sr.words, 'requestedAt', sr.requested_at,
                           'enteredBy', case when sr.staff_id is null then 'guardian' else 'teacher' end)
    from student_request sr where sr.school_id = a.school_id and sr.application_id = a.application_id)`

const select = `
  select a.application_id, a.child_id, a.plan_id, a.kind, a.status, a.form, a.decline_reason, a.departure_plan,
         a.submitted_at, g.name as submitted_by_name, a.revision, ${requestOf} as request
    from application a left join guardian g on g.school_id = a.school_id and g.guardian_id = a.submitted_by`

/** Each child's application of a term: the live one, or else the last that ended. */
export async function applicationsOfChildren(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<StoredApplication[]> {
  const rows = await db.rows<ApplicationRow>(
    `select distinct on (child_id) * from (${select} where a.school_id = $1 and a.term_id = $2 and a.child_id = any($3::uuid[])) each
      order by child_id, (status in ('refused', 'withdrawn', 'ended')), submitted_at desc`,
    [schoolId, termId, childIds],
  )
  return rows.map(stored)
}

/** An application of one of the guardian's own children. */
export async function ownApplication(db: Database, schoolId: string, guardianId: string | null, applicationId: string): Promise<StoredApplication | null> {
  const row = await db.row<ApplicationRow>(
    `${select} join child_guardian cg on cg.school_id = a.school_id and cg.child_id = a.child_id and cg.guardian_id = $3
      where a.school_id = $1 and a.application_id = $2`,
    [schoolId, applicationId, guardianId],
  )
  return row && stored(row)
}

/** The same, locked: two guardians editing, or one editing while the teacher reviews, follow one another. */
export async function lockOwnApplication(db: Database, schoolId: string, guardianId: string | null, applicationId: string): Promise<StoredApplication | null> {
  // Only the family's own: nobody's guess at an id may hold up another family.
  await db.rows(
    `select 1 from application a join child_guardian cg on cg.school_id = a.school_id and cg.child_id = a.child_id and cg.guardian_id = $3
      where a.school_id = $1 and a.application_id = $2 for update of a`,
    [schoolId, applicationId, guardianId],
  )
  return ownApplication(db, schoolId, guardianId, applicationId)
}

/** Locks all that a child has applied for: signing, reviewing, changing and withdrawing follow one another. */
export async function lockApplicationsOfChild(db: Database, schoolId: string, childId: string) {
  await db.rows(`select 1 from application where school_id = $1 and child_id = $2 order by application_id for update`, [schoolId, childId])
}

export async function submissionsOf(db: Database, schoolId: string, childIds: string[]) {
  const rows = await db.rows<ApplicationRow>(`${select} where a.school_id = $1 and a.child_id = any($2::uuid[]) order by a.submitted_at desc`, [schoolId, childIds])
  return rows.map(stored)
}

export interface NewApplication {
  schoolId: string
  applicationId: string
  termId: string
  childId: string
  planId: string
  guardianId: string
  now: Date
}

/** Adds an application; false where the child has a live one in this term already. */
export async function addApplication(
  db: Database,
  application: NewApplication & ({ form: ApplicationForm } | { declineReason: string; departurePlan: string }),
): Promise<boolean> {
  const join = 'form' in application
  const row = await db.row(
    `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, decline_reason, departure_plan, submitted_by, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (school_id, term_id, child_id) where status in ('requested', 'submitted', 'returned', 'in_review', 'approved', 'declined') do nothing
     returning application_id`,
    [
      application.schoolId,
      application.applicationId,
      application.termId,
      application.childId,
      application.planId,
      join ? 'join' : 'decline',
      join ? 'submitted' : 'declined',
      join ? JSON.stringify(application.form) : null,
      join ? null : application.declineReason,
      join ? null : application.departurePlan,
      application.guardianId,
      application.now,
    ],
  )
  return row !== null
}

/** Whether a child has left all that an earlier application of the term had brought it (FR-067). */
export async function hasLeft(db: Database, schoolId: string, termId: string, childId: string): Promise<boolean> {
  const row = await db.row(`select 1 from application where school_id = $1 and term_id = $2 and child_id = $3 and status = 'ended' limit 1`, [schoolId, termId, childId])
  return row !== null
}

export interface NewRequest extends Omit<NewApplication, 'guardianId'> {
  serviceKeys: string[]
  words: string
  /** Whose phone it was, or which class teacher entered the paper slip. */
  enteredBy: { guardianId: string } | { staffId: string }
}

/** Keeps what a child asks for until a guardian signs; false where it has a live application. */
export async function addRequest(db: Database, request: NewRequest): Promise<boolean> {
  const { schoolId, applicationId, enteredBy } = request
  const row = await db.row(
    `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, submitted_at)
     values ($1, $2, $3, $4, $5, 'join', 'requested', $6)
     on conflict (school_id, term_id, child_id) where status in ('requested', 'submitted', 'returned', 'in_review', 'approved', 'declined') do nothing
     returning application_id`,
    [schoolId, applicationId, request.termId, request.childId, request.planId, request.now],
  )
  if (row === null) return false
  await db.rows(
    `insert into student_request (school_id, application_id, service_keys, words, guardian_id, staff_id, requested_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [schoolId, applicationId, JSON.stringify(request.serviceKeys), request.words, 'guardianId' in enteredBy ? enteredBy.guardianId : null, 'staffId' in enteredBy ? enteredBy.staffId : null, request.now],
  )
  return true
}

/** The child's request of a term that waits for a guardian's signature; null where there is none. */
export async function pendingRequest(db: Database, schoolId: string, termId: string, childId: string): Promise<string | null> {
  const row = await db.row<{ application_id: string }>(
    `select application_id from application where school_id = $1 and term_id = $2 and child_id = $3 and status = 'requested'`,
    [schoolId, termId, childId],
  )
  return row?.application_id ?? null
}

/** A guardian takes over what the child asked for: the same application, now with its form. */
export async function takeOverRequest(db: Database, taken: Omit<NewApplication, 'termId' | 'childId'> & { form: ApplicationForm }) {
  await db.rows(
    `update application set form = $3, plan_id = $4, status = 'submitted', submitted_by = $5, submitted_at = $6 where school_id = $1 and application_id = $2 and status = 'requested'`,
    [taken.schoolId, taken.applicationId, JSON.stringify(taken.form), taken.planId, taken.guardianId, taken.now],
  )
}

/** Writes a changed form as a new revision, which every review has to look at again. */
export async function saveRevision(
  db: Database,
  schoolId: string,
  revision: { applicationId: string; planId: string; form: ApplicationForm; guardianId: string; now: Date },
) {
  await db.rows(
    `update application set form = $3, plan_id = $4, status = 'submitted', submitted_by = $5, submitted_at = $6, revision = revision + 1
      where school_id = $1 and application_id = $2`,
    [schoolId, revision.applicationId, JSON.stringify(revision.form), revision.planId, revision.guardianId, revision.now],
  )
}

export async function setApplicationStatus(db: Database, schoolId: string, applicationIds: string[], status: ApplicationStatus) {
  await db.rows(`update application set status = $3 where school_id = $1 and application_id = any($2::uuid[])`, [schoolId, applicationIds, status])
}

interface FactsRow {
  application_id: string
  submitted_at: Date
  submitted_by: string | null
  request: StudentRequest | null
  reviews: ReviewFact[]
  notice: ChainFacts['notice']
  signed: number
  countersigned: number
  last_at: Date | null
  insurance: InsuranceFacts
}

/** A parent on the committee decides for it and is not named to other families; the office that records says so. */
const reviewerName = `case when r.step <> 'committee_review' then s.name
                           when r.minutes_on is null then '家委会'
                           else '家委会（' || s.name || '按' || to_char(r.minutes_on, 'FMMM"月"FMDD"日"') || '会议记录登记）' end`

/** What has happened to applications so far, for the chain's rule. `needed` comes from the plan. */
async function chainFactsOf(db: Database, schoolId: string, applicationIds: string[], needed: number): Promise<Map<string, ChainFacts>> {
  const rows = await db.rows<FactsRow>(
    `select a.application_id, a.submitted_at, g.name as submitted_by, ${requestOf} as request,
            (select coalesce(json_agg(json_build_object('step', r.step, 'decision', r.decision, 'by', ${reviewerName}, 'reason', r.reason, 'decidedAt', r.decided_at)), '[]')
               from review r left join staff s on s.school_id = r.school_id and s.staff_id = r.reviewer_id
              where r.school_id = a.school_id and r.application_id = a.application_id and r.revision = a.revision) as reviews,
            (select json_build_object('publishedAt', n.published_at, 'closesOn', n.closes_on)
               from notice_entry e join public_notice n on n.school_id = e.school_id and n.notice_id = e.notice_id
              where e.school_id = a.school_id and e.application_id = a.application_id and e.revision = a.revision) as notice,
            count(ag.agreement_id) as signed,
            count(ag.agreement_id) filter (where ag.status <> 'to_countersign') as countersigned,
            (select max(si.signed_at) from signature si join agreement sa on sa.school_id = si.school_id and sa.agreement_id = si.agreement_id
              where si.school_id = a.school_id and sa.application_id = a.application_id and sa.plan_id = a.plan_id) as last_at,
            (select json_build_object('validTo', ${coverOf('a')}, 'termStartsOn', t.starts_on,
                                      'enrolled', exists (select 1 from enrolment x where x.school_id = a.school_id and x.application_id = a.application_id))
               from term t where t.school_id = a.school_id and t.term_id = a.term_id) as insurance
       from application a
       left join guardian g on g.school_id = a.school_id and g.guardian_id = a.submitted_by
       left join agreement ag on ag.school_id = a.school_id and ag.application_id = a.application_id and ag.status <> 'ended'
            -- What a later version asks to be signed is no step of this application's chain.
            and ag.plan_id = a.plan_id
      where a.school_id = $1 and a.application_id = any($2::uuid[])
      group by a.school_id, a.application_id, g.name`,
    [schoolId, applicationIds],
  )
  return new Map(rows.map((row) => [row.application_id, chainFacts(row, needed)]))
}

const chainFacts = (row: FactsRow, needed: number): ChainFacts => ({
  request: row.request && { at: new Date(row.request.requestedAt).toISOString(), by: '孩子' },
  submittedAt: row.submitted_by === null ? null : row.submitted_at.toISOString(),
  submittedBy: row.submitted_by ?? '',
  reviews: row.reviews,
  notice: row.notice,
  agreements: { needed, signed: row.signed, countersigned: row.countersigned, lastAt: row.last_at?.toISOString() ?? null },
  insurance: row.insurance,
})

export interface Standing {
  plan: StoredPlan
  facts: ChainFacts
}

/** Where applications stand: the plan version each was made under, and what has happened since. */
export async function standingsOf(db: Database, schoolId: string, applications: Pick<StoredApplication, 'applicationId' | 'planId'>[]) {
  const standings = new Map<string, Standing>()
  for (const planId of new Set(applications.map((each) => each.planId))) {
    const plan = await planVersion(db, schoolId, planId)
    const ids = applications.filter((each) => each.planId === planId).map((each) => each.applicationId)
    const facts = await chainFactsOf(db, schoolId, ids, plan.plan.agreements.filter(({ signer }) => signer === 'guardian').length)
    for (const [applicationId, each] of facts) standings.set(applicationId, { plan, facts: each })
  }
  return standings
}

/** How many reviews have looked at the application's present revision. */
export async function reviewsOf(db: Database, schoolId: string, applicationId: string): Promise<number> {
  const row = await db.row<{ count: number }>(
    `select count(*) as count from review r join application a on a.school_id = r.school_id and a.application_id = r.application_id and a.revision = r.revision
      where r.school_id = $1 and r.application_id = $2`,
    [schoolId, applicationId],
  )
  return row?.count ?? 0
}

/** An application, locked: whoever acts on it by time must not act on what its family has just taken back. */
export async function lockApplication(db: Database, schoolId: string, applicationId: string): Promise<StoredApplication> {
  await db.rows(`select 1 from application where school_id = $1 and application_id = $2 for update`, [schoolId, applicationId])
  const row = await db.row<ApplicationRow>(`${select} where a.school_id = $1 and a.application_id = $2`, [schoolId, applicationId])
  if (!row) throw new Error('the application is gone')
  return stored(row)
}

/** Everyone of a term who takes part or has asked to, with what a text about the child says. */
export async function joiningOfTerm(db: Database, schoolId: string, termId: string) {
  const rows = await db.rows<ApplicationRow & { child_name: string; class_name: string; grade: number }>(
    `${select.replace('select ', 'select ch.name as child_name, cl.name as class_name, cl.grade, ')}
       join child ch on ch.school_id = a.school_id and ch.child_id = a.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where a.school_id = $1 and a.term_id = $2 and a.kind = 'join' and a.status not in ('refused', 'withdrawn', 'ended')
      order by a.application_id`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ application: stored(row), child: { childId: row.child_id, name: row.child_name, className: row.class_name, grade: row.grade } }))
}
