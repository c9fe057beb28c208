import { apiOfThisFile, type Input, type Person } from '../boot'
import { asOwner, givenSchool, planWith } from '../given'

const api = apiOfThisFile()
const entry = (changes: Partial<Input<'logSafety'>> = {}): Input<'logSafety'> => ({ kind: 'patrol', heldOn: '2026-09-08', at: '11:30', place: '东楼', ok: true, findings: '', visitorName: '', purpose: '', ...changes })

async function given(patrollersPerDay: number | null = 2) {
  api.clock.set('2026-09-08T13:40:00')
  return givenSchool(api, { plan: { staffing: { ...planWith().staffing, patrollersPerDay } } })
}
const log = (by: Person, changes: Partial<Input<'logSafety'>> = {}) => api.done(by, 'logSafety', entry(changes))

test('R-023: a day with one patroller is warned of, and one person twice is one (S18)', async () => {
  const school = await given()
  const day = async () => (await api.done(school.office, 'listSafety', {})).patrols[0]
  await log(school.dutyTeacher)
  await log(school.dutyTeacher, { at: '12:30' })
  expect(await day()).toEqual({ heldOn: '2026-09-08', patrollers: 1, missing: 1 })
  await log(school.third.teacher, { kind: 'venue' })
  expect(await day()).toMatchObject({ missing: 1 })
  await log(school.third.teacher)
  expect(await day()).toEqual({ heldOn: '2026-09-08', patrollers: 2, missing: 0 })
  const { patrols } = await api.done(school.office, 'listSafety', {})
  expect(patrols.map(({ heldOn, missing }) => [heldOn, missing])).toEqual([['2026-09-08', 0], ...['2026-09-07', '2026-09-04', '2026-09-03', '2026-09-02', '2026-09-01', '2026-08-31'].map((date) => [date, 2])])
})

test('where the plan states no number of patrollers, none is missing', async () => {
  const school = await given(null)
  expect(await api.done(school.office, 'listSafety', {})).toMatchObject({ patrollersPerDay: null, patrols: [] })
})

test('a finding stands first until it is put right, by whoever found it or the office, and once', async () => {
  const school = await given()
  const { logId } = await log(school.dutyTeacher, { ok: false, findings: '扶手松动' })
  await log(school.dutyTeacher, { at: '13:00' })
  const first = async () => (await api.done(school.office, 'listSafety', {})).entries[0]
  expect(await first()).toMatchObject({ logId, findings: '扶手松动', staffName: '石磊', putRight: null })
  expect((await api.done(school.office, 'readDesk', {})).waiting.openFindings).toBe(1)
  expect(await api.refused(school.third.teacher, 'settleFinding', { logId, text: '修好了' })).toBe('safety_unknown')
  await api.done(school.office, 'settleFinding', { logId, text: '总务已加固' })
  expect(await api.refused(school.dutyTeacher, 'settleFinding', { logId, text: '修好了' })).toBe('safety_settled')
  expect((await api.done(school.office, 'listSafety', {})).entries.find((each) => each.logId === logId)?.putRight).toMatchObject({ text: '总务已加固', by: '许文静' })
  expect(await first()).toMatchObject({ at: '13:00' })
  expect(await api.done(school.office, 'listSafety', {})).toMatchObject({ open: 0 })
})

test('a visitor at the gate is kept for staff only: the office and whoever wrote it down, in no audit row', async () => {
  const school = await given()
  expect(await api.refused(school.dutyTeacher, 'logSafety', entry({ kind: 'gate' }))).toBe('safety_visitor_needed')
  await log(school.dutyTeacher, { kind: 'gate', visitorName: '郑长顺', purpose: '送水' })
  await log(school.dutyTeacher, { visitorName: '郑长顺', purpose: '填错了类别' })
  const seen = async (by: Person) => (await api.done(by, 'listSafety', { kind: 'gate', heldOn: '2026-09-08' })).entries.map(({ visitorName }) => visitorName)
  expect([await seen(school.office), await seen(school.dutyTeacher), await seen(school.third.teacher)]).toEqual([['郑长顺'], ['郑长顺'], []])
  await asOwner(api, school.schoolId, async (db) => {
    expect(JSON.stringify(await db.rows(`select * from audit_entry where school_id = $1`, [school.schoolId]))).not.toContain('郑长顺')
    expect(await db.rows(`select kind from safety_log where school_id = $1 and visitor_name <> ''`, [school.schoolId])).toEqual([{ kind: 'gate' }])
  })
})

test('what has not happened yet, happened long ago, or found something without saying what is refused', async () => {
  const school = await given()
  const ask = (changes: Partial<Input<'logSafety'>>) => api.refused(school.dutyTeacher, 'logSafety', entry(changes))
  expect(await ask({ at: '13:50' })).toBe('safety_not_yet')
  expect(await ask({ heldOn: '2026-08-01' })).toBe('safety_too_old')
  expect(await ask({ ok: false })).toBe('safety_findings_needed')
})
