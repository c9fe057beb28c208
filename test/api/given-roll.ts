import { randomUUID } from 'node:crypto'
import type { Api, Input, Output, Person } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, insert, type Family, type School, type SchoolClass, type Staff } from '../given'

/** A Tuesday on which midday and afternoon services both run. */
export const tuesday = '2026-09-08'

export type Mark = Input<'saveRoll'>['marks'][number]
export type RollAddress = Pick<Input<'saveRoll'>, 'heldOn' | 'serviceKey' | 'rollKey'>

/** A school with so many children of grade 3 in their seats. */
export async function givenClass(api: Api, count: number): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api)
  return { school, families: await givenMore(api, school, count, school.third) }
}

/** More children in their seats. */
export async function givenMore(api: Api, school: School, count: number, schoolClass: SchoolClass): Promise<Family[]> {
  const families: Family[] = []
  for (let index = 0; index < count; index += 1) families.push(await givenFamily(api, school, { child: `${schoolClass.name}的孩子${index + 1}`, schoolClass }))
  await givenSeats(api, school, families)
  return families
}

/** The afternoon of a class that is in no group. */
export const rollOf = ({ classId }: SchoolClass, heldOn = tuesday, serviceKey = 'afternoon'): RollAddress => ({ heldOn, serviceKey, rollKey: `class:${classId}` })

export const mark = ({ childId }: Pick<Family, 'childId'>, state: Mark['state'], at: string, heldOn = tuesday): Mark => ({ markId: randomUUID(), childId, state, madeAt: `${heldOn}T${at}${at.length === 5 ? ':00' : ''}+08:00` })

type Saving = Partial<Omit<Input<'saveRoll'>, keyof RollAddress | 'marks'>>

export const save = (api: Api, person: Person, roll: RollAddress, marks: Mark[], changes: Saving = {}, at?: string): Promise<Output<'saveRoll'>> =>
  api.done(person, 'saveRoll', { ...roll, marks, source: 'phone', handedBy: '', close: false, ...changes }, { at })

/** Where each child stands, by the last sign of its name. */
export const standings = ({ children }: Pick<Output<'readRoll'>, 'children'>) => Object.fromEntries(children.map(({ name, standing }) => [name.slice(-1), standing]))

/** A leave as a guardian filed it, or staff on the guardian's word. */
export const givenLeave = (api: Api, { schoolId: school_id, termId: term_id }: School, { childId: child_id, guardian }: Family, leave: { filedAt: string; staff?: Staff; serviceKey?: string; reason?: string; heldOn?: string }): Promise<void> =>
  asOwner(api, school_id, (db) =>
    insert(db, 'leave_request', {
      ...{ school_id, term_id, child_id, leave_id: randomUUID(), from_on: leave.heldOn ?? tuesday, to_on: leave.heldOn ?? tuesday, service_key: leave.serviceKey ?? null, reason: leave.reason ?? '看牙医' },
      ...{ filed_at: `${leave.filedAt}+08:00`, guardian_id: leave.staff ? null : guardian.guardianId, staff_id: leave.staff?.staffId ?? null },
    }),
  )

/** A change of a day as the office makes it. */
export const givenDayChange = (api: Api, { schoolId: school_id, office }: School, change: Record<string, unknown>): Promise<void> =>
  asOwner(api, school_id, (db) => insert(db, 'day_change', { school_id, change_id: randomUUID(), held_on: tuesday, kind: 'cancelled', reason: '台风', made_by: office.staffId, made_at: `${tuesday}T12:00:00+08:00`, ...change }))

export interface Truth {
  child_id: string
  state: string
  mark_id: string
  made_at: Date
  source: string
  arrived_at: Date | null
}

export const truthOf = (api: Api, { schoolId }: School, heldOn = tuesday) =>
  asOwner(api, schoolId, (db) => db.rows<Truth>(`select child_id, state, mark_id, made_at, source, arrived_at from attendance where school_id = $1 and held_on = $2 order by child_id`, [schoolId, heldOn]))

export const historyOf = (api: Api, { schoolId }: School, heldOn = tuesday) =>
  asOwner(api, schoolId, (db) => db.rows<{ mark_id: string; child_id: string; sitting: string; state: string; source: string; staff_id: string }>(`select mark_id, child_id, sitting, state, source, staff_id from attendance_mark where school_id = $1 and held_on = $2 order by made_at, mark_id`, [schoolId, heldOn]))

export const readings = ({ schoolId }: School, api: Api, operation: string) =>
  asOwner(api, schoolId, (db) => db.rows<{ staff_id: string; child_ids: string[] }>(`select staff_id, child_ids from access_log where school_id = $1 and operation = $2 order by read_at`, [schoolId, operation]))
