import { verifyAudit } from 'cloud/store/audit'
import { writeExcel } from 'cloud/spreadsheet'
import { withWords } from 'cloud/rules/message-words'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenMember, givenSchool, givenSeats, insert, type Family, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'

const api = apiOfThisFile()

const registered = '建档立卡家庭学生'
const hardship = '家庭经济困难学生'
const confided = '父亲住院，家里没有收入'

/** A school that charges, with a family whose statement for the afternoon is issued. */
async function givenCharged(child = '林知夏') {
  const school = await givenSchool(api, { plan: chargedPlan() })
  const family = await givenFamily(api, school, { child })
  await givenSeats(api, school, [family])
  await givenFeeNotice(api, school)
  await givenStatements(api, school, [family])
  return { school, family }
}

/** What stands on a child's account by kind, and what is to be paid in all, in fen. */
async function accountOf(school: School, { childId }: Family) {
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ kind: string; amount_fen: number; line: { amountFen: number } }>(`select kind, amount_fen, line from fee_entry where school_id = $1 and child_id = $2 order by made_at, entry_id`, [school.schoolId, childId]))
  for (const row of rows) expect(row.line.amountFen).toBe(row.amount_fen)
  return { charge: rows.filter(({ kind }) => kind === 'charge').reduce((sum, row) => sum + row.amount_fen, 0), payable: rows.reduce((sum, row) => sum + row.amount_fen, 0), rows }
}

const ask = async ({ guardian, childId }: Family, group = hardship) => (await api.done(guardian, 'requestWaiver', { childId, group, statement: confided })).requestId
const grant = (school: School, requestId: string, percent: number | null, reason = '入户核实过') => api.done(school.office, 'decideWaiver', { requestId, decision: 'grant', percent, reason })
const sheetOf = (rows: (string | number)[][]) => writeExcel(['班级', '学号', '姓名'].map((title) => ({ title, width: 12 })), rows)
const rosterNoOf = (school: School, { childId }: Family) => asOwner(api, school.schoolId, async (db) => (await db.row<{ roster_no: number }>(`select roster_no from child where school_id = $1 and child_id = $2`, [school.schoolId, childId]))!.roster_no)
const listOf = async (school: School, family: Family, group = registered) => ({ group, source: '区民政局〔2026〕5号', percent: null, base64: await sheetOf([[family.schoolClass.name, await rosterNoOf(school, family), family.childName]]) })

/** The term is being settled from now on. */
const startSettling = (school: School) => asOwner(api, school.schoolId, (db) => insert(db, 'settlement', { school_id: school.schoolId, term_id: school.termId, terms: {}, started_by: school.finance.staffId, started_at: '2026-12-31T08:00:00+08:00' }))

