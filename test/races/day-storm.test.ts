import { randomUUID } from 'node:crypto'
import type { OperationName } from 'cloud/contract/operations'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Input, type Person } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, givenSeats, type Family, type School } from '../given'
import type { RollAddress } from '../api/given-roll'
import { seededRandom } from 'cloud/demo/seeded-random'
import { shuffled, someOf, times, type CaseRandom } from '../rules/seeded-cases'
import { needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
const heldOn = '2026-09-08'
const [waves, callsAWave] = [14, 24]

interface Storm {
  school: School
  families: Family[]
  rolls: RollAddress[]
  random: CaseRandom
}

/** Two classes, a course with children of both, three rolls that share children with one another. */
async function givenStorm(seed: number): Promise<Storm> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let index = 0; index < 8; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  await givenSeats(api, school, families)
  const courseId = await givenCourse(api, school, { weekday: 2 })
  for (const family of families.slice(0, 3)) await givenPlace(api, school, family, courseId, { state: 'joined' })
  api.clock.set(`${heldOn}T16:00:00`)
  const rolls = (await api.done(school.office, 'listRolls', { heldOn })).rolls.map(({ serviceKey, rollKey }) => ({ heldOn, serviceKey, rollKey }))
  return { school, families, rolls, random: seededRandom(seed) }
}

type Step = { person: Person; name: OperationName; input: unknown }
const step = <Name extends OperationName>(person: Person, name: Name, input: Input<Name>): Step => ({ person, name, input })

/** What people do at a school's worst ten minutes, in any order and all at once. */
const deeds: ((storm: Storm) => Step | Promise<Step | null> | null)[] = [
  ...times(4, () => ({ school, families, rolls, random }: Storm) => {
    const marks = shuffled(random, someOf(random, families)).map(({ childId }) => ({ markId: randomUUID(), childId, state: random.pick(['present', 'late', 'absent'] as const), madeAt: api.clock.now().toISOString() }))
    return step(school.office, 'saveRoll', { ...random.pick(rolls), marks, source: 'phone', handedBy: '', close: random.below(2) === 0 })
  }),
  ...times(2, () => ({ families, school, random }: Storm) => {
    const { guardian, childId } = random.pick(families)
    return step(random.pick([guardian, school.third.teacher]), 'fileLeave', { childId, fromOn: heldOn, toOn: random.pick([heldOn, '2026-09-10']), serviceKey: random.pick([null, 'afternoon', 'midday']), reason: '看牙医' })
  }),
  async ({ school, random }) => {
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ leave_id: string }>(`select leave_id from leave_request where withdrawn_at is null and school_id = $1`, [school.schoolId]))
    return rows.length > 0 ? step(school.office, 'withdrawLeave', { leaveId: random.pick(rows).leave_id }) : null
  },
  ...times(3, () => ({ school, families, rolls, random }: Storm) => {
    const departures = shuffled(random, someOf(random, families)).map(({ childId, guardian }) => ({ departureId: randomUUID(), childId, how: random.pick(['collected', 'returned'] as const), guardianId: guardian.guardianId, collectorId: null, note: '', madeAt: api.clock.now().toISOString() }))
    return departures.length > 0 ? step(school.office, 'recordDepartures', { ...random.pick(rolls), departures, source: 'phone' }) : null
  }),
  async ({ school, random, rolls }) => {
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ departure_id: string; roll_key: string; service_key: string }>(`select departure_id, roll_key, service_key from departure where undone_at is null and school_id = $1`, [school.schoolId]))
    const one = rows.length > 0 ? random.pick(rows) : null
    return one && rolls.length > 0 ? step(school.office, 'undoDeparture', { heldOn, serviceKey: one.service_key, rollKey: one.roll_key, departureId: one.departure_id }) : null
  },
  ...times(3, (index) => async ({ school, families, random }: Storm) => {
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ alert_id: string; child_id: string }>(`select alert_id, child_id from alert where resolved_at is null and school_id = $1`, [school.schoolId]))
    if (rows.length === 0) return null
    const { alert_id: alertId, child_id } = random.pick(rows)
    const guardian = families.find(({ childId }) => childId === child_id)!.guardian
    if (index === 0) return step(school.office, 'closeAlert', { alertId, note: '家长来电，今天不来' })
    return index === 1 ? step(school.third.teacher, 'acknowledgeAlert', { alertId }) : step(guardian, 'answerAlert', { alertId, answer: 'withMe', note: '' })
  }),
  ({ school, rolls, random }) => step(school.office, 'setDuty', { ...random.pick(rolls.map(({ serviceKey, rollKey }) => ({ serviceKey, rollKey }))), weekday: null, heldOn, staffId: random.pick([null, school.dutyTeacher.staffId!, school.first.teacher.staffId!]) }),
  ({ school, families, random }) => {
    const { childId, guardian } = random.pick(families)
    return step(school.office, 'freezeCustody', { childId, reason: '等法院', guardianIds: random.below(2) === 0 ? [] : [guardian.guardianId], collectorIds: [] })
  },
  ({ families, random }) => {
    const { childId, guardian } = random.pick(families)
    return step(guardian, 'setDepartureWish', { childId, heldOn, how: random.pick(['collected', 'independent'] as const), leavesAt: null, note: '' })
  },
  ({ school, rolls, random }) => {
    const { serviceKey, rollKey } = random.pick(rolls)
    return step(school.office, 'announceDayChange', { heldOn, kind: random.pick(['room', 'cancelled', 'special'] as const), serviceKey, rollKey, room: '操场', startsAt: null, endsAt: null, reason: '下雨' })
  },
]

