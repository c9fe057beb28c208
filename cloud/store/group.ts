import type { GroupPart } from '../contract/groups'
import type { StaffRole } from '../contract/roles'
import type { Database } from '../db/database'

export interface SchoolClass {
  classId: string
  className: string
  grade: number
  room: string
  teacherId: string | null
}

/** The school's classes in order of grade and name. */
export async function schoolClasses(db: Database, schoolId: string): Promise<SchoolClass[]> {
  const rows = await db.rows<{ class_id: string; name: string; grade: number; room: string; teacher_id: string | null }>(
    `select class_id, name, grade, room, teacher_id from school_class where school_id = $1 order by grade, name`,
    [schoolId],
  )
  return rows.map((row) => ({ classId: row.class_id, className: row.name, grade: row.grade, room: row.room, teacherId: row.teacher_id }))
}

export interface EnrolledClass {
  serviceKey: string
  classId: string
  className: string
  grade: number
  rosterNos: number[]
}

/** Who is enrolled in each service, by class and roster number; whoever has left is not counted. */
export async function enrolledByClass(db: Database, schoolId: string, termId: string, today: string): Promise<EnrolledClass[]> {
  const rows = await db.rows<{ service_key: string; class_id: string; name: string; grade: number; roster_nos: number[] }>(
    `select e.service_key, cl.class_id, cl.name, cl.grade, json_agg(distinct ch.roster_no) as roster_nos
       from enrolment e
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where e.school_id = $1 and e.term_id = $2 and e.ends_on >= greatest($3::date, e.starts_on)
      group by e.service_key, cl.class_id, cl.name, cl.grade order by cl.grade, cl.name`,
    [schoolId, termId, today],
  )
  return rows.map((row) => ({ serviceKey: row.service_key, classId: row.class_id, className: row.name, grade: row.grade, rosterNos: row.roster_nos }))
}

export interface StaffMember {
  staffId: string
  name: string
  roles: StaffRole[]
}

export async function allStaff(db: Database, schoolId: string): Promise<StaffMember[]> {
  const rows = await db.rows<{ staff_id: string; name: string; roles: StaffRole[] }>(`select staff_id, name, roles from staff where school_id = $1 order by name, staff_id limit 500`, [schoolId])
  return rows.map(({ staff_id, ...rest }) => ({ staffId: staff_id, ...rest }))
}

export interface SavedGroup {
  groupId: string
  name: string
  room: string | null
  teacherId: string | null
  assistantIds: string[]
  leader: string | null
  securityOfficer: string | null
  parts: GroupPart[]
}

export interface SavedGrouping {
  serviceKey: string
  reason: string | null
  managerIds: string[]
  patrollerIds: string[]
  revision: number
  groups: SavedGroup[]
}

