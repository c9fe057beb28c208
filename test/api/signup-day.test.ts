import type { CheckKey } from 'cloud/contract/signup-day'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenSchool, givenSeats, insert, type Family, type School } from '../given'

const api = apiOfThisFile()

const coming = { opens_at: '2026-09-20T12:00:00+08:00', closes_at: '2026-09-30T18:00:00+08:00' }

/** A school with seated children and two courses that open on the twentieth. */
async function givenSignUp(children = 3): Promise<{ school: School; families: Family[]; chess: string; choir: string }> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let count = 0; count < children; count += 1) families.push(await givenFamily(api, school))
  await givenSeats(api, school, families)
  return { school, families, chess: await givenCourse(api, school, { ...coming, title: '围棋', capacity: 1 }), choir: await givenCourse(api, school, { ...coming, title: '合唱', weekday: 3 }) }
}

const change = ({ schoolId }: School, sql: string, values: unknown[] = []) => asOwner(api, schoolId, (db) => db.rows(sql, values))

async function item(school: School, key: CheckKey) {
  const { items } = await api.done(school.office, 'readSignUpChecklist', {})
  const found = items.find((each) => each.key === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}

/** Every row of a school in every table, as text, but for what a rehearsal notes of itself. */
async function digest({ schoolId }: School): Promise<Record<string, string>> {
  const ownNotes = ['rehearsal', 'audit_entry', 'audit_head', 'answered_request']
  const tables = await tenantTables()
  return asOwner(api, schoolId, async (db) => {
    const rows: Record<string, string> = {}
    for (const table of tables.filter((name) => !ownNotes.includes(name))) {
      rows[table] = (await db.row<{ digest: string }>(`select count(*) || ' ' || md5(coalesce(string_agg(t::text || xmin::text, '|' order by t::text), '')) as digest from ${table} t where school_id = $1`, [schoolId]))?.digest ?? ''
    }
    return rows
  })
}

const tenantTables = () =>
  api.database.owner(async (db) => (await db.rows<{ table_name: string }>(`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'school_id'`)).map(({ table_name }) => table_name))

/** How many rows the copy of a school has, in every table that has a school. */
async function copyRows({ schoolId }: School): Promise<number> {
  const tables = await tenantTables()
  return api.database.owner(async (db) => {
    const copy = (await db.row<{ copy: string }>(`select rehearsal_school($1) as copy`, [schoolId]))?.copy
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [copy])
    let rows = 0
    for (const table of tables) rows += (await db.row<{ count: number }>(`select count(*) as count from ${table} where school_id = $1`, [copy]))?.count ?? 0
    return rows
  })
}

async function play(school: School, rehearsalId: string) {
  for (let step = 0; step < 20; step += 1) if ((await api.done(school.office, 'stepRehearsal', { rehearsalId })).state !== 'running') return
  throw new Error('the rehearsal does not end')
}

