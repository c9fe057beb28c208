import { upkeep } from 'cloud/hosts/upkeep'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { randomUUID } from 'node:crypto'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, formWith, givenCourse, givenFamily, givenGuardian, givenSchool, planWith, type Family, type School } from '../given'
import { activate, apply, atHome, choose as chooseCourse, passReviews, publish, sign, tryCourse } from './steps'

const api = apiOfThisFile()

const children = ['林知夏', '王雨涵', '李浩宇', '张梓晨']
const both = ['midday', 'afternoon']

/** Children with seats in both services since the fifth of September, under S19 with some of its exit terms told otherwise. */
async function givenSeated(count: number, exit: Partial<SchoolPlan['exit']> = {}): Promise<{ school: School; families: Family[]; lin: Family }> {
  const school = await givenSchool(api, { plan: { exit: { ...planWith().exit, ...exit } } })
  const families: Family[] = []
  for (const child of children.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  return { school, families, lin: families[0] as Family }
}

const exitOf = ({ childId }: Family, changes: Partial<Input<'requestExit'>> = {}) => ({ childId, serviceKeys: both, lastDay: '2026-10-16', reason: '', collectionNote: '', ...changes })
const leave = (family: Family, changes: Partial<Input<'requestExit'>> = {}, at = '2026-10-12T09:00:00') => api.done(family.guardian, 'requestExit', exitOf(family, changes), { at })
const sheetOf = ({ guardian, childId }: Family) => api.done(guardian, 'readExit', { childId })
const approve = ({ office }: School, exitIds: string[]) => api.done(office, 'decideExit', { exitIds, decision: 'approve', reason: '', until: null })
const delay = (until: string, exitIds: string[]) => ({ exitIds, decision: 'delay' as const, reason: '正在核对用餐', until })
const titlesOn = async ({ guardian, childId }: Family, date: string) =>
  (await api.done(guardian, 'readWeek', { childId, weekOf: date })).sessions.filter((each) => each.date === date).map(({ title }) => title)
const told = async ({ guardian }: Family) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind.startsWith('exit_')).map(({ kind }) => kind)
const choose = (family: Family, courseId: string) => chooseCourse(api, family, courseId, { at: '2026-09-08T09:00:00' })
const ownPlace = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readMenu', { childId })).courses[0]?.own
async function timeComesTo(at: string) {
  api.clock.set(at)
  await upkeep(api.host, api.clock.now())
}

test.each([[false], [null]])('where the plan does not ask for approval (%s), an exit takes effect at once: the last day is still there, the next is not', async (approval) => {
  const { lin } = await givenSeated(1, { approval })
  expect(await leave(lin)).toMatchObject({ status: 'approved' })
  expect(await titlesOn(lin, '2026-10-16')).toEqual(['午托', '晚托'])
  expect(await titlesOn(lin, '2026-10-20')).toEqual([])
  expect(await sheetOf(lin)).toMatchObject({ services: [], open: null, history: [{ status: 'approved', approvedAs: 'atOnce', carriedOut: false }] })
  expect((await atHome(api, lin)).child.applicationStatus).toBe('approved')
  await timeComesTo('2026-10-17T00:05:00')
  expect((await atHome(api, lin)).child).toMatchObject({ applicationStatus: 'ended', todos: [], progress: [], sessionsToday: [] })
  expect(await told(lin)).toEqual(['exit_done', 'exit_approved'])
})

