import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, insert, planWith, type Family, type PlanOverrides, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenManySeats, givenSeat, oneService, replacedPlan, withoutHolidays } from '../given-money'

const api = apiOfThisFile()
const at = '2026-09-01T09:00:00'

/** A school of one service without holidays, with one seated child and a published 收费公示. */
async function charging(plan: PlanOverrides, seat: Parameters<typeof givenSeat>[3] = {}, termEnd?: string): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api, { plan })
  await withoutHolidays(api, school, termEnd)
  const family = await givenFamily(api, school)
  await givenSeat(api, school, family, seat)
  await givenFeeNotice(api, school)
  api.clock.set(at)
  return { school, family }
}
const issue = (school: School, periodFrom: string, serviceKey = 'afternoon') => api.done(school.finance, 'issueStatements', { serviceKey, periodFrom })
const statementsOf = async (family: Family) => (await api.done(family.guardian, 'readAccount', { childId: family.childId })).statements
const payable = async (family: Family) => (await statementsOf(family)).map(({ payableFen }) => payableFen)

describe('worked figures', () => {
  it('R-029: 18 weeks × 4 days × 1 hour × 2 yuan is 144 yuan, and the line says so with its paper (S19)', async () => {
    const { school, family } = await charging(oneService({}))
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 1, left: 0 })
    const [statement] = await statementsOf(family)
    expect(statement).toMatchObject({ serviceName: '晚托', periodFrom: '2026-09-01', periodTo: '2027-01-01', payableFen: 14_400 })
    expect(statement!.lines).toMatchObject([{ amountFen: 14_400, rule: 'R-029', citation: '示例价格主管部门文件〔2026〕1号（2026年6月1日）', steps: [{ says: '18 周 × 4 天 × 1 小时 × 2 元', fen: 14_400 }] }])
  })

  it('R-030, R-039: three lessons at 3 yuan are 9 yuan a day, and each month has a statement of its own (S3)', async () => {
    const { school, family } = await charging(oneService({ unit: 'lesson', amountFen: 300, maxUnitsPerDay: 3, cycle: 'month' }, { countedLessons: 3 }))
    const { services } = await api.done(school.finance, 'listBillable', {})
    const periods = services[0]!.periods.map(({ periodFrom, left }) => [periodFrom, left])
    expect(periods).toEqual([['2026-09-01', 1], ['2026-10-01', 1], ['2026-11-03', 1], ['2026-12-01', 1], ['2027-01-01', 1]])
    for (const [periodFrom] of periods) expect(await issue(school, periodFrom as string)).toEqual({ issued: 1, left: 0 })
    // 18 days in September, 18 in October, 16 in November, 19 in December and 1 in January.
    expect(await payable(family)).toEqual([16_200, 16_200, 14_400, 17_100, 900])
  })

  it('R-032: of 380 yuan calculated 350 are charged (S5)', async () => {
    const fee = { unit: 'lesson' as const, amountFen: 400, caps: [{ amountFen: 35_000, per: 'term' as const }] }
    const { school, family } = await charging(oneService(fee, { countedLessons: 1, weekdays: [1, 2, 3, 4, 5] }), { weekdays: [1, 2, 3, 4, 5], endsOn: '2027-01-08' }, '2027-01-08')
    await issue(school, '2026-08-31')
    const [statement] = await statementsOf(family)
    expect(statement).toMatchObject({ payableFen: 35_000, lines: [{ rule: 'R-032', steps: [{ fen: 38_000 }, { says: '收到上限为止：每学期最高 350 元', fen: 35_000 }] }] })
  })

  it('R-028: what is free for grades 1 and 2 is shown as such and never stated; the third grade has its statement (S8)', async () => {
    const [charged] = oneService({}).services![0]!.fees
    const plan = oneService({}, { fees: [{ ...charged!, grades: [1, 2], status: 'free', amountFen: null, unit: null }, { ...charged!, grades: [3, 4, 5, 6] }] })
    const { school, family } = await charging(plan)
    const first = await givenFamily(api, school, { child: '林小满', schoolClass: school.first })
    await givenSeat(api, school, first)
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 1, left: 0 })
    expect(await payable(family)).toEqual([14_400])
    expect(await api.done(first.guardian, 'readAccount', { childId: first.childId })).toMatchObject({ statements: [], unbilled: [], free: [{ serviceKey: 'afternoon', name: '晚托' }], totals: { balanceFen: 0 } })
    expect(await api.done(school.finance, 'listBillable', {})).toMatchObject({ services: [{ periods: [{ issued: 1, payableFen: 14_400, left: 0 }] }] })
  })

  it('R-027: without the authority’s paper nothing is stated, and the family reads why (S10)', async () => {
    const { school, family } = await charging(oneService({ authority: null }))
    expect(await api.refused(school.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })).toBe('bill_blocked')
    const { services } = await api.done(school.finance, 'listBillable', {})
    expect(services).toMatchObject([{ obstacles: [expect.stringMatching(/没有收费依据。请/)], periods: [{ issued: 0, left: 0 }] }])
    expect(await api.done(family.guardian, 'readAccount', { childId: family.childId })).toMatchObject({ statements: [], free: [], unbilled: [{ serviceKey: 'afternoon', says: '收费公示还没有填写完整，补齐以前不收费。' }] })
  })

  it.each([[130, 433], [120, 400]])('R-029: a midday of %i minutes is %i fen (S19)', async (billableMinutes, fen) => {
    const { school, family } = await charging(oneService({}, { billableMinutes }), { startsOn: '2026-09-08', endsOn: '2026-09-08' })
    await issue(school, '2026-09-01')
    expect(await payable(family)).toEqual([fen])
  })
})

