import { randomUUID } from 'node:crypto'
import { shuffled } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import type { Api, Input, Output, Person } from '../boot'
import type { DaySchool, Pupil } from './school'

type Roll = Output<'readSchoolDay'>['rolls'][number]
type Mark = Input<'saveRoll'>['marks'][number]

export const heldOn = '2026-09-08'
const instant = (clock: string) => `${heldOn}T${clock}:00+08:00`
const at = (clock: string) => ({ at: `${heldOn}T${clock}:00` })

/** Somebody who must have been told of something, and how often. */
export type Told = Map<string, number>
export const toldKey = (kind: string, recipient: string, childId: string | null) => `${kind} ${recipient} ${childId ?? '-'}`

export interface Ending {
  state: 'present' | 'late' | 'leave'
  departure: 'returned' | 'collected' | 'independent' | null
}

/** A Tuesday of the demonstration school, played by everybody's own calls; keeps account of what must have come of it. */
export class SchoolDayPlay {
  readonly told: Told = new Map()
  /** How each child's stay must have ended, by `service child`. */
  readonly endings = new Map<string, Ending>()
  private readonly pupils: Map<string, Pupil>
  private keepers = new Map<string, string>()

  constructor(
    private readonly api: Api,
    private readonly school: DaySchool,
  ) {
    this.pupils = new Map(school.pupils.map((pupil) => [pupil.childId, pupil]))
  }

  /** Before lessons: another room for one group, and thirty families whose children will not come to one service or to both. */
  async morning() {
    const { office, random } = this.school
    const { rolls } = await this.api.done(office, 'readSchoolDay', {}, at('07:30'))
    this.keepers = await keepersOf(this.api, this.school, rolls)
    const moved = rolls.find(({ serviceKey, rollKey }) => serviceKey === 'afternoon' && rollKey.startsWith('group:'))!
    await this.api.done(office, 'announceDayChange', { heldOn, kind: 'room', serviceKey: 'afternoon', rollKey: moved.rollKey, room: '图书馆', startsAt: null, endsAt: null, reason: '教室检修' }, at('07:40'))
    for (const { childId } of (await this.sheet(moved, '07:45')).children) this.tellFamily('day_changed', childId)
    this.tell('day_changed', [this.keepers.get(moved.rollKey)!], null)
    for (const [index, pupil] of shuffled(this.school.pupils, random).slice(0, 30).entries()) await this.fileLeave(pupil, [null, 'midday', 'afternoon'][index % 3]!, rolls)
  }

  private async fileLeave(pupil: Pupil, serviceKey: string | null, rolls: readonly Roll[]) {
    await this.api.done(pupil.guardians[0]!, 'fileLeave', { childId: pupil.childId, fromOn: heldOn, toOn: heldOn, serviceKey, reason: '发烧' })
    for (const service of ['midday', 'afternoon']) if (serviceKey === null || serviceKey === service) this.endings.set(`${service} ${pupil.childId}`, { state: 'leave', departure: null })
    const first = serviceKey ?? 'midday'
    const sheets = await Promise.all(rolls.filter((roll) => roll.serviceKey === first).map((roll) => this.sheet(roll)))
    const roll = sheets.find(({ children }) => children.some(({ childId }) => childId === pupil.childId))!.roll
    this.tellFamily('leave_filed', pupil.childId)
    this.tell('leave_filed', [this.classTeacherOf(pupil), this.keepers.get(roll.rollKey)!], pupil.childId)
  }

  /** One service from its rolls to the handovers: late children, one missing child, one phone without a signal for an hour. */
  async takeRolls(serviceKey: string, clocks: { rolls: string; begins: (roll: Roll) => string }) {
    const { office } = this.school
    const { rolls } = await this.api.done(office, 'readSchoolDay', {}, at(clocks.rolls))
    for (const roll of rolls.filter((each) => each.serviceKey === serviceKey)) await this.takeRoll(roll, clocks.begins(roll))
  }

  /** The keeper marks who is here, then those who come late, and closes. */
  async takeRoll(roll: Roll, begins: string) {
    const { random } = this.school
    const expected = (await this.sheet(roll, minute(begins, 1))).children.filter(({ standing }) => standing === 'unmarked')
    const late = expected.filter(() => random.below(40) === 0)
    const here = expected.filter((child) => !late.includes(child))
    await this.save(roll, minute(begins, 3), here.map(({ childId }) => mark(childId, 'present', minute(begins, 2))), { close: late.length === 0 })
    if (late.length > 0) await this.save(roll, minute(begins, 6), late.map(({ childId }) => mark(childId, 'late', minute(begins, 5))), { close: true })
    for (const { childId } of here) this.ends(roll, childId, 'present')
    for (const { childId } of late) this.ends(roll, childId, 'late')
  }

