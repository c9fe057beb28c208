import { randomUUID } from 'node:crypto'
import type { MarkState } from 'cloud/contract/attendance'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Input, type Output, type Person } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenSchool, givenSeats, insert, type Family, type School } from '../given'
import { count } from '../races/race'

const api = apiOfThisFile()
const heldOn = '2026-09-08'

interface Gate {
  school: School
  lin: Family
  wang: Family
  /** The class's own roll of the afternoon, which its class teacher keeps. */
  address: { heldOn: string; serviceKey: string; rollKey: string }
}

/** Two seated children of one class on a Tuesday afternoon, at five past five. */
async function givenGate(): Promise<Gate> {
  const school = await givenSchool(api)
  const [lin, wang] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王子轩', guardian: '王建军' })]
  await givenSeats(api, school, [lin, wang])
  api.clock.set(`${heldOn}T17:05:00`)
  return { school, lin, wang, address: { heldOn, serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` } }
}

/** What the roll says of a child, as if its teacher had marked it. */
const marked = (gate: Gate, { childId }: Family, state: MarkState) => {
  const at = `${heldOn}T16:20:00+08:00`
  const row = { school_id: gate.school.schoolId, held_on: heldOn, child_id: childId, service_key: 'afternoon', sitting: 'care', state, mark_id: randomUUID(), made_at: at, staff_id: gate.school.third.teacher.staffId, source: 'phone', arrived_at: at }
  return asOwner(api, gate.school.schoolId, (db) => insert(db, 'attendance', row))
}

type Line = Input<'recordDepartures'>['departures'][number]
const line = ({ childId }: Family, changes: Partial<Line> = {}): Line => ({ departureId: randomUUID(), childId, how: 'collected', guardianId: null, collectorId: null, note: '', madeAt: api.clock.now().toISOString(), ...changes })
const by = ({ guardian }: Family) => ({ guardianId: guardian.guardianId })

const record = (gate: Gate, departures: Line[], at?: string, person: Person = gate.school.third.teacher) => api.done(person, 'recordDepartures', { ...gate.address, departures, source: 'phone' }, { at })
const outcomes = async (gate: Gate, departures: Line[], at?: string, person?: Person) => (await record(gate, departures, at, person)).results.map(({ outcome }) => outcome)
const atGate = (gate: Gate, person: Person = gate.school.third.teacher) => api.done(person, 'readDismissal', gate.address)
const childAtGate = async (gate: Gate, { childId }: Family): Promise<Output<'readDismissal'>['children'][number]> => (await atGate(gate)).children.find((child) => child.childId === childId)!
const messagesOf = async ({ guardian }: Family | { guardian: Person }) => (await api.done(guardian, 'listMessages', {})).messages
const grandmother = async ({ guardian, childId }: Family) => (await api.done(guardian, 'addCollector', { childId, name: '林奶奶', relation: '奶奶', note: '周二接' })).collectorId
const days = async ({ guardian, childId }: Family) => api.done(guardian, 'readPickUp', { childId })

describe('R-053: at the gate', () => {
  test('the teacher sees who may collect each child and records it in one call; the family is told once, however often it is sent', async () => {
    const gate = await givenGate()
    const collectorId = await grandmother(gate.lin)
    await marked(gate, gate.lin, 'present')
    expect(await childAtGate(gate, gate.lin)).toMatchObject({ standing: 'present', endsAt: '17:20', wish: { how: 'collected', forToday: false }, frozen: false, departure: null, people: [{ kind: 'guardian', name: '陈海燕', relation: 'mother' }, { kind: 'collector', personId: collectorId, name: '林奶奶', note: '周二接' }] })
    const collected = line(gate.lin, { collectorId, madeAt: `${heldOn}T17:24:00+08:00` })
    const { results, dismissal } = await record(gate, [collected], `${heldOn}T17:25:00`)
    expect(results).toEqual([{ departureId: collected.departureId, childId: gate.lin.childId, outcome: 'recorded' }])
    expect(dismissal.children.find(({ childId }) => childId === gate.lin.childId)?.departure).toMatchObject({ how: 'collected', toName: '林奶奶', byName: '周敏' })
    expect(await outcomes(gate, [collected])).toEqual(['recorded'])
    expect((await messagesOf(gate.lin)).map(({ text }) => text)).toEqual(['林知夏 17:24 由林奶奶接走。'])
    expect((await days(gate.lin)).left).toMatchObject([{ how: 'collected', toName: '林奶奶' }])
    expect(await messagesOf(gate.wang)).toEqual([])
  })

  test('nobody else collects: a collector of another child, one removed before, nobody, or both at once', async () => {
    const gate = await givenGate()
    const [collectorId, removed] = [await grandmother(gate.wang), await grandmother(gate.lin)]
    await api.done(gate.lin.guardian, 'removeCollector', { childId: gate.lin.childId, collectorId: removed }, { at: `${heldOn}T17:10:00` })
    const wrong = [line(gate.lin, { collectorId }), line(gate.lin, { collectorId: removed, madeAt: `${heldOn}T17:11:00+08:00` }), line(gate.lin), line(gate.lin, { ...by(gate.lin), collectorId: removed }), line(gate.lin, { guardianId: removed })]
    expect(await outcomes(gate, wrong, `${heldOn}T17:20:00`)).toEqual(wrong.map(() => 'notAuthorised'))
    expect(await count(api, gate.school, `departure where school_id = '${gate.school.schoolId}'`)).toBe(0)
    expect((await messagesOf(gate.lin)).filter(({ kind }) => kind === 'child_collected')).toEqual([])
    // A phone that was offline: the grandmother was on the list when it was tapped.
    expect(await outcomes(gate, [line(gate.lin, { collectorId: removed, madeAt: `${heldOn}T17:09:00+08:00` })])).toEqual(['recorded'])
  })

  test('a child leaves alone where its family has agreed, and not where it is to be collected', async () => {
    const gate = await givenGate()
    expect(await outcomes(gate, [line(gate.lin, { how: 'independent' })])).toEqual(['notAgreed'])
    await api.done(gate.lin.guardian, 'setDepartureWish', { childId: gate.lin.childId, heldOn, how: 'independent', leavesAt: null, note: '今天自己走' })
    expect((await childAtGate(gate, gate.lin)).wish).toEqual({ how: 'independent', leavesAt: null, note: '今天自己走', forToday: true })
    expect(await outcomes(gate, [line(gate.lin, { how: 'independent' })])).toEqual(['recorded'])
    expect((await messagesOf(gate.lin)).map(({ kind }) => kind)).toEqual(['child_left'])
    expect(await api.refused(gate.lin.guardian, 'setDepartureWish', { childId: gate.lin.childId, heldOn, how: 'collected', leavesAt: null, note: '' })).toBe('wish_left_already')
  })

  test('who is not on the roll or not here is not released; who was not marked may be, and is not marked by it', async () => {
    const gate = await givenGate()
    const elsewhere = await givenFamily(api, gate.school, { child: '赵一鸣', schoolClass: gate.school.first })
    await marked(gate, gate.lin, 'absent')
    expect(await outcomes(gate, [line(gate.lin, by(gate.lin)), line(gate.wang, by(gate.wang)), line(elsewhere, by(elsewhere))])).toEqual(['notHere', 'recorded', 'notExpected'])
    expect((await childAtGate(gate, gate.wang)).standing).toBe('unmarked')
    expect(await count(api, gate.school, `attendance where school_id = '${gate.school.schoolId}'`)).toBe(1)
  })

  test('a child that has left is not released again, and the sheet says who has it; a wrong tap is taken back and the family told', async () => {
    const gate = await givenGate()
    const [first, second] = [line(gate.lin, by(gate.lin)), line(gate.lin, { how: 'returned', note: '乒乓球班' })]
    expect(await outcomes(gate, [first, second])).toEqual(['recorded', 'already'])
    const after = await api.done(gate.school.third.teacher, 'undoDeparture', { ...gate.address, departureId: first.departureId })
    expect(after.children.find(({ childId }) => childId === gate.lin.childId)?.departure).toBeNull()
    expect((await messagesOf(gate.lin)).map(({ kind }) => kind)).toEqual(['departure_corrected', 'child_collected'])
    expect(await outcomes(gate, [second])).toEqual(['recorded'])
    expect((await childAtGate(gate, gate.lin)).departure).toMatchObject({ how: 'returned', toName: '乒乓球班' })
    expect(await messagesOf(gate.lin)).toHaveLength(2)
    expect(await api.refused(gate.school.third.teacher, 'undoDeparture', { ...gate.address, departureId: second.departureId }, { at: '2026-09-09T08:00:00' })).toBe('departure_undo_late')
  })

  test('another class’s teacher neither reads nor records, and nothing is recorded for a day to come', async () => {
    const gate = await givenGate()
    const other = gate.school.first.teacher
    expect(await api.refused(other, 'readDismissal', gate.address)).toBe('roll_not_yours')
    expect(await api.refused(other, 'recordDepartures', { ...gate.address, departures: [line(gate.lin, by(gate.lin))], source: 'phone' })).toBe('roll_not_yours')
    expect(await api.refused(gate.school.office, 'recordDepartures', { ...gate.address, heldOn: '2026-09-09', departures: [line(gate.lin, by(gate.lin))], source: 'paper' })).toBe('roll_not_yet')
    await atGate(gate, gate.school.office)
    expect(await count(api, gate.school, `access_log where school_id = '${gate.school.schoolId}' and operation = 'readDismissal'`)).toBe(1)
  })
})

describe('the office says who collects', () => {
  const reason = '父母在办离婚，法院还没有判'

  test('the gate shows only those it allows, the family can change nothing, and the reason is read by the office alone', async () => {
    const gate = await givenGate()
    const collectorId = await grandmother(gate.lin)
    const father = await givenGuardian(api, gate.school, gate.lin.childId, '林建平')
    const { childId } = gate.lin
    const { freezeId } = await api.done(gate.school.office, 'freezeCustody', { childId, reason, guardianIds: [father.guardianId], collectorIds: [] })
    const child = await childAtGate(gate, gate.lin)
    expect(child).toMatchObject({ frozen: true, people: [{ name: '林建平' }] })
    expect(await outcomes(gate, [line(gate.lin, by(gate.lin)), line(gate.lin, { collectorId }), line(gate.lin, { how: 'independent' })])).toEqual(['notAuthorised', 'notAuthorised', 'notAuthorised'])
    for (const name of ['addCollector', 'removeCollector', 'setDepartureWish', 'clearDepartureWish'] as const) {
      const input = { childId, name: '林爷爷', relation: '爷爷', note: '', collectorId, heldOn: null, how: 'independent', leavesAt: null }
      expect(await api.refused(gate.lin.guardian, name, input as never)).toBe('collectors_frozen')
    }
    const family = await days(gate.lin)
    expect(family.frozen).toBe(true)
    expect(JSON.stringify([child, family, await messagesOf(gate.lin), await api.done(gate.lin.guardian, 'exportMyData', {})])).not.toContain(reason)
    const audited = await asOwner(api, gate.school.schoolId, (db) => db.rows<{ change: object }>(`select change from audit_entry where school_id = $1`, [gate.school.schoolId]))
    expect(JSON.stringify(audited)).not.toContain(reason)
    expect(await api.done(gate.school.office, 'readCustody', { childId })).toMatchObject({ freeze: { freezeId, reason, guardianIds: [father.guardianId] }, earlier: [] })
    expect((await api.done(gate.school.office, 'listFreezes', {})).freezes).toMatchObject([{ childId, childName: '林知夏' }])
  })

  test('a new decision replaces the one in force, lifting gives the family its say again, and both stay on record', async () => {
    const gate = await givenGate()
    const { childId } = gate.lin
    const freeze = () => api.done(gate.school.office, 'freezeCustody', { childId, reason, guardianIds: [], collectorIds: [] })
    const [first, second] = [await freeze(), await freeze()]
    expect(await api.refused(gate.school.office, 'liftFreeze', { childId, freezeId: first.freezeId })).toBe('freeze_unknown')
    await api.done(gate.school.office, 'liftFreeze', { childId, freezeId: second.freezeId })
    expect(await api.done(gate.school.office, 'readCustody', { childId })).toMatchObject({ freeze: null, earlier: [{ freezeId: second.freezeId }, { freezeId: first.freezeId }] })
    expect(await outcomes(gate, [line(gate.lin, by(gate.lin))])).toEqual(['recorded'])
    expect(await api.refused(gate.school.office, 'freezeCustody', { childId, reason, guardianIds: [gate.wang.guardian.guardianId], collectorIds: [] })).toBe('collector_unknown')
  })
})

describe('FR-060: the family says how its child goes home', () => {
  test('what the application said holds until a wish is set; one day may differ, and taking it back leaves the usual', async () => {
    const gate = await givenGate()
    const { childId, guardian } = gate.lin
    const before = await days(gate.lin)
    expect(before.usual).toMatchObject({ how: 'collected', from: 'application' })
    // Tuesday to Friday to the end of the afternoon, on Monday only over midday; no weekend.
    expect(before.days.slice(0, 5).map(({ date, endsAt }) => `${date} ${endsAt}`)).toEqual(['2026-09-08 17:20', '2026-09-09 17:20', '2026-09-10 17:20', '2026-09-11 17:20', '2026-09-14 13:30'])
    const set = (on: string | null, how: 'collected' | 'independent', leavesAt: string | null = null) => api.done(guardian, 'setDepartureWish', { childId, heldOn: on, how, leavesAt, note: '' })
    await set(null, 'independent')
    await set('2026-09-10', 'collected', '17:00')
    await set('2026-09-10', 'collected', '16:50')
    const shown = await days(gate.lin)
    expect(shown.usual).toMatchObject({ how: 'independent', from: 'wish' })
    expect(shown.days.map(({ wish }) => wish?.leavesAt ?? null).filter(Boolean)).toEqual(['16:50'])
    await api.done(guardian, 'clearDepartureWish', { childId, heldOn: '2026-09-10' })
    expect((await days(gate.lin)).days.filter(({ wish }) => wish)).toEqual([])
    expect(await count(api, gate.school, `departure_wish where school_id = '${gate.school.schoolId}'`)).toBe(3)
    for (const wrong of ['2026-09-07', '2026-09-12', '2027-03-02']) expect(await api.refused(guardian, 'setDepartureWish', { childId, heldOn: wrong, how: 'collected', leavesAt: null, note: '' })).toBe('wish_day_wrong')
  })

  test('the other guardian is told when somebody is added or removed, and who did it not', async () => {
    const gate = await givenGate()
    const father = await givenGuardian(api, gate.school, gate.lin.childId, '林建平')
    const collectorId = await grandmother(gate.lin)
    await api.done(gate.lin.guardian, 'removeCollector', { childId: gate.lin.childId, collectorId })
    expect((await messagesOf({ guardian: father })).map(({ text }) => text)).toEqual([expect.stringContaining('陈海燕移除了林奶奶'), expect.stringContaining('陈海燕添加了林奶奶')])
    expect(await messagesOf(gate.lin)).toEqual([])
  })
})

describe('FR-061: a child whom nobody collects', () => {
  const found = (gate: Gate) => count(api, gate.school, `uncollected where school_id = '${gate.school.schoolId}'`)
  const watch = async (at: string) => {
    api.clock.set(`${heldOn}T${at}`)
    await upkeep(api.host, api.clock.now())
  }

  test('is found once after the plan’s minutes, and not before release has begun or while it may still come', async () => {
    const gate = await givenGate()
    for (const each of [gate.lin, gate.wang]) await marked(gate, each, 'present')
    await watch('17:50:00')
    expect(await found(gate)).toBe(0)
    const wrong = line(gate.wang, by(gate.wang))
    await record(gate, [wrong], `${heldOn}T17:52:00`)
    await watch('17:53:00')
    await watch('17:53:30')
    await watch('17:55:00')
    expect(await found(gate)).toBe(1)
    expect(await count(api, gate.school, `audit_entry where school_id = '${gate.school.schoolId}' and operation = 'watchUncollected' and actor = 'time'`)).toBe(1)
    // A tap taken back puts the child on watch again, as long as the release of the roll has begun.
    await record(gate, [line(gate.lin, by(gate.lin))], `${heldOn}T17:56:00`)
    await api.done(gate.school.third.teacher, 'undoDeparture', { ...gate.address, departureId: wrong.departureId })
    await watch('17:58:00')
    expect(await count(api, gate.school, `uncollected where school_id = '${gate.school.schoolId}' and child_id = '${gate.wang.childId}'`)).toBe(1)
  })

  test('is not found twenty minutes after the end to the second, and is a second later', async () => {
    const gate = await givenGate()
    for (const each of [gate.lin, gate.wang]) await marked(gate, each, 'late')
    await record(gate, [line(gate.wang, by(gate.wang))], `${heldOn}T17:21:00`)
    await watch('17:40:00')
    expect(await found(gate)).toBe(0)
    await watch('17:41:01')
    expect(await found(gate)).toBe(1)
  })

  test('the teacher sees whom to call with their phones, each look is logged, and notes what came of it', async () => {
    const gate = await givenGate()
    const about = { heldOn, serviceKey: 'afternoon', childId: gate.lin.childId }
    const { teacher } = gate.school.third
    expect((await api.done(teacher, 'readContacts', about)).people).toMatchObject([{ name: '陈海燕', phone: '13800138000' }])
    expect(await count(api, gate.school, `access_log where school_id = '${gate.school.schoolId}' and operation = 'readContacts'`)).toBe(1)
    const noted = { ...about, guardianId: gate.lin.guardian.guardianId, collectorId: null, how: 'phone' as const, outcome: 'comesLater' as const, note: '路上堵车，18:00 到' }
    const key = randomUUID()
    for (const _sent of [1, 2]) await api.done(teacher, 'logContact', noted, { key })
    expect((await api.done(teacher, 'readContacts', about)).contacts).toMatchObject([{ person: '陈海燕', outcome: 'comesLater', note: '路上堵车，18:00 到', byName: '周敏' }])
    expect((await childAtGate(gate, gate.lin)).contacts).toBe(1)
    expect(await api.refused(teacher, 'logContact', { ...noted, guardianId: null, note: '' })).toBe('contact_person_needed')
    expect(await api.refused(teacher, 'logContact', { ...noted, guardianId: gate.wang.guardian.guardianId })).toBe('collector_unknown')
    expect(await api.refused(gate.school.first.teacher, 'readContacts', about)).toBe('child_not_in_care')
  })
})

test('FR-064: the class teacher sees how those go home who do not take part, and the plan’s word for them all', async () => {
  const school = await givenSchool(api, { plan: { nonParticipants: '15:35 由班主任送到校门口。' } })
  const [joined, declined, silent] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王子轩' }), await givenFamily(api, school, { child: '李沐阳' })]
  await givenSeats(api, school, [joined], formWith())
  await api.done(declined.guardian, 'declineService', { childId: declined.childId, planId: school.planId, reason: '', departurePlan: '爷爷接回家' }, { at: '2026-09-02T09:00:00' })
  const list = await api.done(school.third.teacher, 'listNonParticipants', { classId: school.third.classId })
  expect(list).toMatchObject({ arrangement: '15:35 由班主任送到校门口。', participants: 1 })
  expect(list.pupils.map(({ name, answer, departurePlan }) => [name, answer, departurePlan]).sort()).toEqual([[silent.childName, 'silent', ''], [declined.childName, 'declined', '爷爷接回家']].sort())
})
