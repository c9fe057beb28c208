import type { IncidentView, OwnIncident } from '../contract/incident'
import type { Database } from '../db/database'

export interface NewIncident {
  incidentId: string
  childId: string
  heldOn: string
  at: string
  serviceKey: string
  rollKey: string
  place: string
  description: string
  firstAid: string
  outcome: string
  reportedBy: string
  told: number
  now: Date
}

export async function addIncident(db: Database, schoolId: string, added: NewIncident) {
  await db.rows(
    `insert into incident (school_id, incident_id, child_id, held_on, happened_at, service_key, roll_key, place, description, first_aid, outcome, reported_by, reported_at, told_at, told)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14)`,
    [schoolId, added.incidentId, added.childId, added.heldOn, added.at, added.serviceKey, added.rollKey, added.place, added.description, added.firstAid, added.outcome, added.reportedBy, added.now, added.told],
  )
}

export interface IncidentState {
  incidentId: string
  childId: string
  heldOn: string
  isClosed: boolean
  notes: number
}

/** Whose incidents: all for the office, else those one wrote down oneself or of one's classes. */
export interface Reader {
  isOffice: boolean
  staffId: string | null
  classIds: readonly string[]
}

const readable = `($2::boolean or i.reported_by = $3::uuid or ch.class_id = any($4::uuid[]))`
const readerValues = (schoolId: string, { isOffice, staffId, classIds }: Reader) => [schoolId, isOffice, staffId, classIds]

