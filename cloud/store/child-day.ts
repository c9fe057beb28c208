import type { DepartureHow, MarkState } from '../contract/attendance'
import type { Database } from '../db/database'
import type { ChildDayFacts } from '../rules/child-day'

interface FactsRow {
  child_id: string
  marks: { held_on: string; service_key: string; sitting: string; state: MarkState; arrived_at: string | null; made_at: string }[]
  leaves: { from_on: string; to_on: string; service_key: string | null; filed_at: string; by_staff: boolean; withdrawn_at: string | null }[]
  departures: { held_on: string; service_key: string; how: DepartureHow; to_name: string; made_at: string }[]
}

const instantText = (value: string) => new Date(value).toISOString()

/** What was written down of some children from `from` to `to`, in two statements however many days there are. */
export async function childDayFacts(db: Database, schoolId: string, childIds: readonly string[], rollKeys: readonly string[], from: string, to: string): Promise<Map<string, ChildDayFacts>> {
  const handovers = await handedOver(db, schoolId, rollKeys, from, to)
  const rows = await db.rows<FactsRow>(
    `select ch.child_id,
            (select coalesce(jsonb_agg(jsonb_build_object('held_on', m.held_on, 'service_key', m.service_key, 'sitting', m.sitting, 'state', m.state, 'arrived_at', m.arrived_at, 'made_at', m.made_at)), '[]')
               from attendance m where m.school_id = $1 and m.child_id = ch.child_id and m.held_on between $3::date and $4::date) as marks,
            (select coalesce(jsonb_agg(jsonb_build_object('from_on', l.from_on, 'to_on', l.to_on, 'service_key', l.service_key, 'filed_at', l.filed_at, 'by_staff', l.staff_id is not null, 'withdrawn_at', l.withdrawn_at)), '[]')
               from leave_request l where l.school_id = $1 and l.child_id = ch.child_id and l.from_on <= $4::date and l.to_on >= $3::date) as leaves,
            (select coalesce(jsonb_agg(jsonb_build_object('held_on', d.held_on, 'service_key', d.service_key, 'how', d.how, 'to_name', d.to_name, 'made_at', d.made_at)), '[]')
               from departure d where d.school_id = $1 and d.child_id = ch.child_id and d.held_on between $3::date and $4::date and d.undone_at is null) as departures
       from unnest($2::uuid[]) as ch (child_id)`,
    [schoolId, childIds, from, to],
  )
  return new Map(rows.map((row) => [row.child_id, { ...factsOf(row), handovers }]))
}

const factsOf = ({ marks, leaves, departures }: FactsRow): Omit<ChildDayFacts, 'handovers'> => ({
  marks: marks.map((each) => ({ heldOn: each.held_on, serviceKey: each.service_key, sitting: each.sitting, state: each.state, arrivedAt: each.arrived_at && instantText(each.arrived_at), madeAt: new Date(each.made_at) })),
  leaves: leaves.map((each) => ({ fromOn: each.from_on, toOn: each.to_on, serviceKey: each.service_key, filedAt: new Date(each.filed_at), byStaff: each.by_staff, withdrawnAt: each.withdrawn_at === null ? null : new Date(each.withdrawn_at) })),
  departures: departures.map((each) => ({ heldOn: each.held_on, serviceKey: each.service_key, how: each.how, toName: each.to_name, at: instantText(each.made_at) })),
})

async function handedOver(db: Database, schoolId: string, rollKeys: readonly string[], from: string, to: string): Promise<ChildDayFacts['handovers']> {
  if (rollKeys.length === 0) return []
  const rows = await db.rows<{ held_on: string; service_key: string; roll_key: string; closed_at: Date }>(
    `select held_on, service_key, roll_key, closed_at from handover
      where school_id = $1 and held_on between $2::date and $3::date and roll_key = any($4::text[]) and closed_at is not null`,
    [schoolId, from, to, rollKeys],
  )
  return rows.map((row) => ({ heldOn: row.held_on, serviceKey: row.service_key, rollKey: row.roll_key, closedAt: row.closed_at.toISOString() }))
}
