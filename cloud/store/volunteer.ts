import type { PartnerKind } from '../contract/plan-people'
import type { VolunteerFields, VolunteerView } from '../contract/volunteer'
import type { Database } from '../db/database'

export type StoredVolunteer = Omit<VolunteerView, 'lacks' | 'barred'>

interface VolunteerRow {
  volunteer_id: string
  revision: number
  name: string
  kind: PartnerKind
  skill: string
  phone: string
  credentials_on: string | null
  health_on: string | null
  filed_on: string | null
  credentials_by: string | null
  health_by: string | null
  filed_by: string | null
  note: string
  active: boolean
  duties: StoredVolunteer['duties'] | null
  total: number
}

const stored = (row: VolunteerRow): StoredVolunteer => ({
  volunteerId: row.volunteer_id,
  revision: row.revision,
  name: row.name,
  kind: row.kind,
  skill: row.skill,
  phone: row.phone,
  credentialsOn: row.credentials_on,
  healthOn: row.health_on,
  filedOn: row.filed_on,
  credentialsBy: row.credentials_by,
  healthBy: row.health_by,
  filedBy: row.filed_by,
  note: row.note,
  active: row.active,
  duties: row.duties ?? [],
})

const duties = `(select json_agg(json_build_object('assignmentId', d.assignment_id, 'serviceKey', d.service_key, 'rollKey', d.roll_key, 'rollName', d.roll_name, 'weekday', d.weekday, 'heldOn', d.held_on) order by d.weekday, d.held_on, d.assignment_id)
                   from volunteer_duty d where d.school_id = v.school_id and d.volunteer_id = v.volunteer_id and d.term_id = $2 and d.ended_at is null) as duties`

const select = `
  select v.volunteer_id, v.revision, v.name, v.kind, v.skill, v.phone, v.credentials_on, v.health_on, v.filed_on, v.note, v.active,
         c.name as credentials_by, h.name as health_by, f.name as filed_by, ${duties}, count(*) over () as total
    from volunteer v
    left join staff c on c.school_id = v.school_id and c.staff_id = v.credentials_by
    left join staff h on h.school_id = v.school_id and h.staff_id = v.health_by
    left join staff f on f.school_id = v.school_id and f.staff_id = v.filed_by`

/** Those who still take part first, each with where it helps this term. */
export async function volunteersOf(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ volunteers: StoredVolunteer[]; total: number }> {
  const rows = await db.rows<VolunteerRow>(`${select} where v.school_id = $1 order by v.active desc, v.name, v.volunteer_id offset $3 limit $4`, [schoolId, termId, offset, most])
  return { volunteers: rows.map(stored), total: rows[0]?.total ?? 0 }
}

/** One, locked, so that its duties and what it was vetted for are read and changed by one at a time. */
export async function lockVolunteer(db: Database, schoolId: string, termId: string, volunteerId: string): Promise<StoredVolunteer | null> {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('volunteer:' || $1 || ':' || $2, 0))`, [schoolId, volunteerId.toLowerCase()])
  const row = await db.row<VolunteerRow>(`${select} where v.school_id = $1 and v.volunteer_id = $3`, [schoolId, termId, volunteerId])
  return row && stored(row)
}

interface Saving extends VolunteerFields {
  volunteerId: string
  revision: number
  savedBy: string
  now: Date
}

/** Whoever changes the day of a paper is who has seen it; an unchanged day keeps its witness. */
export async function saveVolunteerRow(db: Database, schoolId: string, { volunteerId, revision, savedBy, now, ...fields }: Saving) {
  const witness = (paper: string, on: string) => `${paper}_by = case when ${on}::date is null then null when volunteer.${paper}_on = ${on}::date then volunteer.${paper}_by else $13::uuid end, ${paper}_on = ${on}::date`
  const first = (on: string) => `case when ${on}::date is null then null else $13::uuid end`
  await db.rows(
    `insert into volunteer (school_id, volunteer_id, name, kind, skill, phone, credentials_on, credentials_by, health_on, health_by, filed_on, filed_by, note, active, revision, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7::date, ${first('$7')}, $8::date, ${first('$8')}, $9::date, ${first('$9')}, $10, $11, $12, $13::uuid, $14)
     on conflict (school_id, volunteer_id) do update
        set name = $3, kind = $4, skill = $5, phone = $6, ${witness('credentials', '$7')}, ${witness('health', '$8')}, ${witness('filed', '$9')}, note = $10, active = $11, revision = $12, saved_by = $13::uuid, saved_at = $14`,
    [schoolId, volunteerId, fields.name, fields.kind, fields.skill, fields.phone, fields.credentialsOn, fields.healthOn, fields.filedOn, fields.note, fields.active, revision, savedBy, now],
  )
}

export interface NewAssignment {
  assignmentId: string
  volunteerId: string
  termId: string
  serviceKey: string
  rollKey: string
  rollName: string
  weekday: number | null
  heldOn: string | null
  madeBy: string
  now: Date
}

export async function addAssignment(db: Database, schoolId: string, added: NewAssignment) {
  await db.rows(
    `insert into volunteer_duty (school_id, assignment_id, volunteer_id, term_id, service_key, roll_key, roll_name, weekday, held_on, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, added.assignmentId, added.volunteerId, added.termId, added.serviceKey, added.rollKey, added.rollName, added.weekday, added.heldOn, added.madeBy, added.now],
  )
}

/** Ends one duty; the volunteer it was of, or null where no such duty runs. */
export async function endDuty(db: Database, schoolId: string, assignmentId: string, endedBy: string, now: Date): Promise<string | null> {
  const row = await db.row<{ volunteer_id: string }>(`update volunteer_duty set ended_by = $3, ended_at = $4 where school_id = $1 and assignment_id = $2 and ended_at is null returning volunteer_id`, [
    schoolId,
    assignmentId,
    endedBy,
    now,
  ])
  return row?.volunteer_id ?? null
}

/** Ends every duty of somebody who can no longer help; how many there were. */
export async function endDutiesOf(db: Database, schoolId: string, volunteerId: string, endedBy: string, now: Date): Promise<number> {
  const rows = await db.rows(`update volunteer_duty set ended_by = $3, ended_at = $4 where school_id = $1 and volunteer_id = $2 and ended_at is null returning assignment_id`, [schoolId, volunteerId, endedBy, now])
  return rows.length
}

export interface Helper {
  name: string
  kind: PartnerKind
  credentialsOn: string | null
  healthOn: string | null
  filedOn: string | null
  serviceKey: string
  rollKey: string
  weekday: number | null
  heldOn: string | null
}

/** Who helps on which roll of a term, of those who still take part. */
export async function helpersOf(db: Database, schoolId: string, termId: string): Promise<Helper[]> {
  const rows = await db.rows<{ name: string; kind: PartnerKind; credentials_on: string | null; health_on: string | null; filed_on: string | null; service_key: string; roll_key: string; weekday: number | null; held_on: string | null }>(
    `select v.name, v.kind, v.credentials_on, v.health_on, v.filed_on, d.service_key, d.roll_key, d.weekday, d.held_on
       from volunteer_duty d join volunteer v on v.school_id = d.school_id and v.volunteer_id = d.volunteer_id
      where d.school_id = $1 and d.term_id = $2 and d.ended_at is null and v.active order by v.name, d.assignment_id`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ name: row.name, kind: row.kind, credentialsOn: row.credentials_on, healthOn: row.health_on, filedOn: row.filed_on, serviceKey: row.service_key, rollKey: row.roll_key, weekday: row.weekday, heldOn: row.held_on }))
}