  /**
   * A roll whose child is not there: everybody is told, told again when nobody takes it on, and told when it is found.
   * Without a finder nobody may close the handover.
   */
  async missChild(roll: Roll, begins: string) {
    const { office } = this.school
    const children = (await this.sheet(roll, minute(begins, 1))).children.filter(({ standing }) => standing === 'unmarked')
    const [missing, ...here] = children
    const { childId } = missing!
    const marks = [...here.map((child) => mark(child.childId, 'present', minute(begins, 2))), mark(childId, 'absent', minute(begins, 3))]
    const saved = await this.save(roll, minute(begins, 4), marks, { close: true })
    if (saved.roll.closedAt !== null) throw new Error('a handover closed although a child was missing')
    const everybody = [office.staffId, this.keepers.get(roll.rollKey)!, this.classTeacherOf(this.pupils.get(childId)!)]
    const tellAll = (kind: string) => (this.tellFamily(kind, childId), this.tell(kind, everybody, childId))
    tellAll('child_missing')
    for (const clock of [minute(begins, 8), minute(begins, 10), minute(begins, 10)]) await this.time(clock)
    tellAll('child_missing')
    const [alert] = (await this.api.done(office, 'listAlerts', {}, at(minute(begins, 11)))).alerts
    await this.api.done(office, 'acknowledgeAlert', { alertId: alert!.alertId }, at(minute(begins, 12)))
    await this.time(minute(begins, 40))
    await this.save(roll, minute(begins, 41), [mark(childId, 'late', minute(begins, 40))], { close: true })
    tellAll('child_found')
    for (const child of here) this.ends(roll, child.childId, 'present')
    this.ends(roll, childId, 'late')
  }

  /** A phone without a signal: nobody hears of its marks for an hour, then they come twice. */
  async takeRollOffline(roll: Roll, begins: string) {
    const children = (await this.sheet(roll, minute(begins, 1))).children.filter(({ standing }) => standing === 'unmarked')
    const marks = children.map(({ childId }) => mark(childId, 'present', minute(begins, 2)))
    await this.time(minute(begins, 11))
    this.tell('roll_overdue', [this.school.office.staffId, this.keepers.get(roll.rollKey)!], null)
    await this.time(minute(begins, 12))
    await this.save(roll, minute(begins, 62), marks.slice(0, 20), { close: false })
    await this.save(roll, minute(begins, 63), marks, { close: true })
    await this.save(roll, minute(begins, 64), marks, { close: true })
    for (const { childId } of children) this.ends(roll, childId, 'present')
  }

  /** Midday ends in the classroom. */
  async returnAll(serviceKey: string, clock: string) {
    const { rolls } = await this.api.done(this.school.office, 'readSchoolDay', {}, at(clock))
    for (const roll of rolls.filter((each) => each.serviceKey === serviceKey)) {
      await this.depart(roll, clock, (child) => ({ childId: child.childId, how: 'returned', guardianId: null, collectorId: null, note: '带回教室' }))
    }
  }

  /** The afternoon ends at the gate; one child of this roll stays behind until it is fetched late. */
  async goHome(roll: Roll, clock: string, staysBehind: boolean) {
    const here = (await this.sheet(roll, clock)).children.filter(({ standing, departure }) => (standing === 'present' || standing === 'late') && departure === null)
    const waits = staysBehind ? here.find(({ childId }) => !this.pupils.get(childId)!.alone)!.childId : null
    await this.depart(roll, clock, (child) => (child.childId === waits ? null : this.wayHome(child.childId)))
    return waits
  }

  private wayHome(childId: string) {
    const { alone, guardians } = this.pupils.get(childId)!
    return alone
      ? { childId, how: 'independent' as const, guardianId: null, collectorId: null, note: '' }
      : { childId, how: 'collected' as const, guardianId: guardians[0]!.guardianId, collectorId: null, note: '' }
  }

  /** Nobody has come for it: everybody is told, its guardian is called, and it is handed over late. */
  async fetchLate(roll: Roll, childId: string, ended: string) {
    const { office } = this.school
    await this.time(minute(ended, 19))
    await this.time(minute(ended, 21))
    await this.time(minute(ended, 21))
    const everybody = [office.staffId, this.keepers.get(roll.rollKey)!, this.classTeacherOf(this.pupils.get(childId)!)]
    const tellAll = (kind: string) => (this.tellFamily(kind, childId), this.tell(kind, everybody, childId))
    tellAll('child_uncollected')
    const keeper = this.keeper(roll)
    const guardianId = this.pupils.get(childId)!.guardians[0]!.guardianId
    await this.api.done(keeper, 'logContact', { heldOn, serviceKey: roll.serviceKey, childId, guardianId, collectorId: null, how: 'phone', outcome: 'comesLater', note: '十分钟后到' }, at(minute(ended, 24)))
    await this.depart(roll, minute(ended, 25), (child) => (child.childId === childId ? this.wayHome(childId) : null))
    tellAll('child_found')
  }