describe('a standard that changes in mid-term', () => {
  const month = (amountFen: number) => oneService({ amountFen, cycle: 'month', caps: [{ amountFen: 10_000, per: 'term' }] })
  async function change(school: School, amountFen: number, inForceFrom: string) {
    await replacedPlan(api, school, { services: month(amountFen).services })
    const { planId, contentSha256 } = await api.done(school.finance, 'readFeeNoticeDraft', {})
    await api.done(school.office, 'publishFeeNotice', { planId, contentSha256, inForceFrom })
  }

  it('holds from its day on, leaves what was stated before, and keeps to one cap over both', async () => {
    const { school, family } = await charging(month(200))
    await issue(school, '2026-09-01')
    await change(school, 300, '2026-10-15')
    for (const periodFrom of ['2026-10-01', '2026-11-03', '2026-12-01']) await issue(school, periodFrom)
    // 18 days at 2; 8 at 2 and 10 at 3; of 48 yuan in November the 18 that are left of 100.
    expect(await payable(family)).toEqual([3600, 4600, 1800, 0])
    const october = (await statementsOf(family))[1]!
    expect(october.lines.map(({ name, amountFen }) => [name, amountFen])).toEqual([['晚托 10月1日至10月14日', 1600], ['晚托 10月15日至10月30日', 3000]])
  })

  it('changes nothing about days that were stated before it was published: they have used up what they did of the cap', async () => {
    const { school, family } = await charging(month(200))
    for (const periodFrom of ['2026-09-01', '2026-10-01']) await issue(school, periodFrom)
    await change(school, 100, '2026-10-15')
    for (const periodFrom of ['2026-11-03', '2026-12-01', '2027-01-01']) await issue(school, periodFrom)
    expect(await payable(family)).toEqual([3600, 3600, 1600, 1200, 0])
  })

  it('to a bill by the term states the rest of it and no day twice', async () => {
    const { school, family } = await charging(month(200))
    await issue(school, '2026-09-01')
    await replacedPlan(api, school, oneService({ cycle: 'term' }))
    const { planId, contentSha256 } = await api.done(school.finance, 'readFeeNoticeDraft', {})
    await api.done(school.office, 'publishFeeNotice', { planId, contentSha256, inForceFrom: '2026-10-01' })
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 1, left: 0 })
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 0, left: 0 })
    expect((await statementsOf(family)).map(({ periodFrom, periodTo, payableFen }) => [periodFrom, periodTo, payableFen])).toEqual([['2026-09-01', '2026-09-30', 3600], ['2026-10-01', '2027-01-01', 10_800]])
  })

  it('that says minutes only from some day on charges nothing for the days before', async () => {
    const { school, family } = await charging(oneService({}, { billableMinutes: null }))
    expect(await api.refused(school.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })).toBe('bill_blocked')
    await change(school, 200, '2026-12-01')
    expect(await issue(school, '2026-12-01')).toEqual({ issued: 1, left: 0 })
    expect(await payable(family)).toEqual([3800])
  })
})