describe('the checklist', () => {
  test('says that courses are published, and names the drafts that are not', async () => {
    const { school, chess } = await givenSignUp(1)
    expect(await item(school, 'courses_published')).toMatchObject({ state: 'good' })
    await change(school, `update course set status = 'draft' where course_id = $1`, [chess])
    expect(await item(school, 'courses_published')).toMatchObject({ state: 'warn', details: ['围棋'] })
    await change(school, `update course set status = 'draft'`)
    expect(await item(school, 'courses_published')).toMatchObject({ state: 'bad' })
  })

  test('names the course that has no venue or no content, and what it lacks (R-060)', async () => {
    const { school, chess } = await givenSignUp(1)
    expect(await item(school, 'courses_complete')).toMatchObject({ state: 'good' })
    await change(school, `update course set venue = '', content = ' ' where course_id = $1`, [chess])
    expect(await item(school, 'courses_complete')).toMatchObject({ state: 'bad', details: ['围棋：缺内容、地点'] })
  })

  test('counts the children whom each opening lets in, by grade where the school staggers them', async () => {
    const { school, chess, choir } = await givenSignUp(2)
    const small = await givenFamily(api, school, { schoolClass: school.first })
    await givenSeats(api, school, [small])
    await change(school, `update course set grades = '[1, 2, 3]', grade_openings = '[{"grades": [1, 2], "opensAt": "2026-09-19T12:00:00+08:00"}]' where course_id in ($1, $2)`, [chess, choir])
    expect(await item(school, 'openings')).toMatchObject({ state: 'good', details: ['9月19日 12:00：1 个孩子', '9月20日 12:00：2 个孩子'] })
  })

  test('warns of a child that has nothing to choose, and of one whom nobody can choose for', async () => {
    const { school, families } = await givenSignUp(2)
    expect([await item(school, 'children_ready'), await item(school, 'families_bound')]).toMatchObject([{ state: 'good' }, { state: 'good' }])
    await change(school, `delete from child_guardian where child_id = $1`, [families[0]!.childId])
    await change(school, `update course set grades = '[5]'`)
    expect(await item(school, 'families_bound')).toMatchObject({ state: 'warn', says: expect.stringContaining('1 个孩子') })
    expect(await item(school, 'children_ready')).toMatchObject({ state: 'warn', details: ['3 年级：2 个孩子'] })
  })

  test('finds a quota that is larger than its course, and one for a priority group that the plan does not have', async () => {
    const { school, chess } = await givenSignUp(1)
    const quota = { key: 'q1', name: '留守儿童', places: 3, grades: null, groups: ['nobody'], until: null }
    await change(school, `update course set quotas = $2 where course_id = $1`, [chess, JSON.stringify([quota])])
    expect(await item(school, 'quotas')).toMatchObject({ state: 'bad', details: ['围棋：预留比名额多', '围棋：“留守儿童”写了方案里没有的优先对象'] })
  })

  test('says which database serves, and whether its connections suffice', async () => {
    const { school } = await givenSignUp(1)
    const isServer = api.database.engine === 'postgres'
    expect(await item(school, 'engine')).toMatchObject({ state: isServer ? 'good' : 'warn' })
    expect(await item(school, 'connections')).toMatchObject(isServer ? { state: 'warn', says: expect.stringMatching(/最多 \d+ 个云函数实例/) } : { state: 'good' })
  })

  test('tells a host whose clock is wrong from one whose clock is right', async () => {
    const { school } = await givenSignUp(1)
    expect(await item(school, 'clocks')).toMatchObject({ state: 'good' })
    api.host.wallClock = () => new Date(Date.now() + 90_000)
    expect(await item(school, 'clocks')).toMatchObject({ state: 'bad', says: expect.stringMatching(/^服务器的时钟比数据库快 (89|90)\.\d 秒，开放时间会不准。$/) })
    delete api.host.wallClock
  })

  test('notices when records have long not been linked, and is content once the upkeep has run', async () => {
    const { school } = await givenSignUp(1)
    await api.done(school.office, 'confirmSignUpCheck', { item: 'families_told', confirmed: true, note: '' })
    expect(await item(school, 'records_linked')).toMatchObject({ state: 'good' })
    api.clock.forward(1)
    expect(await item(school, 'records_linked')).toMatchObject({ state: 'warn' })
    await upkeep(api.host, api.clock.now())
    expect(await item(school, 'records_linked')).toMatchObject({ state: 'good', says: '操作记录都已封存。' })
  })

  test('leaves to a person only what no program can see, and keeps the name and the hour', async () => {
    const { school } = await givenSignUp(1)
    expect(await item(school, 'families_told')).toMatchObject({ state: 'person', confirmed: null })
    await api.done(school.office, 'confirmSignUpCheck', { item: 'families_told', confirmed: true, note: '9月18日发了通知' })
    expect(await item(school, 'families_told')).toMatchObject({ state: 'good', says: '9月18日发了通知', confirmed: { byName: '许文静', note: '9月18日发了通知' } })
    await api.done(school.office, 'confirmSignUpCheck', { item: 'families_told', confirmed: false, note: '' })
    expect(await item(school, 'families_told')).toMatchObject({ state: 'person' })
    expect(await api.refused(school.office, 'confirmSignUpCheck', { item: 'courses_published' as never, confirmed: true, note: '' })).toBe('input_invalid')
  })
})

