import type { ServiceChoice } from '../contract/application'
import type { Database } from '../db/database'
import { coverOf } from './insurance'

export interface Enrolment {
  childId: string
  serviceKey: string
  weekdays: number[]
  startsOn: string
  endsOn: string
}

export async function enrolmentsOf(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<Enrolment[]> {
  const rows = await db.rows<{ child_id: string; service_key: string; weekdays: number[]; starts_on: string; ends_on: string }>(
    `select child_id, service_key, weekdays, starts_on, ends_on from enrolment where school_id = $1 and term_id = $2 and child_id = any($3::uuid[])`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key, weekdays: row.weekdays, startsOn: row.starts_on, endsOn: row.ends_on }))
}

/** Guardians of children who take part in the term today or later, each once. */
export async function guardiansOfEnrolled(db: Database, schoolId: string, termId: string, today: string): Promise<string[]> {
  const rows = await db.rows<{ guardian_id: string }>(
    `select distinct cg.guardian_id from enrolment e join child_guardian cg on cg.school_id = e.school_id and cg.child_id = e.child_id
      where e.school_id = $1 and e.term_id = $2 and e.ends_on >= $3::date and e.ends_on >= e.starts_on order by 1`,
    [schoolId, termId, today],
  )
  return rows.map(({ guardian_id }) => guardian_id)
}

export interface NewEnrolments {
  applicationId: string
  termId: string
  childId: string
  choices: ServiceChoice[]
  startsOn: string
  endsOn: string
  newId: () => string
}

/** One enrolment a chosen service, to the end of the term and never beyond (R-054, FR-027). Answers how many are new. */
export async function addEnrolments(db: Database, schoolId: string, added: NewEnrolments): Promise<number> {
  let isNew = 0
  for (const choice of added.choices) {
    const rows = await db.rows(
      `insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning enrolment_id`,
      [schoolId, added.newId(), added.applicationId, added.termId, added.childId, choice.serviceKey, JSON.stringify(choice.weekdays), added.startsOn, added.endsOn],
    )
    isNew += rows.length
  }
  return isNew
}

/** A plan version whose last step is the list: how many texts it signs, and whether it asks for insurance first. */
export interface EndingPlan {
  planId: string
  agreements: number
  insured: boolean
}

/** Applications whose list has closed, under such plan versions, which have what they need but no enrolment yet. */
export async function listedWithoutEnrolment(db: Database, schoolId: string, plans: EndingPlan[], today: string): Promise<string[]> {
  const rows = await db.rows<{ application_id: string }>(
    `select a.application_id
       from application a
       join jsonb_to_recordset($2) as ending ("planId" uuid, agreements int, insured boolean) on ending."planId" = a.plan_id
       join term t on t.school_id = a.school_id and t.term_id = a.term_id
       join notice_entry e on e.school_id = a.school_id and e.application_id = a.application_id and e.revision = a.revision
       join public_notice n on n.school_id = e.school_id and n.notice_id = e.notice_id
      where a.school_id = $1 and a.status in ('submitted', 'in_review', 'approved') and n.closes_on < $3
        and ending.agreements <= (select count(*) from agreement g where g.school_id = a.school_id and g.application_id = a.application_id and g.status = 'effective')
        and (not ending.insured or ${coverOf('a')} >= greatest($3::date, t.starts_on))
        and not exists (select 1 from enrolment x where x.school_id = a.school_id and x.application_id = a.application_id)
      order by a.application_id limit 200`,
    [schoolId, JSON.stringify(plans), today],
  )
  return rows.map(({ application_id }) => application_id)
}

/** One activation by time a school at a time, so that two hosts' upkeep never tells a family twice. */
export async function lockActivation(db: Database, schoolId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('activate:' || $1, 0))`, [schoolId])
}

export interface LiveEnrolment {
  applicationId: string
  planId: string
  serviceKey: string
  weekdays: number[]
  startsOn: string
  endsOn: string
}

/** What a child still takes part in and has not left: all of one application, for a child has one live one. */
export async function liveEnrolments(db: Database, schoolId: string, termId: string, childId: string, today: string): Promise<LiveEnrolment[]> {
  const rows = await db.rows<{ application_id: string; plan_id: string; service_key: string; weekdays: number[]; starts_on: string; ends_on: string }>(
    `select e.application_id, a.plan_id, e.service_key, e.weekdays, e.starts_on, e.ends_on
       from enrolment e join application a on a.school_id = e.school_id and a.application_id = e.application_id
      where e.school_id = $1 and e.term_id = $2 and e.child_id = $3 and e.exit_id is null and e.ends_on >= $4 and a.status = 'approved'
      order by e.service_key`,
    [schoolId, termId, childId, today],
  )
  return rows.map((row) => ({ applicationId: row.application_id, planId: row.plan_id, serviceKey: row.service_key, weekdays: row.weekdays, startsOn: row.starts_on, endsOn: row.ends_on }))
}

/** Ends the enrolments that an exit leaves, on its last day and never later than they would end anyway. */
export async function endEnrolments(db: Database, schoolId: string, exit: { exitId: string; applicationId: string; serviceKeys: string[]; lastDay: string }) {
  await db.rows(
    `update enrolment set ends_on = least(ends_on, $4::date), exit_id = $5
      where school_id = $1 and application_id = $2 and service_key = any($3::text[]) and exit_id is null`,
    [schoolId, exit.applicationId, exit.serviceKeys, exit.lastDay, exit.exitId],
  )
}

/** Whether every service of an application has been left and the exits carried out. */
export async function isWhollyLeft(db: Database, schoolId: string, applicationId: string): Promise<boolean> {
  const row = await db.row(
    `select 1 from enrolment e left join exit_request x on x.school_id = e.school_id and x.exit_id = e.exit_id
      where e.school_id = $1 and e.application_id = $2 and x.carried_out_at is null limit 1`,
    [schoolId, applicationId],
  )
  return row === null
}

export interface EnrolledChild extends Enrolment {
  grade: number
}

/** Every enrolment of a term with the child's grade; those too that were left before they began, for who has one of them and another has joined again. */
export async function enrolledInTerm(db: Database, schoolId: string, termId: string): Promise<EnrolledChild[]> {
  const rows = await db.rows<{ child_id: string; service_key: string; weekdays: number[]; starts_on: string; ends_on: string; grade: number }>(
    `select e.child_id, e.service_key, e.weekdays, e.starts_on, e.ends_on, cl.grade
       from enrolment e
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where e.school_id = $1 and e.term_id = $2 order by e.child_id, e.service_key, e.starts_on`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key, weekdays: row.weekdays, startsOn: row.starts_on, endsOn: row.ends_on, grade: row.grade }))
}

/** The services in which a child takes its lunch, as its own applications have it. */
export async function lunchServices(db: Database, schoolId: string, termId: string, childId: string): Promise<string[]> {
  const rows = await db.rows<{ service_key: string }>(
    `select distinct e.service_key
       from enrolment e join application a on a.school_id = e.school_id and a.application_id = e.application_id,
            jsonb_array_elements(a.form -> 'services') as choice
      where e.school_id = $1 and e.term_id = $2 and e.child_id = $3 and e.ends_on >= e.starts_on
        and choice ->> 'serviceKey' = e.service_key and choice ->> 'lunch' = 'true'`,
    [schoolId, termId, childId],
  )
  return rows.map(({ service_key }) => service_key)
}