describe('asking for relief', () => {
  it('a family reads whom the plan relieves, asks once however often it is sent, and takes it back while it waits (FR-071)', async () => {
    const { school, family } = await givenCharged()
    const before = await api.done(family.guardian, 'readWaiver', { childId: family.childId })
    expect(before.groups).toMatchObject([{ group: registered, percent: 100, obligation: 'must', basis: '上级下发的名单', listed: false, state: 'open' }, { group: hardship, percent: null, obligation: 'may', state: 'open' }])
    const input = { childId: family.childId, group: hardship, statement: confided }
    const [first, retried] = [await api.done(family.guardian, 'requestWaiver', input, { key: '0b5c3c52-7b8d-4f8e-9a50-7d1a0c2f1a11' }), await api.done(family.guardian, 'requestWaiver', input, { key: '0b5c3c52-7b8d-4f8e-9a50-7d1a0c2f1a11' })]
    expect(retried).toEqual(first)
    expect(await api.refused(family.guardian, 'requestWaiver', input)).toBe('waiver_open')
    expect(await api.refused(family.guardian, 'requestWaiver', { ...input, group: '烈士子女' })).toBe('waiver_group_unknown')
    expect((await api.done(family.guardian, 'readWaiver', { childId: family.childId })).requests).toMatchObject([{ status: 'waiting', statement: confided }])
    await api.done(family.guardian, 'withdrawWaiver', first)
    expect(await api.refused(family.guardian, 'withdrawWaiver', first)).toBe('waiver_decided')
    expect(await api.refused(school.office, 'decideWaiver', { ...first, decision: 'grant', percent: 50, reason: '核实过' })).toBe('waiver_decided')
    await ask(family)
  })

  it('another family, and the other guardian of the child, read nothing of it and cannot take it back', async () => {
    const { school, family } = await givenCharged()
    const requestId = await ask(family)
    const [father, stranger] = [await givenGuardian(api, school, family.childId, '林建国'), await givenFamily(api, school)]
    expect(await api.refused(stranger.guardian, 'readWaiver', { childId: family.childId })).toBe('child_not_yours')
    expect(JSON.stringify(await api.done(father, 'readWaiver', { childId: family.childId }))).not.toContain('waiting')
    for (const other of [father, stranger.guardian]) expect(await api.refused(other, 'withdrawWaiver', { requestId })).toBe('waiver_unknown')
    await api.done(school.office, 'freezeCustody', { childId: family.childId, reason: '法院判决', guardianIds: [family.guardian.guardianId], collectorIds: [] })
    expect(await api.refused(father, 'requestWaiver', { childId: family.childId, group: hardship, statement: '' })).toBe('waiver_by_office')
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    const known = (await api.done(father, 'readWaiver', { childId: family.childId })).groups
    expect(known.map(({ listed, grantedPercent, state }) => ({ listed, grantedPercent, state }))).toEqual(known.map(() => ({ listed: false, grantedPercent: null, state: 'open' })))
    expect((await api.done(father, 'exportMyData', {})).data).toMatchObject({ reliefs: [], waiverListings: [] })
    expect((await api.done(family.guardian, 'exportMyData', {})).data.reliefs).toMatchObject([{ waiver_group: registered, percent: expect.anything() }])
    expect((await api.done(father, 'listMessages', {})).messages.map(({ kind }) => kind)).not.toContain('waiver_decided')
    expect((await api.done(family.guardian, 'listMessages', {})).messages.map(({ kind }) => kind)).toContain('waiver_decided')
  })
})