test('where the plan asks for approval, nothing ends before the school says so, and it says so in words to both guardians', async () => {
  const { school, lin } = await givenSeated(1)
  const grandmother = await givenGuardian(api, school, lin.childId, '林奶奶')
  const { exitId, status } = await leave(lin, { reason: '搬家', collectionNote: '奶奶四点接' })
  expect(status).toBe('waiting')
  expect(await titlesOn(lin, '2026-10-20')).toEqual(['午托', '晚托'])
  expect((await api.done(school.office, 'readDesk', {})).waiting.exits).toBe(1)
  expect((await api.done(school.office, 'listExits', {})).exits).toMatchObject([{ childName: '林知夏', reason: '搬家', collectionNote: '奶奶四点接', status: 'waiting', delayLimit: '2026-10-26', barredByPlan: false }])
  await approve(school, [exitId])
  expect(await titlesOn(lin, '2026-10-16')).toEqual(['午托', '晚托'])
  expect(await titlesOn(lin, '2026-10-20')).toEqual([])
  expect(await told({ ...lin, guardian: grandmother })).toEqual(['exit_approved', 'exit_received'])
  expect((await api.done(school.office, 'readDesk', {})).waiting.exits).toBe(0)
})

test('one service of two: the other goes on, and the family stays joined', async () => {
  const { lin } = await givenSeated(1, { approval: false })
  await leave(lin, { serviceKeys: ['midday'] })
  await timeComesTo('2026-10-17T00:05:00')
  expect(await titlesOn(lin, '2026-10-20')).toEqual(['晚托'])
  expect((await atHome(api, lin)).child.applicationStatus).toBe('approved')
  expect((await sheetOf(lin)).services.map(({ serviceKey }) => serviceKey)).toEqual(['afternoon'])
})

test('who has left everything may apply again and gets a new seat; the old agreements ended with the exit', async () => {
  const { school, lin } = await givenSeated(1, { approval: false })
  const [old] = (await api.done(lin.guardian, 'readFamily', {})).agreements
  await leave(lin, { lastDay: '2026-10-12' })
  expect(await api.refused(lin.guardian, 'submitApplication', { childId: lin.childId, planId: school.planId, form: formWith() })).toBe('application_exists')
  await timeComesTo('2026-10-13T00:05:00')
  expect((await api.done(lin.guardian, 'readSignedAgreement', { agreementId: old!.agreementId })).document.state).toBe('ended')
  expect(await api.done(lin.guardian, 'readAgreements', { childId: lin.childId })).toMatchObject({ signable: false })
  await apply(api, school, lin, { services: [{ serviceKey: 'afternoon', weekdays: [2], duration: 'whole', lunch: null }] }, '2026-10-19T09:00:00')
  await passReviews(api, school)
  await publish(api, school, 1)
  await api.done(school.office, 'countersignAgreements', { agreementIds: await sign(api, lin, '2026-10-20T09:00:00') })
  expect(await titlesOn(lin, '2026-10-27')).toEqual(['晚托'])
  expect((await sheetOf(lin)).services.map(({ serviceKey }) => serviceKey)).toEqual(['afternoon'])
})

test('where the plan lets nobody back in the same term, a clear sentence says so, and not taking part can still be said', async () => {
  const { school, lin } = await givenSeated(1, { approval: false, rejoin: false })
  await leave(lin, { lastDay: '2026-10-12' })
  await timeComesTo('2026-10-13T00:05:00')
  const { childId } = lin
  expect(await api.refused(lin.guardian, 'submitApplication', { childId, planId: school.planId, form: formWith() })).toBe('rejoin_not_allowed')
  await api.done(lin.guardian, 'declineService', { childId, planId: school.planId, reason: '', departurePlan: '' })
})

