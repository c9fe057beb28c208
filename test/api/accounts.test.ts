import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import type { EntryKind } from 'cloud/contract/money'
import { addEntries, entriesOf, type NewEntry } from 'cloud/store/fee'
import { accountTotals } from 'cloud/rules/account-totals'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenEarlierTerm, givenFamily, givenSchool, givenSeats, insert, planWith, type Family, type PlanOverrides, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'

const api = apiOfThisFile()
const today = '2026-09-08T10:00:00'
const s3Spending = ['教师劳务费', '水费', '电费', '耗材']
const accountsPlan = (changes: Partial<PlanOverrides['accounts'] & object> = {}): PlanOverrides => chargedPlan({ accounts: { ...planWith().accounts, spending: s3Spending, ...changes } })

const entry = (changes: Partial<Input<'addAccountEntry'>> = {}): Input<'addAccountEntry'> => ({ direction: 'spending', category: '电费', amountFen: 32_000, onDate: '2026-09-07', note: '九月', ...changes })
const opening = (changes: Partial<Input<'saveAccountSetting'>> = {}): Input<'saveAccountSetting'> => ({ openingFen: 0, openingSource: '没有结余', separateOpenedOn: null, revision: 0, ...changes })

const add = (school: School, changes: Partial<Input<'addAccountEntry'>> = {}) => api.done(school.finance, 'addAccountEntry', entry(changes), { at: today })
const draft = (school: School) => api.done(school.finance, 'readAccountDraft', {})
const publish = async (school: School, by = school.finance) => api.done(by, 'publishAccounts', { contentSha256: (await draft(school)).contentSha256 })

/** A school whose families have their afternoon's statement. */
async function billedSchool(families = 3, plan = accountsPlan()): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api, { plan })
  const all: Family[] = []
  for (let number = 0; number < families; number += 1) all.push(await givenFamily(api, school))
  await givenSeats(api, school, all)
  await givenFeeNotice(api, school)
  await givenStatements(api, school, all)
  return { school, families: all }
}

const line = { name: '测试', steps: [], rule: 'R-041' as const, why: '测试', citation: null }

/** What another part of the app would write onto a child's account. */
function write(school: School, family: Family, kind: EntryKind, amountFen: number, changes: Partial<NewEntry> = {}, termId = school.termId): Promise<string> {
  const entryId = randomUUID()
  const serviceKey = ['carried', 'payment', 'payout'].includes(kind) ? null : 'afternoon'
  const made = { entryId, childId: family.childId, kind, amountFen, line: { ...line, amountFen }, onDate: '2026-09-03', serviceKey, ...changes }
  return asOwner(api, school.schoolId, (db) => addEntries(db, school.schoolId, { termId, staffId: school.finance.staffId, now: api.clock.now() }, [made])).then(() => entryId)
}

const statementOf = (school: School, { childId }: Family) =>
  asOwner(api, school.schoolId, async (db) => (await db.row<{ statement_id: string; fen: number }>(`select statement_id, sum(amount_fen)::int as fen from fee_entry where school_id = $1 and child_id = $2 and kind = 'charge' group by 1`, [school.schoolId, childId]))!)

const changeAsOwner = (school: School, sql: string) => asOwner(api, school.schoolId, (db) => db.rows(sql, [school.schoolId]))