describe('deciding', () => {
  it('50 % of what was charged is half, after the cap, on the statement that was issued and on those to come (R-035, S19)', async () => {
    const { school, family } = await givenCharged()
    await grant(school, await ask(family), 50)
    const { charge, payable } = await accountOf(school, family)
    expect(charge).toBeGreaterThan(0)
    expect(payable).toBe(charge / 2)
    expect((await api.done(family.guardian, 'readWaiver', { childId: family.childId })).groups[1]).toMatchObject({ state: 'granted', grantedPercent: 50 })
    expect(await api.refused(family.guardian, 'requestWaiver', { childId: family.childId, group: hardship, statement: '' })).toBe('waiver_granted_already')
  })

  it('a statement that is issued after the decision is relieved at once', async () => {
    const school = await givenSchool(api, { plan: chargedPlan() })
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    await givenFeeNotice(api, school)
    await grant(school, await ask(family), 50)
    await givenStatements(api, school, [family])
    const { charge, payable } = await accountOf(school, family)
    expect(payable).toBe(charge / 2)
  })

  it('discretion needs a reason, what the plan leaves open a percentage, what it states none (R-062, S19)', async () => {
    const { school, family } = await givenCharged()
    const requestId = await ask(family)
    const decide = (decision: 'grant' | 'deny', percent: number | null, reason: string) => api.refused(school.office, 'decideWaiver', { requestId, decision, percent, reason })
    expect(await decide('deny', null, '  ')).toBe('waiver_reason_needed')
    expect(await decide('grant', 50, '')).toBe('waiver_reason_needed')
    expect(await decide('grant', null, '核实过')).toBe('waiver_percent_needed')
    expect(await decide('grant', 0, '核实过')).toBe('input_invalid')
    expect(await decide('grant', 101, '核实过')).toBe('input_invalid')
    const free = await ask(family, registered)
    expect(await api.refused(school.office, 'decideWaiver', { requestId: free, decision: 'grant', percent: 50, reason: '核实过' })).toBe('waiver_percent_fixed')
    await api.done(school.office, 'decideWaiver', { requestId, decision: 'deny', percent: null, reason: '材料与实际不符' })
    expect((await api.done(family.guardian, 'readWaiver', { childId: family.childId })).requests.find((each) => each.requestId === requestId)).toMatchObject({ status: 'denied', reason: '材料与实际不符' })
  })

  it('of two reliefs the greatest counts, and a greater later one only adds the difference', async () => {
    const { school, family } = await givenCharged()
    await grant(school, await ask(family), 50)
    await grant(school, await ask(family, registered), null)
    const { charge, payable, rows } = await accountOf(school, family)
    expect(payable).toBe(0)
    expect(rows.filter(({ kind }) => kind === 'relief').map(({ amount_fen }) => amount_fen)).toEqual([-charge / 2, -charge / 2])
  })

  it('a mandatory waiver of a scheme that states no share (S5) is granted with the school’s, and who is listed cannot be denied', async () => {
    const school = await givenSchool(api, { plan: chargedPlan({ waivers: [{ group: hardship, mode: null, percent: null, obligation: 'must', basis: null }] }) })
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    await givenFeeNotice(api, school)
    await givenStatements(api, school, [family])
    const list = await listOf(school, family, hardship)
    expect(await api.refused(school.office, 'importWaiverList', list)).toBe('waiver_percent_needed')
    const requestId = await ask(family)
    // On the list, but not relieved by it: as after a relief that was ended, or a list of an earlier rule.
    await asOwner(api, school.schoolId, (db) => insert(db, 'waiver_listing', { school_id: school.schoolId, listing_id: requestId, term_id: school.termId, child_id: family.childId, waiver_group: hardship, source: '名单', imported_by: school.office.staffId, imported_at: '2026-09-01T08:00:00+08:00' }))
    expect(await api.refused(school.office, 'decideWaiver', { requestId, decision: 'deny', percent: null, reason: '名额用完' })).toBe('waiver_must_grant')
    await grant(school, requestId, 30, '')
    const { charge, payable } = await accountOf(school, family)
    expect(payable).toBe(charge - Math.round(charge * 0.3))
  })

  it('is refused once the term is being settled, as is asking and taking back', async () => {
    const { school, family } = await givenCharged()
    const requestId = await ask(family)
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    const { reliefs } = await api.done(school.office, 'listReliefs', {})
    await startSettling(school)
    expect(await api.refused(school.office, 'decideWaiver', { requestId, decision: 'grant', percent: 50, reason: '核实过' })).toBe('term_settled')
    expect(await api.refused(family.guardian, 'requestWaiver', { childId: family.childId, group: registered, statement: '' })).toBe('term_settled')
    expect(await api.refused(school.office, 'endRelief', { reliefId: reliefs[0]!.reliefId, reason: '名单有误' })).toBe('term_settled')
    expect(await api.refused(school.office, 'importWaiverList', await listOf(school, family))).toBe('term_settled')
  })
})