  private async depart(roll: Roll, clock: string, how: (child: { childId: string }) => Omit<Input<'recordDepartures'>['departures'][number], 'departureId' | 'madeAt'> | null) {
    const here = (await this.sheet(roll, clock)).children.filter(({ standing, departure }) => (standing === 'present' || standing === 'late') && departure === null)
    const departures = here.flatMap((child) => how(child) ?? []).map((line) => ({ ...line, departureId: randomUUID(), madeAt: instant(clock) }))
    if (departures.length === 0) return
    const input = { ...addressOf(roll), departures, source: 'phone' as const }
    // Each is sent twice, as by a phone that lost the first answer.
    for (const key of [randomUUID(), randomUUID()]) {
      const { results } = await this.api.done(this.keeper(roll), 'recordDepartures', input, { key })
      const wrong = results.find(({ outcome }) => outcome !== 'recorded')
      if (wrong) throw new Error(`a departure was not recorded: ${wrong.outcome}`)
    }
    for (const { childId, how: left } of departures) {
      this.endings.get(`${roll.serviceKey} ${childId}`)!.departure = left
      if (left === 'collected') this.tellFamily('child_collected', childId)
      if (left === 'independent') this.tellFamily('child_left', childId)
    }
  }

  async rollsNow(clock: string, serviceKey: string): Promise<Roll[]> {
    return (await this.api.done(this.school.office, 'readSchoolDay', {}, at(clock))).rolls.filter((roll) => roll.serviceKey === serviceKey)
  }

  readonly time = (clock: string) => upkeep(this.api.host, new Date(instant(clock)))
  private sheet = (roll: Pick<Roll, 'heldOn' | 'serviceKey' | 'rollKey'>, clock?: string) => this.api.done(this.keeper(roll), 'readRoll', addressOf(roll), clock ? at(clock) : {})
  private save = (roll: Roll, clock: string, marks: Mark[], { close }: { close: boolean }) => this.api.done(this.keeper(roll), 'saveRoll', { ...addressOf(roll), marks, source: 'phone', handedBy: '', close }, at(clock))
  private keeper = ({ rollKey }: Pick<Roll, 'rollKey'>): Person => this.school.staff.get(this.keepers.get(rollKey)!)!
  private classTeacherOf = ({ classId }: Pupil) => this.school.classTeacherOf.get(classId)!
  private ends = ({ serviceKey }: Roll, childId: string, state: Ending['state']) => void this.endings.set(`${serviceKey} ${childId}`, { state, departure: null })
  private tellFamily = (kind: string, childId: string) => this.tell(kind, this.pupils.get(childId)!.guardians.map(({ guardianId }) => guardianId), childId)
  private tell = (kind: string, recipients: readonly string[], childId: string | null) => {
    for (const recipient of new Set(recipients)) this.told.set(toldKey(kind, recipient, childId), (this.told.get(toldKey(kind, recipient, childId)) ?? 0) + 1)
  }
}

const addressOf = ({ serviceKey, rollKey }: Pick<Roll, 'serviceKey' | 'rollKey'>) => ({ heldOn, serviceKey, rollKey })
const mark = (childId: string, state: Mark['state'], clock: string): Mark => ({ markId: randomUUID(), childId, state, madeAt: instant(clock) })

/** So many minutes later on the clock. */
export function minute(clock: string, later: number): string {
  const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + later
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Who takes each roll, as the office arranged it. */
async function keepersOf(api: Api, { office, staff }: DaySchool, rolls: readonly Roll[]): Promise<Map<string, string>> {
  const { services } = await api.done(office, 'readGroups', {})
  const ofGroups = services.flatMap(({ groups }) => groups.map(({ groupId, teacherId }) => [`group:${groupId}`, teacherId!] as const))
  const named = (name: string | null) => [...staff.values()].find((each) => each.name === name)!.staffId
  return new Map([...ofGroups, ...rolls.filter(({ rollKey }) => rollKey.startsWith('course:')).map(({ rollKey, teacherName }) => [rollKey, named(teacherName)] as const)])
}
