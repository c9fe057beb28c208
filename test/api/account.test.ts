import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenMember, givenSchool, givenSeats, insert, planWith, type Family, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'

const api = apiOfThisFile()
const at = '2026-09-08T09:00:00'

const lunch = { ...planWith().lunch!, provider: '阳光餐饮', pricePerDayFen: 1500, dueWorkday: 5 }

async function givenAccount({ child = '林知夏', plan = chargedPlan({ lunch }), notice = true } = {}): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api, { plan })
  const family = await givenFamily(api, school, { child })
  await givenSeats(api, school, [family])
  if (notice) {
    await givenFeeNotice(api, school)
    await givenStatements(api, school, [family])
  }
  api.clock.set(at)
  return { school, family }
}
const account = ({ guardian, childId }: Family) => api.done(guardian, 'readAccount', { childId })
const entry = (school: School, { childId }: Family, kind: 'payment' | 'refund' | 'credit' | 'payout', amountFen: number) =>
  asOwner(api, school.schoolId, (db) =>
    insert(db, 'fee_entry', {
      ...{ school_id: school.schoolId, entry_id: randomUUID(), term_id: school.termId, child_id: childId, kind, amount_fen: amountFen, on_date: '2026-09-08', made_at: '2026-09-08T08:00:00+08:00' },
      ...{ service_key: kind === 'refund' || kind === 'credit' ? 'afternoon' : null, line: { name: kind, amountFen, steps: [], rule: 'R-036', why: '', citation: null } },
    }),
  )

