import type { DepartureHow, RecordSource } from '../contract/attendance'
import type { Database } from '../db/database'

export interface StoredDeparture {
  departureId: string
  childId: string
  serviceKey: string
  how: DepartureHow
  toName: string
  note: string
  at: string
  byName: string
}

interface DepartureRow {
  departure_id: string
  child_id: string
  service_key: string
  how: DepartureHow
  to_name: string
  note: string
  made_at: Date
  by_name: string
}

/** How children left on a date, what was taken back left out; `serviceKey` null for every service. */
export async function departuresOn(db: Database, schoolId: string, heldOn: string, serviceKey: string | null, childIds: readonly string[] | null): Promise<StoredDeparture[]> {
  const rows = await db.rows<DepartureRow>(
    `select d.departure_id, d.child_id, d.service_key, d.how, d.to_name, d.note, d.made_at, s.name as by_name
       from departure d join staff s on s.school_id = d.school_id and s.staff_id = d.staff_id
      where d.school_id = $1 and d.held_on = $2 and ($4::uuid[] is null or d.child_id = any($4::uuid[])) and ($3::text is null or d.service_key = $3) and d.undone_at is null
      order by d.made_at, d.departure_id`,
    [schoolId, heldOn, serviceKey, childIds],
  )
  return rows.map((row) => ({ departureId: row.departure_id, childId: row.child_id, serviceKey: row.service_key, how: row.how, toName: row.to_name, note: row.note, at: row.made_at.toISOString(), byName: row.by_name }))
}

export interface NewDeparture {
  departureId: string
  heldOn: string
  childId: string
  serviceKey: string
  rollKey: string
  how: DepartureHow
  collectorId: string | null
  guardianId: string | null
  toName: string
  note: string
  madeAt: Date
  dueAt: Date | null
  staffId: string
  source: RecordSource
}

/** Adds departures; answers the ids of those that are new, for nobody leaves twice. */
export async function addDepartures(db: Database, schoolId: string, departures: readonly NewDeparture[], now: Date): Promise<Set<string>> {
  if (departures.length === 0) return new Set()
  const rows = await db.rows<{ departure_id: string }>(
    `insert into departure (school_id, departure_id, held_on, child_id, service_key, roll_key, how, collector_id, guardian_id, to_name, note, made_at, due_at, received_at, staff_id, source)
     select $1, d."departureId", d."heldOn", d."childId", d."serviceKey", d."rollKey", d.how, d."collectorId", d."guardianId", d."toName", d.note, d."madeAt", d."dueAt", $3, d."staffId", d.source
       from jsonb_to_recordset($2) as d ("departureId" uuid, "heldOn" date, "childId" uuid, "serviceKey" text, "rollKey" text, how text, "collectorId" uuid, "guardianId" uuid, "toName" text, note text,
                                         "madeAt" timestamptz, "dueAt" timestamptz, "staffId" uuid, source text)
         on conflict do nothing returning departure_id`,
    [schoolId, JSON.stringify(departures), now],
  )
  return new Set(rows.map(({ departure_id }) => departure_id))
}

/** Which of these ids were used before, undone ones included, each with the child it was used for. */
export async function usedDepartures(db: Database, schoolId: string, departureIds: readonly string[]): Promise<Map<string, { childId: string; heldOn: string; serviceKey: string }>> {
  const rows = await db.rows<{ departure_id: string; child_id: string; held_on: string; service_key: string }>(`select departure_id, child_id, held_on, service_key from departure where school_id = $1 and departure_id = any($2::uuid[])`, [schoolId, departureIds])
  return new Map(rows.map((row) => [row.departure_id, { childId: row.child_id, heldOn: row.held_on, serviceKey: row.service_key }]))
}

/** Takes a departure back, and lets the watch look for the child again. */
export async function undoDeparture(db: Database, schoolId: string, departureId: string, staffId: string, now: Date): Promise<{ how: DepartureHow; madeAt: Date } | null> {
  const row = await db.row<{ how: DepartureHow; made_at: Date }>(
    `with undone as (update departure set undone_at = $3, undone_by = $4 where school_id = $1 and departure_id = $2 and undone_at is null returning held_on, child_id, service_key, how, made_at),
          forgotten as (delete from uncollected u using undone where u.school_id = $1 and u.held_on = undone.held_on and u.child_id = undone.child_id and u.service_key = undone.service_key)
     select how, made_at from undone`,
    [schoolId, departureId, now, staffId],
  )
  return row && { how: row.how, madeAt: row.made_at }
}

/**
 * The rolls of some services on a date that are to be looked at: their release has begun, a stay on them ended before an instant, and a child
 * that was seen in the service has neither left nor been found. Each is claimed, so that it is not looked at again within
 * the same minute, here or on another host.
 */
export async function rollsToWatch(db: Database, schoolId: string, { heldOn, serviceKeys, endedBefore, lookedBefore, now }: { heldOn: string; serviceKeys: readonly string[]; endedBefore: Date; lookedBefore: Date; now: Date }): Promise<{ serviceKey: string; rollKey: string }[]> {
  const rows = await db.rows<{ service_key: string; roll_key: string }>(
    // Each step by itself: a child still there is looked for once a service, not once for every child that has left.
    `with due as materialized (
       select distinct r.service_key, r.roll_key
         from departure r
        where r.school_id = $1 and r.held_on = $2 and r.service_key = any($6::text[]) and r.undone_at is null and r.how <> 'returned' and r.due_at < $3
          and not exists (select 1 from release_watch w where w.school_id = r.school_id and w.held_on = r.held_on and w.service_key = r.service_key and w.roll_key = r.roll_key and w.looked_at > $4)
     ), still_here as materialized (
       select distinct a.service_key
         from attendance a
         join (select distinct service_key from due) of_service on of_service.service_key = a.service_key
         left join departure d on d.school_id = $1 and d.held_on = a.held_on and d.child_id = a.child_id and d.service_key = a.service_key and d.undone_at is null
         left join uncollected u on u.school_id = $1 and u.held_on = a.held_on and u.child_id = a.child_id and u.service_key = a.service_key
        where a.school_id = $1 and a.held_on = $2 and a.state <> 'absent' and d.departure_id is null and u.child_id is null
     )
     insert into release_watch (school_id, held_on, service_key, roll_key, looked_at)
     select $1, $2, due.service_key, due.roll_key, $5::timestamptz from due join still_here using (service_key)
         on conflict (school_id, held_on, service_key, roll_key) do update set looked_at = excluded.looked_at where release_watch.looked_at <= $4
     returning service_key, roll_key`,
    [schoolId, heldOn, endedBefore, lookedBefore, now, serviceKeys],
  )
  return rows.map((row) => ({ serviceKey: row.service_key, rollKey: row.roll_key }))
}

/** Whether anybody has left the school on a date. */
export async function releaseHasBegun(db: Database, schoolId: string, heldOn: string): Promise<boolean> {
  return (await db.row(`select 1 from departure where school_id = $1 and held_on = $2 and undone_at is null and how <> 'returned' limit 1`, [schoolId, heldOn])) !== null
}

/** Notes whom the watch has found; answers whether it is for the first time. */
export async function noteUncollected(db: Database, schoolId: string, found: { heldOn: string; childId: string; serviceKey: string; now: Date }): Promise<boolean> {
  const row = await db.row(`insert into uncollected (school_id, held_on, child_id, service_key, found_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning child_id`, [
    schoolId,
    found.heldOn,
    found.childId,
    found.serviceKey,
    found.now,
  ])
  return row !== null
}