describe('issuing', () => {
  it('R-057: waits for the separate account where the plan is that strict, says so to finance and the family, and only warns elsewhere', async () => {
    const accounts = { ...planWith().accounts, separateAccount: true }
    const [strict, warned] = [await charging(oneService({}, {}, { accounts, rules: { 'R-057': 'block' } })), await charging(oneService({}, {}, { accounts }))]
    const first = { serviceKey: 'afternoon', periodFrom: '2026-09-01' }
    const says = '方案要求先开专账再收费。请先登记专账开立的日期。'
    for (const { school } of [strict, warned]) {
      expect(await api.done(school.finance, 'listBillable', {})).toMatchObject({ services: [{ obstacles: [says] }] })
      expect((await api.done(school.finance, 'readFeeNoticeDraft', {})).lacks).toMatchObject([{ says, blocks: school === strict.school }])
    }
    expect(await api.refused(strict.school.finance, 'issueStatements', first)).toBe('bill_blocked')
    const { family } = strict
    expect(await api.done(family.guardian, 'readAccount', { childId: family.childId })).toMatchObject({ unbilled: [{ says: '学校还没有开设收费专账，开设以前不收费。' }] })
    expect(await api.done(warned.school.finance, 'issueStatements', first)).toEqual({ issued: 1, left: 0 })

    await api.done(strict.school.finance, 'saveAccountSetting', { openingFen: 0, openingSource: '新开专账', separateOpenedOn: '2026-09-01', revision: 0 })
    expect(await api.done(strict.school.finance, 'listBillable', {})).toMatchObject({ services: [{ obstacles: [] }] })
    expect(await api.done(strict.school.finance, 'issueStatements', first)).toEqual({ issued: 1, left: 0 })
  })

  it('is refused before anything was published, for what is not a period, and once the term is being settled', async () => {
    const school = await givenSchool(api, { plan: chargedPlan() })
    const call = (periodFrom: string, serviceKey = 'afternoon') => api.refused(school.finance, 'issueStatements', { serviceKey, periodFrom }, { at })
    expect(await call('2026-09-01')).toBe('fee_notice_missing')
    await givenFeeNotice(api, school)
    expect([await call('2026-09-02'), await call('2026-09-01', 'dawn')]).toEqual(['period_unknown', 'period_unknown'])
    await asOwner(api, school.schoolId, (db) => db.rows(`insert into settlement (school_id, term_id, terms, started_by, started_at) values ($1, $2, '{}', $3, now())`, [school.schoolId, school.termId, school.finance.staffId]))
    expect(await call('2026-09-01')).toBe('term_settled')
  })

  it('of a service that is free is refused: no bill can exist (R-028)', async () => {
    const { school } = await charging(oneService({ status: 'free', amountFen: null, unit: null, authority: null, cycle: null }))
    expect(await api.refused(school.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })).toBe('bill_free')
  })

  it('leaves out a day that the office cancelled before, states a child that joins later on the next call, and nobody twice', async () => {
    const { school, family } = await charging(oneService({}))
    await api.done(school.office, 'announceDayChange', { heldOn: '2026-09-15', kind: 'cancelled', serviceKey: 'afternoon', rollKey: null, room: null, startsAt: null, endsAt: null, reason: '运动会' })
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 1, left: 0 })
    expect(await payable(family)).toEqual([14_200])
    const later = await givenFamily(api, school, { child: '赵一鸣' })
    await givenSeat(api, school, later, { startsOn: '2026-12-01' })
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 1, left: 0 })
    expect(await issue(school, '2026-09-01')).toEqual({ issued: 0, left: 0 })
    expect([await payable(family), await payable(later)]).toEqual([[14_200], [4000]])
  })

  it('goes on with the next hundred at each call and says how many are left', async () => {
    const school = await givenSchool(api, { plan: oneService({}) })
    await givenManySeats(api, school, 250)
    await givenFeeNotice(api, school)
    api.clock.set(at)
    expect(await api.done(school.finance, 'listBillable', {})).toMatchObject({ noticeVersion: 1, services: [{ obstacles: [], periods: [{ issued: 0, left: 250 }] }] })
    expect([await issue(school, '2026-09-01'), await issue(school, '2026-09-01'), await issue(school, '2026-09-01')]).toEqual([{ issued: 100, left: 150 }, { issued: 100, left: 50 }, { issued: 50, left: 0 }])
    expect(await api.done(school.finance, 'listBillable', {})).toMatchObject({ services: [{ periods: [{ issued: 250, payableFen: 250 * 14_000, left: 0 }] }] })
    const { total, totals, nextOffset } = await api.done(school.office, 'listAccounts', { search: '', show: 'owing' })
    expect({ total, charged: totals.chargedFen, nextOffset }).toEqual({ total: 250, charged: 250 * 14_000, nextOffset: 50 })
  })

  it('is told to each guardian once, without an amount, and leaves numbers in the audit and no child', async () => {
    const { school, family } = await charging(oneService({}))
    await issue(school, '2026-09-01')
    await issue(school, '2026-09-01')
    const { messages } = await api.done(family.guardian, 'listMessages', {})
    expect(messages.map(({ kind }) => kind)).toEqual(['statement_issued'])
    expect(messages[0]!.text).toContain('晚托账单（9月1日至1月1日）')
    expect(messages[0]!.text).not.toMatch(/\d 元|144/)
    const audit = await asOwner(api, school.schoolId, (db) => db.rows<{ change: Record<string, unknown> }>(`select change from audit_entry where school_id = $1 and operation = 'issueStatements' order by at`, [school.schoolId]))
    expect(audit.map(({ change }) => Object.keys(change).sort())).toEqual([['issued', 'left', 'termId'], ['issued', 'left', 'termId']])
  })
})