describe('the school’s account book', () => {
  it('R-041: income of 50,000 and spending of 46,000 leave 4,000 (S3, S5, S9, S19)', async () => {
    const { school, families } = await billedSchool(1)
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school, { direction: 'income', category: 'grant', amountFen: 1_000_000 })
    await write(school, families[0]!, 'payment', -4_000_000)
    await add(school, { category: '教师劳务费', amountFen: 4_000_000 })
    await add(school, { category: '耗材', amountFen: 600_000 })
    const { content } = await draft(school)
    expect(content).toMatchObject({ grantFen: 1_000_000, feesFen: 4_000_000, closingFen: 400_000 })
    expect(await api.done(school.office, 'readAccountBook', {})).toMatchObject({ closingFen: 400_000, feesFen: 4_000_000 })
  })

  it('R-041: spending that the plan does not list is refused, and the book lists what is; without a list any word will do', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    expect(await api.refused(school.finance, 'addAccountEntry', entry({ category: '接待费' }), { at: today })).toBe('account_spending_barred')
    expect(await api.done(school.finance, 'readAccountBook', {})).toMatchObject({ allowed: s3Spending, entries: [], total: 0 })
    const free = await givenSchool(api, { plan: accountsPlan({ spending: [] }) })
    await add(free, { category: '图书' })
    expect((await api.done(free.finance, 'readAccountBook', {})).spending).toEqual([{ category: '图书', amountFen: 32_000 }])
  })

  it('refuses amounts below a fen, income of another kind, and days to come or of another school year', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    const refused = (changes: Partial<Input<'addAccountEntry'>>) => api.refused(school.finance, 'addAccountEntry', entry(changes), { at: today })
    for (const amountFen of [0, -100, 1.5, 2_000_000_001]) expect(await refused({ amountFen })).toBe('input_invalid')
    expect(await refused({ direction: 'income', category: '家长交费' })).toBe('account_income_unknown')
    expect(await refused({ onDate: '2026-09-09' })).toBe('account_day_to_come')
    expect(await refused({ onDate: '2026-07-31' })).toBe('account_day_outside')
    expect(await refused({ onDate: '2027-09-01' })).toBe('account_day_outside')
    expect((await api.done(school.finance, 'readAccountBook', {})).total).toBe(0)
  })

  it('an entry made by mistake is taken back once, with its reason, and both stay to be read; a retry does nothing twice', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    const { entryId } = await add(school)
    const key = randomUUID()
    const { entryId: opposite } = await api.done(school.finance, 'reverseAccountEntry', { entryId, reason: '重复记账' }, { key })
    expect(await api.done(school.finance, 'reverseAccountEntry', { entryId, reason: '重复记账' }, { key })).toEqual({ entryId: opposite })
    expect(await api.refused(school.finance, 'reverseAccountEntry', { entryId, reason: '重复记账' })).toBe('account_entry_reversed')
    expect(await api.refused(school.finance, 'reverseAccountEntry', { entryId: opposite, reason: '重复记账' })).toBe('account_entry_is_reversal')
    const { entries, spending } = await api.done(school.finance, 'readAccountBook', {})
    expect(spending).toEqual([])
    expect(entries.map(({ amountFen, note, reversed }) => ({ amountFen, note, reversed }))).toEqual([{ amountFen: -32_000, note: '重复记账', reversed: false }, { amountFen: 32_000, note: '九月', reversed: true }])
    const theirs = await givenSchool(api)
    expect(await api.refused(theirs.finance, 'reverseAccountEntry', { entryId, reason: '别的学校' })).toBe('account_entry_unknown')
  })

  it('two clerks who state the opening balance do not write over each other', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await api.done(school.finance, 'saveAccountSetting', opening({ openingFen: -5000 }), { at: today })
    expect(await api.refused(school.finance, 'saveAccountSetting', opening())).toBe('account_setting_changed')
    expect(await api.refused(school.finance, 'saveAccountSetting', opening({ revision: 1, separateOpenedOn: '2026-09-09' }))).toBe('account_opened_to_come')
    expect((await api.done(school.finance, 'readAccountBook', {})).setting).toMatchObject({ openingFen: -5000, revision: 1 })
  })

  it('R-057: fees received before the separate account is open are warned of, and the warning goes with the day (S3, S17)', async () => {
    const { school, families } = await billedSchool(1, accountsPlan({ separateAccount: true }))
    expect((await draft(school)).warnings).toEqual(['方案要求设专账。请在收费以前开设，并登记开设日期。'])
    const payment = await write(school, families[0]!, 'payment', -14_400)
    expect((await draft(school)).warnings[0]).toContain('已经收了家长的钱')
    expect((await api.done(school.finance, 'readAccountBook', {})).separateAccount).toMatchObject({ missing: true, receivedBeforeFen: 14_400, firstReceivedOn: '2026-09-03' })
    await api.done(school.finance, 'saveAccountSetting', opening({ separateOpenedOn: '2026-09-04' }), { at: today })
    expect((await draft(school)).warnings[0]).toContain('请核对开设日期')
    await write(school, families[0]!, 'payment', 14_400, { reverses: payment })
    expect((await draft(school)).warnings).toEqual([])
  })

  it('the term before is where the opening balance comes from: another figure than was published is warned of', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await givenEarlierTerm(api, school)
    await asOwner(api, school.schoolId, async (db) => {
      const term = await db.row<{ term_id: string }>(`select term_id from term where school_id = $1 and not current`, [school.schoolId])
      const notice = { notice_id: randomUUID(), term_id: term?.term_id, version: 1, content: {}, content_sha256: '0'.repeat(64), closing_fen: 400_000, prepared_by: '钱守义', published_by: school.finance.staffId, published_at: '2026-07-05T08:00:00+08:00' }
      await insert(db, 'account_notice', { school_id: school.schoolId, ...notice })
    })
    await api.done(school.finance, 'saveAccountSetting', opening({ openingFen: 399_999 }), { at: today })
    expect((await api.done(school.finance, 'readAccountBook', {})).lastClosing).toEqual({ termName: '2026年春季学期', amountFen: 400_000 })
    expect((await draft(school)).warnings).toEqual(['期初结余与2026年春季学期公布的期末结余不同，请核对。'])
  })
})