/** One that this person may work on, locked; null where it is none or not theirs. */
export async function lockIncident(db: Database, schoolId: string, reader: Reader, incidentId: string): Promise<IncidentState | null> {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('incident:' || $1 || ':' || $2, 0))`, [schoolId, incidentId.toLowerCase()])
  const row = await db.row<{ incident_id: string; child_id: string; held_on: string; is_closed: boolean; notes: number }>(
    `select i.incident_id, i.child_id, i.held_on, i.closed_at is not null as is_closed,
            (select count(*) from incident_note n where n.school_id = i.school_id and n.incident_id = i.incident_id) as notes
       from incident i join child ch on ch.school_id = i.school_id and ch.child_id = i.child_id
      where i.school_id = $1 and ${readable} and i.incident_id = $5`,
    [...readerValues(schoolId, reader), incidentId],
  )
  return row && { incidentId: row.incident_id, childId: row.child_id, heldOn: row.held_on, isClosed: row.is_closed, notes: row.notes }
}

export async function addNote(db: Database, schoolId: string, added: { noteId: string; incidentId: string; text: string; staffId: string; now: Date }) {
  await db.rows(`insert into incident_note (school_id, note_id, incident_id, text, staff_id, written_at) values ($1, $2, $3, $4, $5, $6)`, [schoolId, added.noteId, added.incidentId, added.text, added.staffId, added.now])
}

export async function markClosed(db: Database, schoolId: string, incidentId: string, closedBy: string, now: Date) {
  await db.rows(`update incident set closed_by = $3, closed_at = $4 where school_id = $1 and incident_id = $2 and closed_at is null`, [schoolId, incidentId, closedBy, now])
}

interface IncidentRow {
  incident_id: string
  child_id: string
  child_name: string
  class_name: string
  held_on: string
  happened_at: string
  place: string
  description: string
  first_aid: string
  outcome: string
  reported_by: string
  reported_at: Date
  closed_at: Date | null
  told: number
  notes: { noteId: string; text: string; by: string; writtenAt: string }[] | null
  seen: { guardianId: string; name: string; seenAt: string }[] | null
  total: number
  open: number
}

const select = `
  select i.incident_id, i.child_id, ch.name as child_name, cl.name as class_name, i.held_on, i.happened_at, i.place, i.description, i.first_aid, i.outcome,
         s.name as reported_by, i.reported_at, i.closed_at, i.told, count(*) over () as total, count(*) filter (where i.closed_at is null) over () as open,
         (select json_agg(json_build_object('noteId', n.note_id, 'text', n.text, 'by', st.name, 'writtenAt', n.written_at) order by n.written_at, n.note_id)
            from incident_note n join staff st on st.school_id = n.school_id and st.staff_id = n.staff_id
           where n.school_id = i.school_id and n.incident_id = i.incident_id) as notes,
         (select json_agg(json_build_object('guardianId', e.guardian_id, 'name', g.name, 'seenAt', e.seen_at) order by e.seen_at)
            from incident_seen e join guardian g on g.school_id = e.school_id and g.guardian_id = e.guardian_id
           where e.school_id = i.school_id and e.incident_id = i.incident_id) as seen
    from incident i
    join child ch on ch.school_id = i.school_id and ch.child_id = i.child_id
    join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
    join staff s on s.school_id = i.school_id and s.staff_id = i.reported_by`

const iso = (instant: string) => new Date(instant).toISOString()

const shared = (row: IncidentRow) => ({
  incidentId: row.incident_id,
  childName: row.child_name,
  heldOn: row.held_on,
  at: row.happened_at,
  place: row.place,
  description: row.description,
  firstAid: row.first_aid,
  outcome: row.outcome,
  reportedBy: row.reported_by,
  reportedAt: row.reported_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  notes: (row.notes ?? []).map(({ writtenAt, ...note }) => ({ ...note, writtenAt: iso(writtenAt) })),
})

/** Open ones first, then newest first. */
export async function incidentsFor(db: Database, schoolId: string, reader: Reader, offset: number, most: number): Promise<{ incidents: IncidentView[]; total: number; open: number }> {
  const rows = await db.rows<IncidentRow>(`${select} where i.school_id = $1 and ${readable} order by i.closed_at is not null, i.reported_at desc, i.incident_id offset $5 limit $6`, [...readerValues(schoolId, reader), offset, most])
  const incidents = rows.map((row) => ({ ...shared(row), childId: row.child_id, className: row.class_name, told: row.told, seen: (row.seen ?? []).map(({ name, seenAt }) => ({ name, seenAt: iso(seenAt) })) }))
  return { incidents, total: rows[0]?.total ?? 0, open: rows[0]?.open ?? 0 }
}

/** A child's incidents as one of its guardians sees them; whoever is bound is for the caller to have asked. */
export async function incidentsOfChild(db: Database, schoolId: string, childId: string, guardianId: string, offset: number, most: number): Promise<{ incidents: OwnIncident[]; total: number }> {
  const rows = await db.rows<IncidentRow>(`${select} where i.school_id = $1 and i.child_id = $2 order by i.held_on desc, i.reported_at desc, i.incident_id offset $3 limit $4`, [schoolId, childId, offset, most])
  const incidents = rows.map((row) => {
    const seen = row.seen?.find((each) => each.guardianId === guardianId)
    return { ...shared(row), seenAt: seen ? iso(seen.seenAt) : null }
  })
  return { incidents, total: rows[0]?.total ?? 0 }
}

/** A guardian's word that an incident of an own child was read; when it was first given, null where it is no child of theirs. */
export async function markSeen(db: Database, schoolId: string, guardianId: string, incidentId: string, now: Date): Promise<Date | null> {
  await db.rows(
    `insert into incident_seen (school_id, incident_id, guardian_id, seen_at)
     select i.school_id, i.incident_id, cg.guardian_id, $4 from incident i
       join child_guardian cg on cg.school_id = i.school_id and cg.child_id = i.child_id and cg.guardian_id = $2
      where i.school_id = $1 and i.incident_id = $3
         on conflict do nothing`,
    [schoolId, guardianId, incidentId, now],
  )
  const row = await db.row<{ seen_at: Date }>(
    `select e.seen_at from incident_seen e join incident i on i.school_id = e.school_id and i.incident_id = e.incident_id
       join child_guardian cg on cg.school_id = i.school_id and cg.child_id = i.child_id and cg.guardian_id = e.guardian_id
      where e.school_id = $1 and e.guardian_id = $2 and e.incident_id = $3`,
    [schoolId, guardianId, incidentId],
  )
  return row?.seen_at ?? null
}
