import { randomUUID } from 'node:crypto'
import { apiOfThisFile, type Input } from '../boot'
import { givenMissed } from '../given-alert'
import { asOwner, givenFamily, givenGuardian, givenSchool, givenSeats } from '../given'
import { mark, rollOf, save } from './given-roll'

const api = apiOfThisFile()
const heldOn = '2026-09-08'

/** A child whose father the office keeps away from the afternoon on; its grandmother collects it. */
async function givenKeptFather() {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin])
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  api.clock.set(`${heldOn}T12:00:00`)
  const { childId } = lin
  const { collectorId } = await api.done(lin.guardian, 'addCollector', { childId, name: '林奶奶', relation: '奶奶', note: '南门等' })
  api.clock.set(`${heldOn}T14:00:00`)
  const freeze = () => api.done(school.office, 'freezeCustody', { childId, reason: '法院保护令', guardianIds: [lin.guardian.guardianId], collectorIds: [collectorId] })
  const collected = (madeAt: string, who: Partial<Input<'recordDepartures'>['departures'][number]> = {}) =>
    api.done(school.third.teacher, 'recordDepartures', { ...rollOf(school.third), source: 'phone', departures: [{ departureId: randomUUID(), childId, how: 'collected', guardianId: null, collectorId, note: '', madeAt: `${heldOn}T${madeAt}:00+08:00`, ...who }] })
  return { school, lin, father, childId, collectorId, freeze, collected }
}

test('whom the office keeps from a child is told nothing of where it is, when it leaves and with whom, on no page, in no message and in no export', async () => {
  const { school, lin, father, childId, freeze, collected } = await givenKeptFather()
  await freeze()
  api.clock.set(`${heldOn}T16:30:00`)
  const alertId = await givenMissed(api, school, lin, heldOn)
  expect(await api.refused(father, 'answerAlert', { alertId, answer: 'withMe', note: '' })).toBe('alert_unknown')
  await save(api, school.third.teacher, rollOf(school.third), [mark(lin, 'late', '16:31')])
  await api.done(school.third.teacher, 'fileLeave', { childId, fromOn: '2026-09-10', toOn: '2026-09-10', serviceKey: null, reason: '去外婆家' })
  api.clock.set(`${heldOn}T17:25:00`)
  expect((await collected('17:24')).results[0]?.outcome).toBe('recorded')

  const told = JSON.stringify([
    await api.done(father, 'readPickUp', { childId }),
    await api.done(father, 'readAttendance', { childId }),
    await api.done(father, 'readWeek', { childId }),
    await api.done(father, 'readHome', {}),
    await api.done(father, 'readFamily', {}),
    await api.done(father, 'readApplication', { childId }),
    await api.done(father, 'listMessages', {}),
    await api.done(father, 'listMyAlerts', {}),
    await api.done(father, 'exportMyData', {}),
  ])
  for (const secret of ['林奶奶', '南门等', '外婆', '17:24', '09:24', '16:31', '08:31', '法院', 'child_missing', 'child_found', alertId]) expect([secret, told.includes(secret)]).toEqual([secret, false])
  // The mother, whom the decision names, is told all of it.
  const mother = (await api.done(lin.guardian, 'listMessages', {})).messages.map(({ kind }) => kind).sort()
  expect(mother).toEqual(['child_collected', 'child_found', 'child_missing', 'leave_filed'])
  expect((await api.done(lin.guardian, 'readPickUp', { childId })).left).toMatchObject([{ toName: '林奶奶' }])
  const steps = (await api.done(school.office, 'readAlert', { alertId })).steps.filter(({ step }) => step === 'told')
  expect(steps.map(({ note }) => note)).toEqual([expect.stringContaining('家长1人')])
})

test('nor does he make it vanish by a leave, and what was on its way to his phone when the office decided stays there', async () => {
  const { school, lin, father, childId, freeze, collected } = await givenKeptFather()
  api.clock.set(`${heldOn}T14:00:00`)
  const { leaveId } = await api.done(father, 'fileLeave', { childId, fromOn: '2026-09-09', toOn: '2026-09-09', serviceKey: null, reason: '看牙医' })
  await freeze()
  expect(await api.refused(father, 'fileLeave', { childId, fromOn: heldOn, toOn: heldOn, serviceKey: null, reason: '我接走' })).toBe('leave_frozen')
  expect(await api.refused(father, 'withdrawLeave', { leaveId })).toBe('leave_frozen')
  expect(await api.refused(father, 'readLeave', { childId })).toBe('leave_frozen')
  expect((await api.done(father, 'listMessages', {})).messages).toEqual([])
  expect((await api.done(lin.guardian, 'withdrawLeave', { leaveId })).freed).toBeGreaterThan(0)
  const { freezeId } = (await api.done(school.office, 'readCustody', { childId })).freeze!
  api.clock.set(`${heldOn}T17:25:00`)
  await collected('17:24')
  await api.done(school.office, 'liftFreeze', { childId, freezeId })
  // What was kept from him then he was never sent; what he knew before is his again.
  expect((await api.done(father, 'listMessages', {})).messages.map(({ kind }) => kind)).toEqual(['leave_filed', 'collectors_changed'])
  expect(JSON.stringify((await api.done(father, 'readPickUp', { childId })).left)).toContain('林奶奶')
  expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from message where guardian_id = $1 and kind = 'child_collected'`, [father.guardianId]))).toEqual([])
})

test('nor how the household fares that the child lives with: its account, with relief and refunds on it, is for the office to explain to him', async () => {
  const { lin, father, childId, freeze } = await givenKeptFather()
  await api.done(father, 'readAccount', { childId })
  await freeze()
  expect(await api.refused(father, 'readAccount', { childId })).toBe('waiver_by_office')
  await api.done(lin.guardian, 'readAccount', { childId })
})