const invariants = {
  'a handover adds up': `select 1 from handover where expected <> present + on_leave + missing or (closed_at is not null and missing > 0)`,
  'a child leaves once': `select 1 from departure where undone_at is null group by held_on, child_id, service_key having count(*) > 1`,
  'a child is searched for once': `select 1 from alert where resolved_at is null group by held_on, child_id, service_key, sitting, kind having count(*) > 1`,
  'what is true is in the history': `select 1 from attendance a where not exists (select 1 from attendance_mark m where m.school_id = a.school_id and m.mark_id = a.mark_id and m.state = a.state and m.made_at = a.made_at)`,
  'the mark made last holds': `select 1 from attendance a join attendance_mark m using (school_id, held_on, child_id, service_key, sitting) where (m.made_at, m.mark_id) > (a.made_at, a.mark_id)`,
  'nobody is told of one event twice': `select 1 from message where event is not null group by school_id, guardian_id, staff_id, event having count(*) > 1`,
  'an ended search has a last step': `select 1 from alert a where resolved_at is not null and not exists (select 1 from alert_step s where s.school_id = a.school_id and s.alert_id = a.alert_id and s.step = 'resolved')`,
  // Of a session that was cancelled while somebody was searched for only a person ends the search.
  'nobody who was seen, or whose absence is explained, is searched for': `select 1 from alert a join attendance m using (school_id, held_on, child_id, service_key, sitting) where a.kind = 'missing' and a.resolved_at is null
      and (m.state <> 'absent' or exists (select 1 from leave_request l where l.school_id = a.school_id and l.child_id = a.child_id and a.held_on between l.from_on and l.to_on and (l.service_key is null or l.service_key = a.service_key) and l.withdrawn_at is null and l.staff_id is not null))
      and not exists (select 1 from day_change d where d.school_id = a.school_id and d.kind = 'cancelled' and d.service_key = a.service_key)`,
}

test.each([1, 2, 3, 4])('everything at once, seed %i: nobody waits for ever, nothing breaks, and the day adds up after every wave', async (seed) => {
  const storm = await givenStorm(seed)
  const { school, random } = storm
  const codes = new Map<string, number>()
  for (let wave = 0; wave < waves; wave += 1) {
    api.clock.forward(random.pick([1, 4, 7]) / 1440)
    const steps = (await Promise.all(times(callsAWave, () => random.pick(deeds)).map((deed) => deed(storm)))).filter((each): each is Step => each !== null)
    const replies = Promise.all(steps.map(async ({ person, name, input }) => ({ name, reply: await api.call(person, name, input as never) })))
    await Promise.all([upkeep(api.host, api.clock.now()), replies, upkeep(api.host, api.clock.now())])
    for (const { name, reply } of await replies) {
      const code = reply.ok ? 'done' : reply.code
      codes.set(code, (codes.get(code) ?? 0) + 1)
      if (['internal', 'busy', 'input_invalid', 'role_needed'].includes(code)) throw new Error(`wave ${wave}: ${name} ended as ${code}`)
    }
    for (const [promise, sql] of Object.entries(invariants)) expect([wave, promise, await asOwner(api, school.schoolId, (db) => db.rows(sql))]).toEqual([wave, promise, []])
  }
  // The storm did what it says: most calls changed something.
  expect(codes.get('done')).toBeGreaterThan(waves * callsAWave * 0.4)
})