describe('an official list', () => {
  it('relieves a registered household wholly and without its asking, the same however often it is taken in (R-062, S19: 144 to 0)', async () => {
    const { school, family } = await givenCharged()
    const list = await listOf(school, family)
    expect(await api.done(school.office, 'checkWaiverList', list)).toMatchObject({ grants: true, matched: [{ name: family.childName, already: false }], faults: [] })
    expect((await accountOf(school, family)).payable).toBeGreaterThan(0)
    const waiting = await ask(family, registered)
    expect(await api.done(school.office, 'importWaiverList', list)).toEqual({ listed: 1, already: 0, granted: 1, left: 0 })
    expect(await api.done(school.office, 'importWaiverList', list)).toEqual({ listed: 0, already: 1, granted: 0, left: 0 })
    expect((await accountOf(school, family)).payable).toBe(0)
    expect((await accountOf(school, family)).rows).toHaveLength(2)
    expect((await api.done(family.guardian, 'readWaiver', { childId: family.childId })).requests).toMatchObject([{ requestId: waiting, status: 'granted' }])
  })

  it('takes nobody whose name is another’s, says which rows are wrong, and a file that is none is refused in words', async () => {
    const { school, family } = await givenCharged()
    const base64 = await sheetOf([[family.schoolClass.name, await rosterNoOf(school, family), '林知冬'], ['九年级9班', 1, '林知夏'], ['', '', '林知夏']])
    const list = { ...(await listOf(school, family)), base64 }
    const checked = await api.done(school.office, 'checkWaiverList', list)
    expect(checked).toMatchObject({ matched: [], faults: [{ rowNo: 2 }, { rowNo: 3 }, { rowNo: 4 }] })
    expect(JSON.stringify(checked.faults)).not.toContain(family.childName)
    expect(await api.done(school.office, 'importWaiverList', list)).toEqual({ listed: 0, already: 0, granted: 0, left: 3 })
    expect(await api.refused(school.office, 'checkWaiverList', { ...list, base64: 'bm90IGEgc2hlZXQ=' })).toBe('waiver_list_unreadable')
    const { base64: template } = await api.done(school.office, 'readWaiverSheet', {})
    expect(await api.refused(school.office, 'checkWaiverList', { ...list, base64: template })).toBe('waiver_list_empty')
  })

  it('of a discretionary waiver relieves nobody by itself, but stands first where requests are decided', async () => {
    const { school, family } = await givenCharged()
    const other = await givenFamily(api, school, { child: '赵一鸣' })
    await ask(other)
    await ask(family)
    expect(await api.done(school.office, 'importWaiverList', await listOf(school, family, hardship))).toEqual({ listed: 1, already: 0, granted: 0, left: 0 })
    const { waivers } = await api.done(school.office, 'listWaivers', {})
    expect(waivers.map(({ childName, listed }) => [childName, listed])).toEqual([[family.childName, true], ['赵一鸣', false]])
  })
})

describe('a relief that was granted by mistake', () => {
  it('is taken back by the opposite of its entries, with a reason, and what else was granted counts again', async () => {
    const { school, family } = await givenCharged()
    await grant(school, await ask(family), 50)
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    const whole = (await api.done(school.office, 'listReliefs', {})).reliefs.find(({ listed }) => listed)!
    await api.done(school.office, 'endRelief', { reliefId: whole.reliefId, reason: '名单里是同名的孩子' })
    expect(await api.refused(school.office, 'endRelief', { reliefId: whole.reliefId, reason: '名单里是同名的孩子' })).toBe('relief_ended')
    const { charge, payable } = await accountOf(school, family)
    expect(payable).toBe(charge / 2)
    const half = (await api.done(school.office, 'listReliefs', {})).reliefs.find(({ endedReason }) => endedReason === null)!
    await api.done(school.office, 'endRelief', { reliefId: half.reliefId, reason: '家里情况好转' })
    expect((await accountOf(school, family)).payable).toBe(charge)
    // Granted anew it counts anew.
    expect(await api.done(school.office, 'importWaiverList', await listOf(school, family))).toMatchObject({ listed: 1, granted: 1 })
    expect((await accountOf(school, family)).payable).toBe(0)
  })

  it('smaller than another changes nothing but the list', async () => {
    const { school, family } = await givenCharged()
    await grant(school, await ask(family), 50)
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    const half = (await api.done(school.office, 'listReliefs', {})).reliefs.find(({ listed }) => !listed)!
    await api.done(school.office, 'endRelief', { reliefId: half.reliefId, reason: '填错了' })
    expect((await accountOf(school, family)).payable).toBe(0)
  })
})