describe('while families choose', () => {
  test('every place is counted anew, and a course whose number was tampered with is named', async () => {
    const { school, families, chess } = await givenSignUp(2)
    await change(school, `update course set opens_at = '2026-09-01T00:00:00+08:00'`)
    const [first, second] = families
    for (const { childId, guardian } of [first!, second!]) {
      await api.done(guardian, 'chooseCourses', { lines: [{ childId, courseId: chess, ifFull: 'wait', onOffer: 'ask', ifClash: 'refuse', together: null }] })
    }
    const day = await api.done(school.office, 'readSignUpDay', {})
    expect(day.phase).toBe('open')
    expect(day.courses.find(({ courseId }) => courseId === chess)).toMatchObject({ title: '围棋', capacity: 1, taken: 1, joined: 1, offered: 0, waiting: 1, waitingCounted: 1, agrees: true })
    expect(day.answeredBySecond.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(day.lately).toMatchObject({ joined: 1, waiting: 1, refused: [] })
    await change(school, `update course set taken = 0 where course_id = $1`, [chess])
    const after = await api.done(school.office, 'readSignUpDay', {})
    expect(after.courses.filter(({ agrees }) => !agrees).map(({ title, taken, joined }) => ({ title, taken, joined }))).toEqual([{ title: '围棋', taken: 0, joined: 1 }])
    expect(await item(school, 'places_agree')).toMatchObject({ state: 'bad', details: ['围棋'] })
  })

  test('a lost place in line is found as well', async () => {
    const { school, chess } = await givenSignUp(1)
    await change(school, `update course set waiting = 2 where course_id = $1`, [chess])
    expect((await api.done(school.office, 'readSignUpDay', {})).courses.filter(({ agrees }) => !agrees)).toMatchObject([{ title: '围棋', waiting: 2, waitingCounted: 0 }])
  })

  test('the reasons for which lines were refused are counted in words', async () => {
    const { school, families: [lin], chess } = await givenSignUp(1)
    await api.done(lin!.guardian, 'chooseCourses', { lines: [{ childId: lin!.childId, courseId: chess, ifFull: 'wait', onOffer: 'take', ifClash: 'refuse', together: null }] })
    expect((await api.done(school.office, 'readSignUpDay', {})).lately.refused).toEqual([{ reason: 'course_not_open', words: '选课还没有开始，请到开放时间再来。', count: 1 }])
  })
})

describe('a rehearsal', () => {
  const start = (school: School, families = 6) => api.done(school.office, 'startRehearsal', { families, seconds: 1, taste: 'even' })

  test('plays every family by the real way of choosing, and leaves every row of the school as it was', async () => {
    const { school } = await givenSignUp(3)
    const before = await digest(school)
    const { rehearsalId } = await start(school)
    await play(school, rehearsalId)
    const { rehearsal } = await api.done(school.office, 'readRehearsal', {})
    expect(rehearsal).toMatchObject({ state: 'finished', families: 6, answered: 6, copyKept: true, report: { answered: 6, failed: 0, failures: [], verified: { courses: 2, differing: [] } } })
    const report = rehearsal!.report!
    const chess = report.courses.find(({ title }) => title === '围棋')!
    expect(chess).toMatchObject({ capacity: 1, wanted: 6, joined: 1, suggestsDraw: true })
    expect(report.joined + report.waiting + report.refused.reduce((sum, { count }) => sum + count, 0)).toBe(12)
    expect(report.p50Ms <= report.p95Ms && report.p95Ms <= report.p99Ms && report.p99Ms <= report.slowestMs && report.slowestMs > 0).toBe(true)
    expect(await digest(school)).toEqual(before)
    await api.done(school.office, 'removeRehearsal', { rehearsalId })
    expect(await digest(school)).toEqual(before)
    expect(await item(school, 'rehearsed')).toMatchObject({ state: 'good', says: expect.stringContaining('6 户') })
  })

  test('the digest that proves it would notice a single changed number', async () => {
    const { school, chess } = await givenSignUp(1)
    const before = await digest(school)
    await change(school, `update course set waiting = 1 where course_id = $1`, [chess])
    expect(await digest(school)).not.toEqual(before)
  })

  test('is a school that nobody can find, enter or hear from, and that the upkeep leaves alone', async () => {
    const { school, families: [lin], chess } = await givenSignUp(2)
    const { rehearsalId } = await start(school)
    await play(school, rehearsalId)
    const { copy } = (await api.database.owner((db) => db.row<{ copy: string }>(`select rehearsal_school($1) as copy`, [school.schoolId])))!
    expect(await copyRows(school)).toBeGreaterThan(20)
    expect((await api.done(school.visitor, 'listSchools', {})).schools.map(({ schoolId }) => schoolId)).not.toContain(copy)
    for (const person of [school.visitor, school.office, lin!.guardian]) expect(await api.refused(person, 'readPlan', {}, { schoolId: copy })).toBe('school_unknown')
    const wish = { childId: lin!.childId, courseId: chess, ifFull: 'wait' as const, onOffer: 'take' as const, ifClash: 'refuse' as const, together: null }
    expect(await api.refused(lin!.guardian, 'chooseCourses', { lines: [wish] }, { schoolId: copy })).toBe('role_needed')
    expect(await api.database.transaction(null, (db) => db.rows(`select 1 from school where school_id = $1`, [copy]))).toEqual([])
    const rows = await copyRows(school)
    await upkeep(api.host, api.clock.now())
    expect(await copyRows(school)).toBe(rows)
    await api.done(school.office, 'removeRehearsal', { rehearsalId })
  })

  test('holds no name, no phone and no family of the school', async () => {
    const { school, families } = await givenSignUp(2)
    const { rehearsalId } = await start(school)
    const text = await api.database.owner(async (db) => {
      await db.rows(`select set_config('kehou.school_id', rehearsal_school($1), true)`, [school.schoolId])
      let all = ''
      for (const table of (await tenantTablesIn(db)).filter((name) => name !== 'plan')) all += JSON.stringify(await db.rows(`select * from ${table} where school_id = rehearsal_school($1)`, [school.schoolId]))
      return all
    })
    for (const secret of [...families.flatMap(({ childName, childId, guardian }) => [childName, childId, guardian.name, guardian.guardianId]), '13800138000', school.dutyTeacher.name]) expect(text).not.toContain(secret)
    await api.done(school.office, 'removeRehearsal', { rehearsalId })
  })

  test('leaves nothing behind once it is removed, in any table', async () => {
    const { school } = await givenSignUp(3)
    const { rehearsalId } = await start(school)
    await play(school, rehearsalId)
    expect(await copyRows(school)).toBeGreaterThan(30)
    expect(await api.done(school.office, 'removeRehearsal', { rehearsalId })).toEqual({ removed: true })
    expect(await copyRows(school)).toBe(0)
    expect(await api.done(school.office, 'readRehearsal', {})).toMatchObject({ rehearsal: { copyKept: false, report: { answered: 6 } }, hindrance: null })
    await start(school)
  })

  test('one at a time: a second is refused until the first is removed', async () => {
    const { school } = await givenSignUp(1)
    const { rehearsalId } = await start(school)
    expect(await api.refused(school.office, 'startRehearsal', { families: 1, seconds: 1, taste: 'even' })).toBe('rehearsal_running')
    await api.done(school.office, 'removeRehearsal', { rehearsalId })
    expect(await api.done(school.office, 'readRehearsal', {})).toMatchObject({ rehearsal: { state: 'stopped', stoppedBecause: '演练没有做完就删除了副本。' } })
  })

  test('is refused while families choose, and gives way when choosing opens', async () => {
    const { school, chess } = await givenSignUp(1)
    const { rehearsalId } = await start(school)
    await change(school, `update course set opens_at = '2026-09-01T00:00:00+08:00' where course_id = $1`, [chess])
    expect(await api.done(school.office, 'stepRehearsal', { rehearsalId })).toMatchObject({ state: 'stopped', answered: 0 })
    await api.done(school.office, 'removeRehearsal', { rehearsalId })
    expect(await api.refused(school.office, 'startRehearsal', { families: 1, seconds: 1, taste: 'even' })).toBe('rehearsal_choosing_open')
  })

  test('without courses or without children it says what is missing', async () => {
    const school = await givenSchool(api)
    expect(await api.refused(school.office, 'startRehearsal', { families: 1, seconds: 1, taste: 'even' })).toBe('rehearsal_no_courses')
    await givenCourse(api, school, coming)
    expect(await api.refused(school.office, 'startRehearsal', { families: 1, seconds: 1, taste: 'even' })).toBe('rehearsal_no_children')
  })

  test('a copy that nobody came back to is removed by the upkeep after two hours', async () => {
    const { school } = await givenSignUp(1)
    await start(school)
    api.clock.forward(3 / 24)
    await upkeep(api.host, api.clock.now())
    expect(await copyRows(school)).toBe(0)
  })

  test('the application alone can neither make nor remove a school', async () => {
    const { school } = await givenSignUp(1)
    const asApplication = (sql: string, values: unknown[] = []) => api.database.transaction(school.schoolId, (db) => db.rows(sql, values))
    await expect(asApplication(`insert into school (school_id, name, region, rehearsal_of) values ('rehearsal-x', 'x', 'x', $1)`, [school.schoolId])).rejects.toThrow(/permission denied/)
    await expect(asApplication(`delete from school where school_id = $1`, [school.schoolId])).rejects.toThrow(/permission denied/)
    await expect(asApplication(`select copy_row(null::course, '{}')`)).rejects.toThrow(/permission denied/)
    await expect(api.database.transaction(null, (db) => db.rows(`select remove_rehearsal()`))).rejects.toThrow(/a rehearsal is of a school/)
  })
})

const tenantTablesIn = async (db: Parameters<typeof insert>[0]) =>
  (await db.rows<{ table_name: string }>(`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'school_id'`)).map(({ table_name }) => table_name)
