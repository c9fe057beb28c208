import { randomUUID } from 'node:crypto'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenFamily, givenSchool, type Family, type School } from '../given'
import { givenBureau } from '../scenario-complaint'

const api = apiOfThisFile()
const words = '班主任在群里说不参加课后服务的孩子不评优，第三排那个家长可以作证'

/** A school that the bureau looks after, with two families. */
async function given(): Promise<{ school: School; bureau: Person; chen: Family; zhao: Family }> {
  const school = await givenSchool(api)
  const bureau = await givenBureau(api, school)
  return { school, bureau, chen: await givenFamily(api, school), zhao: await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军', phone: '13700137000' }) }
}

const filed = ({ guardian }: Family, to: 'school' | 'bureau', anonymous = true, at?: string) => api.done(guardian, 'fileComplaint', { to, topic: 'compulsion', text: words, anonymous }, at ? { at } : {})

/** Every row that a transaction of the school's can read, in every table, as text: what the worst handler could give away. */
async function allThatTheSchoolCanRead(schoolId: string, settings: Record<string, string> = {}): Promise<Record<string, string>> {
  return api.database.transaction(schoolId, async (db) => {
    for (const [name, value] of Object.entries(settings)) await db.rows(`select set_config($1, $2, true)`, [name, value])
    const tables = await db.rows<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(current_user, oid, 'select') order by 1`)
    const read: Record<string, string> = {}
    for (const { name } of tables) read[name] = JSON.stringify(await db.rows(`select * from ${name} t order by to_jsonb(t)::text`))
    return read
  })
}

/** Sequences tell that something was written even where its row is hidden. */
const sequences = () => api.database.owner((db) => db.rows(`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`))

describe('a complaint straight to the bureau', () => {
  it('changes nothing that the school can read: no row of any table, no count, no number that went on (FR-077)', async () => {
    const { school, chen } = await given()
    await api.done(chen.guardian, 'listMyComplaints', {})
    const [before, numbers] = [await allThatTheSchoolCanRead(school.schoolId), await sequences()]
    const { complaintId } = await filed(chen, 'bureau')
    await api.done(chen.guardian, 'listMyComplaints', {})
    await api.done(chen.guardian, 'closeComplaint', { complaintId })
    expect(await allThatTheSchoolCanRead(school.schoolId)).toEqual(before)
    expect(await sequences()).toEqual(numbers)
  })

  it('stays unseen where a mistaken handler asks for it outright, and can write none of it', async () => {
    const { school, chen } = await given()
    const { complaintId } = await filed(chen, 'bureau')
    for (const table of ['bureau_complaint', 'bureau_complaint_sender', 'complaint_sender', 'sealed_entry', 'sealed_request']) {
      expect(await api.database.transaction(school.schoolId, (db) => db.rows(`select * from ${table} where school_id = $1`, [school.schoolId]))).toEqual([])
    }
    const asSchool = (sql: string) => api.database.transaction(school.schoolId, (db) => db.rows(sql, [school.schoolId, complaintId]))
    expect(await asSchool(`update bureau_complaint set closed_on = '2026-09-01' where school_id = $1 and complaint_id = $2 returning complaint_id`)).toEqual([])
    await expect(asSchool(`insert into bureau_complaint_sender (school_id, complaint_id, account_id) values ($1, $2, gen_random_uuid())`)).rejects.toThrow(/row-level security/)
  })

  it('is there all the same: the control with the setting of the bureau sees it', async () => {
    const { school, chen } = await given()
    await filed(chen, 'bureau')
    const seen = await allThatTheSchoolCanRead(school.schoolId, { 'kehou.bureau': 'yes', 'kehou.sealed_account': randomUUID() })
    expect(seen.bureau_complaint).toContain(words)
  })

  it('is read by the bureau without who, answered, and read by its own family alone', async () => {
    const { school, bureau, chen, zhao } = await given()
    const { complaintId } = await filed(chen, 'bureau')
    const listed = await api.done(bureau, 'listBureauComplaints', {})
    expect(listed).toMatchObject({ total: 1, complaints: [{ complaintId, text: words, state: 'open', forwarded: null }] })
    for (const secret of [chen.guardian.name, chen.childName, chen.guardian.guardianId, '13800138000']) expect(JSON.stringify(listed)).not.toContain(secret)
    const before = await allThatTheSchoolCanRead(school.schoolId)
    await api.done(bureau, 'answerBureauComplaint', { complaintId, reply: '已要求学校改正' })
    expect(await allThatTheSchoolCanRead(school.schoolId)).toEqual(before)
    expect((await api.done(chen.guardian, 'listMyComplaints', {})).complaints).toMatchObject([{ to: 'bureau', state: 'answered', reply: '已要求学校改正' }])
    expect((await api.done(zhao.guardian, 'listMyComplaints', {})).complaints).toEqual([])
    expect(await api.refused(bureau, 'answerBureauComplaint', { complaintId, reply: '再说一次' })).toBe('complaint_answered')
    expect(await api.refused(zhao.guardian, 'closeComplaint', { complaintId })).toBe('complaint_unknown')
    expect(JSON.stringify((await api.done(chen.guardian, 'exportMyData', {})).data.bureauComplaints)).toContain(words)
    expect((await api.done(zhao.guardian, 'exportMyData', {})).data.bureauComplaints).toEqual([])
  })

  it('reaches the school in the bureau’s words only, once, and the answer reaches the bureau', async () => {
    const { school, bureau, chen } = await given()
    const { complaintId } = await filed(chen, 'bureau')
    expect(await api.refused(bureau, 'forwardToSchool', { complaintId, text: `请核实：${words}` })).toBe('complaint_text_copied')
    await api.done(bureau, 'forwardToSchool', { complaintId, text: '请说明自愿参加怎样落实' })
    expect(await api.refused(bureau, 'forwardToSchool', { complaintId, text: '再问一次' })).toBe('complaint_forwarded')
    const { complaints } = await api.done(school.office, 'listComplaints', {})
    expect(complaints).toMatchObject([{ origin: 'bureau', text: '请说明自愿参加怎样落实', who: null }])
    const read = JSON.stringify(await allThatTheSchoolCanRead(school.schoolId))
    expect(read).not.toContain(words)
    expect(read).not.toContain(complaintId)
    await api.done(school.office, 'answerComplaint', { complaintId: complaints[0]!.complaintId, reply: '已在班会说明，不与评优挂钩' })
    expect((await api.done(bureau, 'listBureauComplaints', {})).complaints[0]?.forwarded).toMatchObject({ reply: '已在班会说明，不与评优挂钩' })
  })

  it('is sent once however often the phone tries, and five at most wait', async () => {
    const { chen } = await given()
    const key = randomUUID()
    const complaint = { to: 'bureau' as const, topic: 'charging' as const, text: '多收了一个月', anonymous: true }
    const first = await api.done(chen.guardian, 'fileComplaint', complaint, { key })
    expect(await api.done(chen.guardian, 'fileComplaint', complaint, { key })).toEqual(first)
    expect(await api.refused(chen.guardian, 'fileComplaint', { ...complaint, text: '别的话' }, { key })).toBe('request_key_reused')
    for (let more = 0; more < 4; more += 1) await filed(chen, 'bureau')
    expect(await api.refused(chen.guardian, 'fileComplaint', complaint)).toBe('complaint_too_many')
  })

  it('is refused with what to do instead where nobody of the bureau reads here', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    expect(await api.done(family.guardian, 'listMyComplaints', {})).toMatchObject({ bureauReads: false })
    expect(await api.refused(family.guardian, 'fileComplaint', { to: 'bureau', topic: 'other', text: words, anonymous: true })).toBe('bureau_not_connected')
  })

  it('is logged without its operation, a constraint or where it broke, should it fail', async () => {
    const { chen } = await given()
    const lines: Record<string, unknown>[] = []
    const { log, random } = api.host
    Object.assign(api.host, { log: (line: Record<string, unknown>) => lines.push(line), random: { ...random, uuid: () => 'no uuid at all' } })
    const code = await api.refused(chen.guardian, 'fileComplaint', { to: 'bureau', topic: 'other', text: words, anonymous: true })
    Object.assign(api.host, { log, random })
    expect(code).toBe('internal')
    expect(lines).toMatchObject([{ event: 'call_failed', operation: 'sealed', code: 'internal' }])
    expect(JSON.stringify(lines)).not.toMatch(/bureau|omplaint|frames|constraint/)
  })
})

describe('who is of the bureau', () => {
  it('nobody else reads or answers: staff, families, and a bureau of another school are refused', async () => {
    const { school, chen } = await given()
    const { complaintId } = await filed(chen, 'bureau')
    const elsewhere = await givenBureau(api, await givenSchool(api))
    for (const person of [school.office, school.finance, school.dutyTeacher, school.third.teacher, chen.guardian, { ...elsewhere, schoolId: school.schoolId }]) {
      expect(await api.refused(person, 'listBureauComplaints', {})).toBe('role_needed')
      expect(await api.refused(person, 'answerBureauComplaint', { complaintId, reply: '好' })).toBe('role_needed')
      expect(await api.refused(person, 'forwardToSchool', { complaintId, text: '好' })).toBe('role_needed')
    }
  })

  it('whoever works at the school reads nothing in the bureau’s place, even when written into its list', async () => {
    const { school } = await given()
    await asOwner(api, school.schoolId, (db) => db.rows(`insert into bureau_member (school_id, account_id, name, added_at) select school_id, account_id, name, now() from staff where school_id = $1 and staff_id = $2`, [school.schoolId, school.office.staffId]))
    expect(await api.refused(school.office, 'listBureauComplaints', {})).toBe('role_needed')
    expect(await api.done(school.office, 'readBureauStanding', {})).toMatchObject({ isBureau: false })
  })
})

describe('a complaint to the school', () => {
  it('without a name shows neither who nor when, in no table that the school can read', async () => {
    const { school, chen } = await given()
    const { complaintId } = await filed(chen, 'school', true, '2026-09-03T21:47:33')
    const { complaints } = await api.done(school.office, 'listComplaints', {}, { at: '2026-09-04T08:00:00' })
    expect(complaints).toMatchObject([{ complaintId, origin: 'anonymous', who: null, filedOn: '2026-09-03' }])
    await api.done(school.office, 'answerComplaint', { complaintId, reply: '会改正' })
    const read = await allThatTheSchoolCanRead(school.schoolId)
    expect(read.complaint).not.toContain(chen.guardian.guardianId)
    for (const table of ['audit_entry', 'answered_request', 'message', 'delivery', 'access_log', 'complaint']) expect(read[table]).not.toMatch(/13:47|21:47|fileComplaint|complaint_answered/)
    expect((await api.done(chen.guardian, 'listMyComplaints', {})).complaints).toMatchObject([{ state: 'answered', reply: '会改正' }])
  })

  it('with a name is read by the office with the family, logged, and answered with a message', async () => {
    const { school, chen } = await given()
    const { complaintId } = await filed(chen, 'school', false)
    const logged = () => asOwner(api, school.schoolId, (db) => db.rows<{ child_ids: string[] }>(`select child_ids from access_log where school_id = $1 and operation = 'listComplaints'`, [school.schoolId]))
    expect((await api.done(school.office, 'listComplaints', {})).complaints[0]?.who).toEqual({ guardianName: '陈海燕', children: [{ name: '林知夏', className: '三年级1班' }] })
    expect(await logged()).toEqual([{ child_ids: [chen.childId] }])
    await api.done(school.office, 'answerComplaint', { complaintId, reply: '已经更正' })
    expect((await api.done(chen.guardian, 'listMessages', {})).messages.map(({ kind }) => kind)).toEqual(['complaint_answered'])
  })

  it('ends by the family’s own hand, or by itself fourteen days after the answer', async () => {
    const { school, chen } = await given()
    const [first, second] = [await filed(chen, 'school', false, '2026-09-03T09:00:00'), await filed(chen, 'school')]
    await api.done(chen.guardian, 'closeComplaint', first)
    expect(await api.refused(school.office, 'answerComplaint', { ...first, reply: '好' })).toBe('complaint_closed')
    await api.done(school.office, 'answerComplaint', { ...second, reply: '好' }, { at: '2026-09-04T09:00:00' })
    const stateAt = async (at: string) => (await api.done(chen.guardian, 'listMyComplaints', {}, { at })).complaints.find(({ complaintId }) => complaintId === second.complaintId)?.state
    expect(await stateAt('2026-09-18T23:00:00')).toBe('answered')
    expect(await stateAt('2026-09-19T00:01:00')).toBe('closed')
    api.clock.set('2026-09-01T09:00:00')
  })
})