describe('a child’s account', () => {
  it('holds its statements line by line, all else in order of time, and totals that are their sum (FR-069)', async () => {
    const { school, family } = await givenAccount()
    await entry(school, family, 'payment', -10_000)
    await entry(school, family, 'refund', -2000)
    await entry(school, family, 'credit', -1000)
    const { child, statements, entries, totals, noticeVersion, payee, complaintPhone, settled } = await account(family)
    expect(child).toMatchObject({ name: '林知夏', grade: 3, className: '三年级1班' })
    expect(statements).toMatchObject([{ serviceName: '晚托', payableFen: 14_000 }])
    expect(statements[0]!.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(14_000)
    expect(entries.map(({ kind, amountFen }) => [kind, amountFen]).sort()).toEqual([['credit', -1000], ['payment', -10_000], ['refund', -2000]])
    expect(totals).toEqual({ chargedFen: 14_000, reliefFen: 0, refundedFen: 3000, receivedFen: 10_000, balanceFen: 1000 })
    expect({ noticeVersion, payee, complaintPhone, settled }).toEqual({ noticeVersion: 1, payee: '学校财务', complaintPhone: '12345', settled: false })
  })

  it('R-038: shows lunch apart, by the days of the month on which the child eats, and in no total (FR-074)', async () => {
    const { family } = await givenAccount()
    // Twenty-two weekdays in September less the one of the holiday, from the first on.
    expect((await account(family)).lunch).toEqual({ provider: '阳光餐饮', days: 21, pricePerDayFen: 1500, costFen: 31_500, dueOn: '2026-09-07', month: '2026-09', payment: lunch.payment })
    expect((await account(family)).totals.chargedFen).toBe(14_000)
    const october = await api.done(family.guardian, 'readAccount', { childId: family.childId }, { at: '2026-10-02T09:00:00' })
    expect(october.lunch).toMatchObject({ month: '2026-10', days: 21, dueOn: '2026-10-08' })
  })

  it('R-038: shows no lunch to whom takes none, and no price where none is stated', async () => {
    const { school, family } = await givenAccount({ plan: chargedPlan() })
    expect((await account(family)).lunch).toMatchObject({ provider: null, pricePerDayFen: null, costFen: null, dueOn: null, days: 21 })
    const other = await givenFamily(api, school, { child: '赵一鸣' })
    const [midday, afternoon] = formWith().services
    await givenSeats(api, school, [other], formWith({ services: [{ ...midday!, lunch: false }, afternoon!] }))
    expect((await account(other)).lunch).toBeNull()
  })

  it('says of what cannot be billed yet why, service by service (R-027, R-040)', async () => {
    const { family } = await givenAccount({ notice: false })
    expect((await account(family)).unbilled).toEqual([
      { serviceKey: 'midday', name: '午托', says: '学校还没有公布收费公示，公布以前不收费。' },
      { serviceKey: 'afternoon', name: '晚托', says: '学校还没有公布收费公示，公布以前不收费。' },
    ])
    const services = chargedPlan().services!.map((service) => ({ ...service, fees: service.fees.map((fee) => ({ ...fee, status: 'notIssued' as const, amountFen: null })) }))
    const { school, family: waiting } = await givenAccount({ plan: chargedPlan({ services }), notice: false })
    await givenFeeNotice(api, school)
    expect((await account(waiting)).unbilled.map(({ says }) => says)).toEqual(['收费标准还没有出台，出台以前不收费。', '收费标准还没有出台，出台以前不收费。'])
  })

  it('is the same for both guardians, for finance and for the office, and each look of the school is logged', async () => {
    const { school, family } = await givenAccount()
    const father = await givenGuardian(api, school, family.childId, '林建国', '13900139000')
    const seen = await account(family)
    expect(await account({ ...family, guardian: father })).toEqual(seen)
    for (const who of [school.finance, school.office]) expect(await api.done(who, 'readChildAccount', { childId: family.childId })).toEqual(seen)
    await api.done(school.finance, 'listAccounts', { search: '', show: 'all' })
    const log = await asOwner(api, school.schoolId, (db) => db.rows<{ operation: string; child_ids: string[] }>(`select operation, child_ids from access_log where school_id = $1 order by read_at`, [school.schoolId]))
    expect(log.map(({ operation, child_ids }) => [operation, child_ids])).toEqual([['readChildAccount', [family.childId]], ['readChildAccount', [family.childId]], ['listAccounts', [family.childId]]])
  })

  it('is closed to another family, to the committee and to every teacher: money is never used to press anyone (FR-076)', async () => {
    const { school, family } = await givenAccount()
    const other = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
    const member = await givenMember(api, school)
    for (const { guardian } of [other, member]) {
      expect(await api.refused(guardian, 'readAccount', { childId: family.childId })).toBe('child_not_yours')
      expect(await api.refused(guardian, 'readChildAccount', { childId: family.childId })).toBe('role_needed')
    }
    for (const teacher of [school.third.teacher, school.dutyTeacher]) {
      expect(await api.refused(teacher, 'readAccount', { childId: family.childId })).toBe('role_needed')
      expect(await api.refused(teacher, 'readChildAccount', { childId: family.childId })).toBe('role_needed')
      expect(await api.refused(teacher, 'listAccounts', { search: '', show: 'all' })).toBe('role_needed')
      expect(await api.refused(teacher, 'listBillable', {})).toBe('role_needed')
    }
    const elsewhere = await givenSchool(api, { plan: chargedPlan() })
    expect(await api.refused(elsewhere.finance, 'readChildAccount', { childId: family.childId })).toBe('child_unknown')
  })
})

describe('the list of accounts', () => {
  it('finds a name or a class, those who owe and those who have something in hand, and adds up to the whole school', async () => {
    const { school, family } = await givenAccount()
    const other = await givenFamily(api, school, { child: '赵一鸣', schoolClass: school.first })
    await givenSeats(api, school, [other])
    await givenStatements(api, school, [other])
    await entry(school, other, 'payment', -15_000)
    const names = async (search: string, show: 'all' | 'owing' | 'inHand') => (await api.done(school.finance, 'listAccounts', { search, show })).accounts.map(({ name }) => name)
    expect(await names('', 'all')).toEqual(['赵一鸣', '林知夏'])
    expect([await names('知夏', 'all'), await names('一年级', 'all'), await names('', 'owing'), await names('', 'inHand'), await names('%', 'all')]).toEqual([['林知夏'], ['赵一鸣'], ['林知夏'], ['赵一鸣'], []])
    const { totals, accounts } = await api.done(school.finance, 'listAccounts', { search: '', show: 'all' })
    const sum = (of: (each: (typeof accounts)[number]) => number) => accounts.reduce((total, each) => total + of(each), 0)
    expect(totals).toMatchObject({ chargedFen: sum((each) => each.totals.chargedFen), receivedFen: 15_000, balanceFen: sum((each) => each.totals.balanceFen) })
    expect((await account(family)).totals).toEqual(accounts.find(({ name }) => name === '林知夏')!.totals)
  })
})