describe('what is published', () => {
  it('waits for the opening balance and for something to say', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    const before = await draft(school)
    expect(before.obstacles).toHaveLength(2)
    expect(await api.refused(school.finance, 'publishAccounts', { contentSha256: before.contentSha256 })).toBe('account_blocked')
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school)
    expect((await draft(school)).obstacles).toEqual([])
    expect(await publish(school, school.office)).toMatchObject({ version: 1 })
  })

  it('is exactly what was looked at: an entry in between, or nothing new, is refused', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school)
    const { contentSha256 } = await draft(school)
    await add(school, { category: '水费' })
    expect(await api.refused(school.finance, 'publishAccounts', { contentSha256 })).toBe('account_draft_changed')
    await publish(school)
    const again = await draft(school)
    expect(again).toMatchObject({ lastVersion: 1, obstacles: ['与已经公布的第 1 版完全相同，不需要再公布。'] })
    expect(await api.refused(school.finance, 'publishAccounts', { contentSha256: again.contentSha256 })).toBe('account_notice_same')
  })

  it('R-041: spending that a later plan no longer allows blocks it until it is taken back', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school)
    await asOwner(api, school.schoolId, (db) => insert(db, 'account_entry', { school_id: school.schoolId, entry_id: randomUUID(), term_id: school.termId, direction: 'spending', category: '接待费', amount_fen: 100, on_date: '2026-09-01', note: '', made_by: school.finance.staffId, made_at: '2026-09-01T08:00:00+08:00' }))
    const { barred, entries } = await api.done(school.finance, 'readAccountBook', {})
    expect(barred).toEqual(['接待费'])
    expect((await draft(school)).obstacles[0]).toContain('接待费')
    await api.done(school.finance, 'reverseAccountEntry', { entryId: entries.find(({ category }) => category === '接待费')!.entryId, reason: '方案不允许' })
    expect((await draft(school)).obstacles).toEqual([])
  })

  it('stands: neither the application nor the owner of the database can change or remove a version, and earlier ones can be read', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school)
    const first = await publish(school)
    await add(school, { category: '水费', amountFen: 100 })
    const second = await publish(school)
    expect(second.version).toBe(2)
    for (const sql of [`update account_notice set closing_fen = 0 where school_id = $1`, `delete from account_notice where school_id = $1`]) {
      await expect(api.database.transaction(school.schoolId, (db) => db.rows(sql, [school.schoolId]))).rejects.toThrow(/permission denied/)
      await expect(changeAsOwner(school, sql)).rejects.toThrow('a published account stands')
    }
    const { notice, versions } = await api.done(school.visitor, 'readAccounts', {})
    expect(notice).toMatchObject({ version: 2, preparedBy: '钱守义', intact: true, content: { closingFen: -32_100 } })
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    expect((await api.done(school.visitor, 'readAccounts', { noticeId: first.noticeId })).notice).toMatchObject({ version: 1, intact: true, content: { closingFen: -32_000 } })
    expect(await api.refused(school.visitor, 'readAccounts', { noticeId: randomUUID() })).toBe('account_notice_unknown')
  })

  it('says so where what is kept is not what was published', async () => {
    const school = await givenSchool(api, { plan: accountsPlan() })
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await add(school)
    await publish(school)
    await asOwner(api, school.schoolId, (db) => db.rows(`alter table account_notice disable trigger account_notice_stands`))
    await changeAsOwner(school, `update account_notice set content = jsonb_set(content, '{closingFen}', '1') where school_id = $1`)
    await asOwner(api, school.schoolId, (db) => db.rows(`alter table account_notice enable trigger account_notice_stands`))
    expect((await api.done(school.visitor, 'readAccounts', {})).notice?.intact).toBe(false)
  })

  it('names no child, no class and no family, and hides the relief of few: with four it is not shown, with five it is', async () => {
    const { school, families } = await billedSchool(6)
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    const relieve = async (family: Family) => {
      const { statement_id: statementId, fen } = await statementOf(school, family)
      await write(school, family, 'relief', -Math.floor(fen / 2), { statementId })
      return Math.floor(fen / 2)
    }
    const half = await relieve(families[0]!)
    for (const family of families.slice(1, 4)) await relieve(family)
    const { fen } = await statementOf(school, families[5]!)
    const hidden = await draft(school)
    expect(hidden).toMatchObject({ reliefFen: 4 * half, relievedChildren: 4 })
    expect(hidden.content.families).toMatchObject({ reliefFen: null, relievedChildren: null, chargedFen: 6 * fen - 4 * half })
    await publish(school)
    const text = JSON.stringify(await api.done(school.visitor, 'readAccounts', {}))
    for (const secret of [...families.flatMap(({ childId, childName, guardian, schoolClass }) => [childId, childName, guardian.name, schoolClass.name]), String(half), String(4 * half)]) expect(text).not.toContain(secret)
    await relieve(families[4]!)
    expect((await draft(school)).content.families).toMatchObject({ reliefFen: 5 * half, relievedChildren: 5 })
  })

  it('a school that has published nothing says so, and how often its plan promises to', async () => {
    const school = await givenSchool(api, { plan: accountsPlan({ published: 'term' }) })
    expect(await api.done(school.visitor, 'readAccounts', {})).toEqual({ schoolName: '海江小学', notice: null, versions: [], published: 'term', complaintPhone: '12345' })
  })
})