describe('a credit that is in hand when a term ends', () => {
  async function withCredit(fen: number) {
    const { school, family } = await charging(oneService({ cycle: 'month' }))
    const termId = randomUUID()
    await asOwner(api, school.schoolId, async (db) => {
      await insert(db, 'term', { school_id: school.schoolId, term_id: termId, name: '2026年春季学期', starts_on: '2026-03-01', ends_on: '2026-07-03', holidays: [], current: false })
      await insert(db, 'fee_entry', { school_id: school.schoolId, entry_id: randomUUID(), term_id: termId, child_id: family.childId, kind: 'credit', service_key: 'afternoon', amount_fen: -fen, line: { name: '抵下次费用', amountFen: -fen, steps: [], rule: 'R-036', why: '', citation: null }, on_date: '2026-07-01', made_at: '2026-07-01T08:00:00+08:00' })
    })
    const sumOf = (term: string) => asOwner(api, school.schoolId, (db) => db.row<{ sum: number }>(`select sum(amount_fen)::int as sum from fee_entry where school_id = $1 and term_id = $2`, [school.schoolId, term]))
    return { school, family, earlier: () => sumOf(termId) }
  }

  it('comes with the next term’s first statement, once: out of the old term and into the new (R-036 carryOver)', async () => {
    const { school, family, earlier } = await withCredit(5000)
    await issue(school, '2026-09-01')
    await issue(school, '2026-09-01')
    await issue(school, '2026-10-01')
    expect(await earlier()).toEqual({ sum: 0 })
    const account = await api.done(family.guardian, 'readAccount', { childId: family.childId })
    expect(account.entries).toMatchObject([{ kind: 'carried', amountFen: -5000, line: { name: '上学期余额转入' } }])
    expect(account.totals).toMatchObject({ chargedFen: 2200, balanceFen: 2200 })
  })

  it('stays where it is while nothing is stated', async () => {
    const { family, earlier } = await withCredit(5000)
    expect((await api.done(family.guardian, 'readAccount', { childId: family.childId })).entries).toEqual([])
    expect(await earlier()).toEqual({ sum: -5000 })
  })
})

it('seats of several services are stated each by itself', async () => {
  const school = await givenSchool(api, { plan: chargedPlan() })
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family])
  await givenFeeNotice(api, school)
  api.clock.set(at)
  await issue(school, '2026-08-31', 'midday')
  expect((await statementsOf(family)).map(({ serviceKey }) => serviceKey)).toEqual(['midday'])
})