describe('a relief after something was given back', () => {
  it('is of what is left, so that the family gets no more than it was charged', async () => {
    const { school, family } = await givenCharged()
    const { charge } = await accountOf(school, family)
    await asOwner(api, school.schoolId, (db) =>
      db.rows(
        `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, statement_id, amount_fen, line, on_date, made_at)
         select school_id, gen_random_uuid(), term_id, child_id, 'refund', service_key, statement_id, $2::int, jsonb_set(line, '{amountFen}', to_jsonb($2::int)), on_date, made_at + interval '1 minute' from fee_entry where school_id = $1 and kind = 'charge'`,
        [school.schoolId, -charge / 2],
      ),
    )
    await grant(school, await ask(family), 50)
    expect((await accountOf(school, family)).payable).toBe(charge / 4)
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    expect((await accountOf(school, family)).payable).toBe(0)
  })
})

describe('privacy', () => {
  it('teachers, the committee and other families may call none of it; finance reads who is relieved and not what was confided', async () => {
    const { school, family } = await givenCharged()
    const member = await givenMember(api, school)
    const requestId = await ask(family)
    for (const person of [school.third.teacher, school.dutyTeacher, member.guardian, family.guardian]) {
      expect(await api.refused(person, 'listWaivers', {})).toBe('role_needed')
      expect(await api.refused(person, 'listReliefs', {})).toBe('role_needed')
      expect(await api.refused(person, 'decideWaiver', { requestId, decision: 'deny', percent: null, reason: '不' })).toBe('role_needed')
    }
    expect(await api.refused(school.finance, 'decideWaiver', { requestId, decision: 'deny', percent: null, reason: '不' })).toBe('role_needed')
    expect((await api.done(school.finance, 'listWaivers', {})).waivers).toMatchObject([{ requestId, statement: '' }])
    expect((await api.done(school.office, 'listWaivers', {})).waivers).toMatchObject([{ requestId, statement: confided }])
    const read = await asOwner(api, school.schoolId, (db) => db.rows<{ staff_id: string }>(`select staff_id from access_log where school_id = $1 and operation = 'listWaivers'`, [school.schoolId]))
    expect(read.map(({ staff_id }) => staff_id).sort()).toEqual([school.finance.staffId, school.office.staffId].sort())
  })

  it('what is audited, told and shown elsewhere holds neither the group nor a word of it', async () => {
    const { school, family } = await givenCharged()
    const stranger = await givenFamily(api, school)
    await grant(school, await ask(family), 50)
    await api.done(school.office, 'importWaiverList', await listOf(school, family))
    const kept = await asOwner(api, school.schoolId, async (db) => {
      await verifyAudit(db, school.schoolId)
      return JSON.stringify([await db.rows(`select * from audit_entry where school_id = $1`, [school.schoolId]), await db.rows(`select kind, details from message where school_id = $1`, [school.schoolId]), await db.rows(`select * from access_log where school_id = $1`, [school.schoolId])])
    })
    const shown = JSON.stringify([
      await api.done(stranger.guardian, 'exportMyData', {}),
      await api.done(stranger.guardian, 'readHome', {}),
      await api.done(school.third.teacher, 'listPupils', { classId: school.third.classId }),
      await api.done(school.third.teacher, 'readDesk', {}),
      await api.done(stranger.guardian, 'readNotice', {}),
    ])
    for (const secret of [confided, registered, hardship, '核实']) for (const text of [kept, shown]) expect(text).not.toContain(secret)
    for (const { title } of [withWords({ messageId: '', kind: 'waiver_decided', childId: null, childName: '林知夏', details: {}, createdAt: '', read: false })]) expect(title).not.toMatch(/减免|困难|林/)
  })

  it('a family’s own export has its own requests, and the other guardian’s has not', async () => {
    const { school, family } = await givenCharged()
    const father = await givenGuardian(api, school, family.childId, '林建国')
    await ask(family)
    expect((await api.done(family.guardian, 'exportMyData', {})).data.waiverRequests).toMatchObject([{ waiver_group: hardship, statement: confided, status: 'waiting' }])
    expect((await api.done(father, 'exportMyData', {})).data.waiverRequests).toEqual([])
  })
})