/** One grouping of a service at a time, before what stands there is read. */
export async function lockGrouping(db: Database, schoolId: string, termId: string, serviceKey: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('grouping:' || $1 || ':' || $2 || ':' || $3, 0))`, [schoolId, termId, serviceKey])
}

export async function groupingsOf(db: Database, schoolId: string, termId: string): Promise<SavedGrouping[]> {
  const rows = await db.rows<{ service_key: string; override_reason: string | null; manager_ids: string[]; patroller_ids: string[]; revision: number }>(
    `select service_key, override_reason, manager_ids, patroller_ids, revision from care_grouping where school_id = $1 and term_id = $2`,
    [schoolId, termId],
  )
  const groups = await groupsOf(db, schoolId, termId)
  return rows.map((row) => ({
    serviceKey: row.service_key,
    reason: row.override_reason,
    managerIds: row.manager_ids,
    patrollerIds: row.patroller_ids,
    revision: row.revision,
    groups: groups.filter(({ serviceKey }) => serviceKey === row.service_key),
  }))
}

async function groupsOf(db: Database, schoolId: string, termId: string): Promise<(SavedGroup & { serviceKey: string })[]> {
  const rows = await db.rows<{
    group_id: string
    service_key: string
    name: string
    room: string | null
    teacher_id: string | null
    assistant_ids: string[]
    leader: string | null
    security_officer: string | null
    parts: GroupPart[]
  }>(
    `select g.group_id, g.service_key, g.name, g.room, g.teacher_id, g.assistant_ids, g.leader, g.security_officer,
            (select json_agg(json_build_object('classId', c.class_id, 'fromRosterNo', c.from_roster_no, 'toRosterNo', c.to_roster_no) order by cl.grade, cl.name, c.from_roster_no)
               from care_group_class c join school_class cl on cl.school_id = c.school_id and cl.class_id = c.class_id
              where c.school_id = g.school_id and c.group_id = g.group_id) as parts
       from care_group g where g.school_id = $1 and g.term_id = $2 order by g.service_key, g.position`,
    [schoolId, termId],
  )
  return rows.map((row) => ({
    groupId: row.group_id,
    serviceKey: row.service_key,
    name: row.name,
    room: row.room,
    teacherId: row.teacher_id,
    assistantIds: row.assistant_ids,
    leader: row.leader,
    securityOfficer: row.security_officer,
    parts: row.parts,
  }))
}

interface Saving extends SavedGrouping {
  termId: string
  madeBy: string | null
  now: Date
}

/** Writes a service's groups anew under their ids; a group that is no longer among them is gone. The caller holds the lock. */
export async function saveGrouping(db: Database, schoolId: string, saving: Saving) {
  const { termId, serviceKey, groups } = saving
  await db.rows(
    `insert into care_grouping (school_id, term_id, service_key, override_reason, manager_ids, patroller_ids, revision, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (school_id, term_id, service_key) do update
        set override_reason = $4, manager_ids = $5, patroller_ids = $6, revision = $7, made_by = $8, made_at = $9`,
    [schoolId, termId, serviceKey, saving.reason, JSON.stringify(saving.managerIds), JSON.stringify(saving.patrollerIds), saving.revision, saving.madeBy, saving.now],
  )
  const ofService = `select group_id from care_group where school_id = $1 and term_id = $2 and service_key = $3`
  await db.rows(`delete from care_group_class where school_id = $1 and group_id in (${ofService})`, [schoolId, termId, serviceKey])
  await db.rows(`delete from care_group where school_id = $1 and term_id = $2 and service_key = $3 and not (group_id = any($4::uuid[]))`, [
    schoolId,
    termId,
    serviceKey,
    groups.map(({ groupId }) => groupId),
  ])
  for (const [position, group] of groups.entries()) await saveGroup(db, schoolId, { ...group, termId, serviceKey, position })
}

async function saveGroup(db: Database, schoolId: string, group: SavedGroup & { termId: string; serviceKey: string; position: number }) {
  await db.rows(
    `insert into care_group (school_id, group_id, term_id, service_key, position, name, room, teacher_id, assistant_ids, leader, security_officer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (school_id, group_id) do update
        set position = $5, name = $6, room = $7, teacher_id = $8, assistant_ids = $9, leader = $10, security_officer = $11`,
    [schoolId, group.groupId, group.termId, group.serviceKey, group.position, group.name, group.room, group.teacherId, JSON.stringify(group.assistantIds), group.leader, group.securityOfficer],
  )
  for (const { classId, fromRosterNo, toRosterNo } of group.parts) {
    await db.rows(`insert into care_group_class (school_id, group_id, class_id, from_roster_no, to_roster_no) values ($1, $2, $3, $4, $5)`, [schoolId, group.groupId, classId, fromRosterNo, toRosterNo])
  }
}

export interface ChildGroup {
  childId: string
  groupId: string
  serviceKey: string
  name: string
  room: string | null
  teacherName: string | null
}

/** The groups that children are in, by their class and roster number (FR-055). */
export async function groupsOfChildren(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<ChildGroup[]> {
  const rows = await db.rows<{ child_id: string; group_id: string; service_key: string; name: string; room: string | null; teacher_name: string | null }>(
    `select ch.child_id, g.group_id, g.service_key, g.name, g.room, s.name as teacher_name
       from child ch
       join care_group_class c on c.school_id = ch.school_id and c.class_id = ch.class_id and ch.roster_no between c.from_roster_no and c.to_roster_no
       join care_group g on g.school_id = c.school_id and g.group_id = c.group_id
       left join staff s on s.school_id = g.school_id and s.staff_id = g.teacher_id
      where ch.school_id = $1 and g.term_id = $2 and ch.child_id = any($3::uuid[]) order by g.service_key`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, groupId: row.group_id, serviceKey: row.service_key, name: row.name, room: row.room, teacherName: row.teacher_name }))
}