test('a place is the child’s to the end of its last day; then the first in line moves up once, and is told', async () => {
  const { school, families: [lin, wang, li] } = await givenSeated(3, { approval: false })
  const courseId = await givenCourse(api, school, { capacity: 1 })
  for (const family of [lin!, wang!, li!]) await choose(family, courseId)
  await leave(lin!, { serviceKeys: ['afternoon'], lastDay: '2026-10-13' }, '2026-10-13T08:00:00')
  expect(await titlesOn(lin!, '2026-10-13')).toEqual(['午托', '围棋'])
  await timeComesTo('2026-10-13T23:59:00')
  expect(await ownPlace(lin!)).toMatchObject({ state: 'joined' })
  for (const at of ['2026-10-14T00:05:00', '2026-10-14T00:06:00']) await timeComesTo(at)
  expect(await ownPlace(lin!)).toBeNull()
  expect([await ownPlace(wang!), await ownPlace(li!)]).toMatchObject([{ state: 'joined' }, { waitingPosition: 1 }])
  const joined = (await api.done(wang!.guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'place_joined')
  expect(joined).toHaveLength(1)
  const done = (await api.done(lin!.guardian, 'listMessages', {})).messages.find(({ kind }) => kind === 'exit_done')
  expect(done?.details).toMatchObject({ services: '晚托', courses: '“围棋”' })
})

test('of two who leave together, the one in line gives up its waiting place and never moves up into the other’s', async () => {
  const { school, families: [lin, wang, li] } = await givenSeated(3)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  for (const family of [lin!, wang!, li!]) await choose(family, courseId)
  const ids = [(await leave(lin!)).exitId, (await leave(wang!)).exitId]
  api.clock.set('2026-10-20T09:00:00')
  await approve(school, ids)
  expect([await ownPlace(lin!), await ownPlace(wang!), await ownPlace(li!)]).toMatchObject([null, null, { state: 'joined' }])
})

test('a delay has a reason and a day, comes once, and ends in approval by itself', async () => {
  const { school, lin } = await givenSeated(1)
  const { exitId } = await leave(lin)
  expect(await api.refused(school.office, 'decideExit', { ...delay('2026-10-20', [exitId]), reason: ' ' })).toBe('exit_delay_reason_needed')
  expect(await api.refused(school.office, 'decideExit', delay('2026-10-27', [exitId]))).toBe('exit_delay_date')
  await api.done(school.office, 'decideExit', delay('2026-10-20', [exitId]))
  expect((await sheetOf(lin)).open).toMatchObject({ status: 'delayed', delayReason: '正在核对用餐', answerBy: '2026-10-20', silenceApproves: true })
  expect(await api.refused(school.office, 'decideExit', delay('2026-10-21', [exitId]))).toBe('exit_delayed_already')
  await timeComesTo('2026-10-20T23:59:00')
  expect((await sheetOf(lin)).open).toMatchObject({ status: 'delayed' })
  await timeComesTo('2026-10-21T00:05:00')
  expect((await sheetOf(lin)).history).toMatchObject([{ status: 'approved', approvedAs: 'bySilence', lastDay: '2026-10-16', carriedOut: true }])
  expect(await told(lin)).toEqual(['exit_done', 'exit_delayed', 'exit_received'])
})

test('silence approves where the plan says so, once, with time as its actor; elsewhere the request goes on waiting', async () => {
  const quick = await givenSeated(1, { decideWithinDays: 3, silenceApproves: true })
  const { exitId } = await leave(quick.lin, { lastDay: '2026-10-30' })
  const slow = await givenSeated(1, { decideWithinDays: 3 })
  await leave(slow.lin, { lastDay: '2026-10-30' })
  await timeComesTo('2026-10-15T23:59:00')
  expect((await sheetOf(quick.lin)).open).toMatchObject({ status: 'waiting', answerBy: '2026-10-15' })
  for (const at of ['2026-10-16T00:05:00', '2026-10-16T00:06:00', '2026-10-31T00:05:00', '2026-10-31T00:06:00']) await timeComesTo(at)
  expect((await sheetOf(quick.lin)).history).toMatchObject([{ approvedAs: 'bySilence', carriedOut: true }])
  expect(await told(quick.lin)).toEqual(['exit_done', 'exit_approved', 'exit_received'])
  expect((await sheetOf(slow.lin)).open).toMatchObject({ status: 'waiting' })
  const rows = await asOwner(api, quick.school.schoolId, (db) => db.rows<{ operation: string; actor: string }>(`select operation, actor from audit_entry where target = $1 order by audit_id`, [`exit/${exitId}`]))
  expect(rows.slice(1)).toEqual([{ operation: 'approveExitBySilence', actor: 'time' }, { operation: 'carryOutExit', actor: 'time' }])
})

test('a plan that knows no mid-term exit refuses no family: the request waits, and the office sees what the plan says', async () => {
  const { school, lin } = await givenSeated(1, { approval: false, midTermExit: false })
  expect(await leave(lin)).toMatchObject({ status: 'waiting' })
  expect((await api.done(school.office, 'listExits', {})).exits).toMatchObject([{ barredByPlan: true }])
})

test('left before the first day: nothing is left to attend, so all of it ends at once and leaves its trace', async () => {
  const { school, lin } = await givenSeated(1)
  const { schoolId } = school
  await asOwner(api, schoolId, (db) => db.rows(`update enrolment set starts_on = '2026-11-02' where school_id = $1`, [schoolId]))
  await asOwner(api, schoolId, (db) => db.rows(`update term set starts_on = '2026-11-02' where school_id = $1`, [schoolId]))
  expect(await leave(lin)).toMatchObject({ status: 'approved' })
  expect((await atHome(api, lin)).child.applicationStatus).toBe('ended')
  const rows = await asOwner(api, schoolId, (db) => db.rows<{ ends_on: string; exited: boolean }>(`select ends_on, exit_id is not null as exited from enrolment where school_id = $1`, [schoolId]))
  expect(rows).toEqual([{ ends_on: '2026-10-16', exited: true }, { ends_on: '2026-10-16', exited: true }])
  await expect(asOwner(api, schoolId, (db) => db.rows(`update enrolment set exit_id = null where school_id = $1`, [schoolId]))).rejects.toThrow(/enrolment_runs_forward/)
})

test('of two guardians who file, the second is told of the first; taken back, it can be filed anew', async () => {
  const { school, lin } = await givenSeated(1)
  const grandmother = { ...lin, guardian: await givenGuardian(api, school, lin.childId, '林奶奶') }
  const [mine, theirs] = await Promise.all([lin, grandmother].map(({ guardian }) => api.call(guardian, 'requestExit', exitOf(lin), { at: '2026-10-12T09:00:00' })))
  expect([mine, theirs].map((reply) => (reply!.ok ? 'filed' : reply!.code)).sort()).toEqual(['exit_open', 'filed'])
  const { open } = await sheetOf(grandmother)
  await api.done(grandmother.guardian, 'withdrawExit', { exitId: open!.exitId })
  expect(await api.refused(lin.guardian, 'withdrawExit', { exitId: open!.exitId })).toBe('exit_decided')
  expect(await api.refused(school.office, 'decideExit', { exitIds: [open!.exitId], decision: 'approve', reason: '', until: null })).toBe('exit_decided')
  expect(await leave(lin)).toMatchObject({ status: 'waiting' })
})

test('the same request sent again after a lost reply files, frees and tells once', async () => {
  const { lin } = await givenSeated(1, { approval: false })
  const key = randomUUID()
  const replies = [0, 1].map(() => api.call(lin.guardian, 'requestExit', exitOf(lin), { at: '2026-10-12T09:00:00', key }))
  const [first, second] = [await replies[0], await replies[1]]
  expect(second).toMatchObject({ ok: true, data: (first as { data: unknown }).data })
  expect((await sheetOf(lin)).history).toHaveLength(1)
  expect(await told(lin)).toEqual(['exit_approved'])
})

test('a day that is over or beyond the term, a service not taken, and a child without a seat are each refused in words', async () => {
  const { school, lin } = await givenSeated(1)
  const refusal = (family: Family, changes: Partial<Input<'requestExit'>> = {}) => api.refused(family.guardian, 'requestExit', exitOf(family, changes), { at: '2026-10-12T09:00:00' })
  expect(await refusal(lin, { lastDay: '2026-10-11' })).toBe('exit_last_day_past')
  expect(await refusal(lin, { lastDay: '2027-01-02' })).toBe('exit_last_day_late')
  expect(await refusal(lin, { serviceKeys: ['late'] })).toBe('exit_service_unknown')
  expect(await refusal(await givenFamily(api, school, { child: '赵一鸣' }))).toBe('exit_not_enrolled')
  const other = await givenFamily(api, school, { child: '赵一鸣' })
  expect(await api.refused(other.guardian, 'requestExit', exitOf(lin))).toBe('child_not_yours')
})

test('neither audit nor message holds a name or a reason, and another school’s office sees and decides nothing', async () => {
  const { school, lin } = await givenSeated(1)
  const elsewhere = await givenSeated(1)
  const { exitId } = await leave(lin, { reason: '孩子住院了', collectionNote: '林奶奶接' })
  expect((await api.done(elsewhere.school.office, 'listExits', {})).exits).toEqual([])
  expect(await api.refused(elsewhere.school.office, 'decideExit', { exitIds: [exitId], decision: 'approve', reason: '', until: null })).toBe('exit_unknown')
  expect(await api.refused({ ...elsewhere.school.office, schoolId: school.schoolId }, 'listExits', {})).toBe('role_needed')
  await approve(school, [exitId])
  await timeComesTo('2026-10-17T00:05:00')
  const { schoolId } = school
  const kept = await asOwner(api, schoolId, (db) => db.rows(`select change, target from audit_entry where school_id = $1 and target like 'exit%'`, [schoolId]))
  const sent = await asOwner(api, schoolId, (db) => db.rows(`select details from message where school_id = $1 and kind like 'exit%'`, [schoolId]))
  expect(kept).toHaveLength(3)
  expect(JSON.stringify([kept, sent])).not.toMatch(/林知夏|住院|奶奶/)
  expect((await api.done(lin.guardian, 'exportMyData', {})).data.exits).toMatchObject([{ reason: '孩子住院了' }])
})

test('who leaves a service before its first day holds no place in its courses, and gets none afterwards', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'active'], exit: { ...planWith().exit, approval: false } } })
  const lin = await givenFamily(api, school)
  const courseId = await givenCourse(api, school, { opens_at: '2026-08-01T00:00:00+08:00' })
  await apply(api, school, lin, {}, '2026-08-20T09:00:00')
  await leave(lin, { serviceKeys: ['afternoon'], lastDay: '2026-08-30' }, '2026-08-20T10:00:00')
  expect(await sheetOf(lin)).toMatchObject({ history: [{ carriedOut: true }] })
  expect((await tryCourse(api, lin, courseId)).refusal).toBe('course_not_active')
})

test('the longest requests anyone can write reach the office and the family in one reply', async () => {
  const { school, lin: family } = await givenSeated(1)
  const long = (most: number) => '文'.repeat(most)
  const { exitId } = await leave(family, { reason: long(200), collectionNote: long(100) })
  await api.done(school.office, 'decideExit', { ...delay('2026-10-20', [exitId]), reason: long(200) })
  const services = JSON.stringify(Array.from({ length: 10 }, (_, index) => ({ serviceKey: `service${index}`, name: long(20) })))
  await asOwner(api, school.schoolId, async (db) => {
    for (let times = 0; times < 60; times += 1) await db.rows(
        `insert into exit_request select (jsonb_populate_record(x, jsonb_build_object('exit_id', gen_random_uuid(), 'status', 'withdrawn', 'services', $3::jsonb))).*
           from exit_request x where school_id = $1 and exit_id = $2`,
        [school.schoolId, exitId, services],
      )
  })
  for (const reply of [await api.call(school.office, 'listExits', {}), await api.call(family.guardian, 'readExit', { childId: family.childId })]) {
    expect(reply.ok).toBe(true)
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(100_000)
  }
})