describe('the reconciliation', () => {
  it('is to the fen for many children with relief, refunds, credits, top-ups, what was carried, payments, payouts and what was taken back', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = seededRandom(seed)
      const { school, families } = await billedSchool(8)
      for (const family of families) await writeSomething(school, family, random)
      const { content, obstacles } = await draft(school)
      expect({ seed, obstacles }).toEqual({ seed, obstacles: ['还没有写期初结余。请在“学校收支账”里填写，没有结余填 0。'] })
      for (const { familiesFen, schoolFen } of content.checks) expect(familiesFen).toBe(schoolFen)
      // Once more by the very rows and the very sum that each family reads.
      const own = await asOwner(api, school.schoolId, async (db) => {
        const totals: ReturnType<typeof accountTotals>[] = []
        for (const { childId } of families) totals.push(accountTotals(await entriesOf(db, school.schoolId, school.termId, [childId])))
        return totals
      })
      expect(content.families.balanceFen).toBe(own.reduce((sum, { balanceFen }) => sum + balanceFen, 0))
      expect(content.feesFen).toBe(own.reduce((sum, { receivedFen }) => sum + receivedFen, 0))
      expect(content.families.refundedFen).toBe(own.reduce((sum, { refundedFen }) => sum + refundedFen, 0))
    }
  })

  it('notices an entry that says another term than its statement, and nothing can be published', async () => {
    const { school, families } = await billedSchool(2)
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    expect((await draft(school)).obstacles).toEqual([])
    await givenEarlierTerm(api, school)
    const { statement_id: statementId } = await statementOf(school, families[0]!)
    const earlier = await asOwner(api, school.schoolId, (db) => db.row<{ term_id: string }>(`select term_id from term where school_id = $1 and not current`, [school.schoolId]))
    await write(school, families[0]!, 'charge', 100, { statementId }, earlier?.term_id)
    const { content, contentSha256, obstacles } = await draft(school)
    expect(content.checks.find(({ of }) => of === 'charged')).toMatchObject({ familiesFen: content.families.chargedFen + 100 })
    expect(obstacles).toHaveLength(2)
    expect(await api.refused(school.finance, 'publishAccounts', { contentSha256 })).toBe('account_blocked')
  })

  it('notices an entry on another child’s statement, which changes no total', async () => {
    const { school, families } = await billedSchool(2)
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    const { statement_id: statementId } = await statementOf(school, families[0]!)
    await write(school, families[1]!, 'charge', 100, { statementId })
    expect((await draft(school)).obstacles).toEqual([expect.stringContaining('1 笔账记到了别的孩子')])
  })

  it('notices an amount that was changed behind what the family reads', async () => {
    const { school, families } = await billedSchool(2)
    await api.done(school.finance, 'saveAccountSetting', opening(), { at: today })
    await asOwner(api, school.schoolId, (db) => db.rows(`update fee_entry set amount_fen = amount_fen + 1 where school_id = $1 and child_id = $2`, [school.schoolId, families[0]!.childId]))
    const { content, obstacles } = await draft(school)
    expect(obstacles).toHaveLength(1)
    expect(content.checks.filter(({ familiesFen, schoolFen }) => familiesFen !== schoolFen).map(({ of }) => of)).toEqual(['charged', 'balance'])
  })

  it('another school’s and another term’s entries are no part of it', async () => {
    const [{ school, families }, elsewhere] = [await billedSchool(1), await billedSchool(2)]
    await givenEarlierTerm(api, school)
    const earlier = await asOwner(api, school.schoolId, (db) => db.row<{ term_id: string }>(`select term_id from term where school_id = $1 and not current`, [school.schoolId]))
    await write(school, families[0]!, 'payment', -777, {}, earlier?.term_id)
    await write(elsewhere.school, elsewhere.families[0]!, 'payment', -888)
    expect((await draft(school)).content).toMatchObject({ feesFen: 0, closingFen: 0 })
  })
})

/** A family's term: relief, refunds within what was charged, top-ups, what was carried, payments, and mistakes taken back. */
async function writeSomething(school: School, family: Family, random: ReturnType<typeof seededRandom>) {
  const { statement_id: statementId, fen } = await statementOf(school, family)
  const [relief, refund] = [random.below(Math.floor(fen / 3)), random.below(Math.floor(fen / 3))]
  if (random.below(2) === 0 && relief > 0) await write(school, family, 'relief', -relief, { statementId })
  if (random.below(2) === 0 && refund > 0) await write(school, family, random.pick(['refund', 'credit'] as const), -refund, { statementId })
  if (random.below(3) === 0) await write(school, family, 'topUp', 1 + random.below(500), { statementId })
  if (random.below(3) === 0) await write(school, family, 'carried', random.below(2000) - 1000)
  for (let paid = random.below(3); paid > 0; paid -= 1) {
    const amountFen = 1 + random.below(fen)
    const entryId = await write(school, family, 'payment', -amountFen, { receiptNo: randomUUID() })
    if (random.below(3) === 0) await write(school, family, 'payment', amountFen, { reverses: entryId })
  }
  if (random.below(3) === 0) await write(school, family, 'payout', 1 + random.below(300))
}
