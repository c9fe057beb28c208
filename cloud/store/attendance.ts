import type { MarkState, RecordSource, RollCounts } from '../contract/attendance'
import type { RollAddress } from './roll-lock'
import type { Database } from '../db/database'

/** Which of these are children of the school. */
export async function knownChildren(db: Database, schoolId: string, childIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select child_id from child where school_id = $1 and child_id = any($2::uuid[])`, [schoolId, childIds])
  return rows.map(({ child_id }) => child_id)
}

export interface NewMark {
  markId: string
  childId: string
  sitting: string
  state: MarkState
  madeAt: Date
}

export interface MarksOfRoll {
  heldOn: string
  serviceKey: string
  staffId: string
  source: RecordSource
  now: Date
}

/** Appends marks to the history. One that is there already is left as it is: a queue that is sent twice counts once. */
export async function keepMarks(db: Database, schoolId: string, { heldOn, serviceKey, staffId, source, now }: MarksOfRoll, marks: readonly NewMark[]) {
  await db.rows(
    `insert into attendance_mark (school_id, mark_id, held_on, child_id, service_key, sitting, state, made_at, received_at, staff_id, source)
     select $1, m."markId", $3, m."childId", $4, m.sitting, m.state, m."madeAt", $7, $5, $6
       from jsonb_to_recordset($2) as m ("markId" uuid, "childId" uuid, sitting text, state text, "madeAt" timestamptz)
      order by m."markId"
         on conflict do nothing`,
    [schoolId, JSON.stringify(marks), heldOn, serviceKey, staffId, source, now],
  )
}

/**
 * Makes true what these marks say, as the history has them: of two marks of a child on a sitting the one made later holds,
 * of two made at once that with the greater id, so that any order of arrival leads to the same. First seen is the earliest
 * that anybody saw the child; a mark that was made on a later day knows no time.
 */
export async function mergeMarks(db: Database, schoolId: string, { heldOn, serviceKey, dayEnds }: Pick<MarksOfRoll, 'heldOn' | 'serviceKey'> & { dayEnds: Date }, marks: readonly NewMark[]) {
  await db.rows(
    `insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source, arrived_at)
     select distinct on (m.child_id, m.sitting) m.school_id, m.held_on, m.child_id, m.service_key, m.sitting, m.state, m.mark_id, m.made_at, m.staff_id, m.source,
            min(m.made_at) filter (where m.state <> 'absent' and m.made_at < $5) over (partition by m.child_id, m.sitting)
       from jsonb_to_recordset($2) as sent ("markId" uuid, "childId" uuid, sitting text)
       join attendance_mark m on m.school_id = $1 and m.mark_id = sent."markId" and m.child_id = sent."childId" and m.sitting = sent.sitting
      where m.held_on = $3 and m.service_key = $4
      order by m.child_id, m.sitting, m.made_at desc, m.mark_id desc
         on conflict (school_id, held_on, child_id, service_key, sitting) do update
        set (state, mark_id, made_at, staff_id, source) =
              (select later.state, later.mark_id, later.made_at, later.staff_id, later.source
                 from (values (attendance.state, attendance.mark_id, attendance.made_at, attendance.staff_id, attendance.source),
                              (excluded.state, excluded.mark_id, excluded.made_at, excluded.staff_id, excluded.source)) as later (state, mark_id, made_at, staff_id, source)
                order by later.made_at desc, later.mark_id desc limit 1),
            arrived_at = least(attendance.arrived_at, excluded.arrived_at)
      where (excluded.made_at, excluded.mark_id) > (attendance.made_at, attendance.mark_id)
         or least(attendance.arrived_at, excluded.arrived_at) is distinct from attendance.arrived_at`,
    [schoolId, JSON.stringify(marks), heldOn, serviceKey, dayEnds],
  )
}

/** What a day's records are read for: some children, or null for the whole school; one service, or null for all. */
export interface RecordsOf {
  heldOn: string
  serviceKey: string | null
  childIds: readonly string[] | null
}

export interface HeldMark {
  childId: string
  serviceKey: string
  sitting: string
  state: MarkState
  markId: string
  madeAt: Date
  source: RecordSource
  arrivedAt: Date | null
}

export async function attendanceOn(db: Database, schoolId: string, { heldOn, serviceKey, childIds }: RecordsOf): Promise<HeldMark[]> {
  const rows = await db.rows<{ child_id: string; service_key: string; sitting: string; state: MarkState; mark_id: string; made_at: Date; source: RecordSource; arrived_at: Date | null }>(
    `select child_id, service_key, sitting, state, mark_id, made_at, source, arrived_at from attendance
      where school_id = $1 and held_on = $2 and ($3::text is null or service_key = $3) and ($4::uuid[] is null or child_id = any($4::uuid[]))`,
    [schoolId, heldOn, serviceKey, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key, sitting: row.sitting, state: row.state, markId: row.mark_id, madeAt: row.made_at, source: row.source, arrivedAt: row.arrived_at }))
}

export interface Handover {
  serviceKey: string
  rollKey: string
  handedBy: string
  savedAt: Date
  closedAt: Date | null
}

interface HandoverRow {
  service_key: string
  roll_key: string
  handed_by: string
  saved_at: Date
  closed_at: Date | null
}

const handover = (row: HandoverRow): Handover => ({ serviceKey: row.service_key, rollKey: row.roll_key, handedBy: row.handed_by, savedAt: row.saved_at, closedAt: row.closed_at })

/** The handovers of a date; of one roll where its key is given. */
export async function handoversOn(db: Database, schoolId: string, heldOn: string, roll: Omit<RollAddress, 'heldOn'> | null): Promise<Handover[]> {
  const rows = await db.rows<HandoverRow>(
    `select service_key, roll_key, handed_by, saved_at, closed_at from handover
      where school_id = $1 and held_on = $2 and ($3::text is null or service_key = $3) and ($4::text is null or roll_key = $4)`,
    [schoolId, heldOn, roll?.serviceKey ?? null, roll?.rollKey ?? null],
  )
  return rows.map(handover)
}

export interface HandoverSaving {
  counts: RollCounts
  /** Empty leaves what stands there. */
  handedBy: string
  staffId: string
  close: boolean
  now: Date
}

/** Writes how a roll stands: it closes where that is asked and nobody is missing, and is open again as soon as somebody is. The caller holds the roll's lock. */
export async function saveHandover(db: Database, schoolId: string, { heldOn, serviceKey, rollKey }: RollAddress, { counts, handedBy, staffId, close, now }: HandoverSaving): Promise<Handover & { reopened: boolean }> {
  const row = await db.row<HandoverRow & { reopened: boolean }>(
    `with before as (select closed_at from handover where school_id = $1 and held_on = $2 and service_key = $3 and roll_key = $4)
     insert into handover (school_id, held_on, service_key, roll_key, handed_by, expected, present, on_leave, missing, saved_by, saved_at, closed_by, closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::int, $10::uuid, $11::timestamptz, case when $12::boolean and $9::int = 0 then $10::uuid end, case when $12::boolean and $9::int = 0 then $11::timestamptz end)
         on conflict (school_id, held_on, service_key, roll_key) do update
        set handed_by = case when excluded.handed_by = '' then handover.handed_by else excluded.handed_by end,
            expected = excluded.expected, present = excluded.present, on_leave = excluded.on_leave, missing = excluded.missing,
            saved_by = excluded.saved_by, saved_at = excluded.saved_at,
            closed_by = case when excluded.missing = 0 then coalesce(handover.closed_by, excluded.closed_by) end,
            closed_at = case when excluded.missing = 0 then coalesce(handover.closed_at, excluded.closed_at) end
     returning service_key, roll_key, handed_by, saved_at, closed_at, closed_at is null and (select closed_at from before) is not null as reopened`,
    [schoolId, heldOn, serviceKey, rollKey, handedBy, counts.expected, counts.present, counts.leave, counts.missing, staffId, now, close],
  )
  if (!row) throw new Error('the handover was not written')
  return { ...handover(row), reopened: row.reopened }
}
