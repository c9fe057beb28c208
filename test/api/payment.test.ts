import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { operations, type OperationName } from 'cloud/contract/operations'
import { seededRandom } from 'cloud/demo/seeded-random'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, givenSibling, type Family, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'
import { balanceFen, givenOwed } from '../given-payment'

const api = apiOfThisFile()

const moved = (childId: string, amountFen: number, changes: Partial<Input<'recordPayment'>> = {}) => ({ childId, amountFen, onDate: '2026-09-08', how: 'transfer' as const, receiptNo: '', ...changes })

async function givenOwing(fen: number): Promise<{ school: School; lin: Family }> {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await givenOwed(api, school, lin, fen)
  api.clock.set('2026-09-08T10:00:00')
  return { school, lin }
}

const refusalOf = async (school: School, operation: 'recordPayment' | 'recordPayout', input: Input<'recordPayment'>) => {
  const reply = await api.call(school.finance, operation, input)
  return reply.ok ? null : `${reply.code} ${reply.message}`
}

describe('a payment that finance records', () => {
  it('lowers what is open, in one part or several, and stands in the child’s account', async () => {
    const { school, lin } = await givenOwing(14400)
    expect(await api.done(school.finance, 'recordPayment', moved(lin.childId, 4400, { receiptNo: 'A1', how: 'cash' }))).toMatchObject({ openFen: 10000 })
    expect(await api.done(school.finance, 'recordPayment', moved(lin.childId, 10000, { onDate: '2026-09-07' }))).toMatchObject({ openFen: 0 })
    const { payer, payments } = await api.done(school.finance, 'readPayer', { childId: lin.childId })
    expect(payer).toMatchObject({ name: '林知夏', className: school.third.name, openFen: 0, inHandFen: 0 })
    expect(payments).toMatchObject([{ kind: 'payment', amountFen: 4400, how: 'cash', receiptNo: 'A1', onDate: '2026-09-08', madeBy: '钱守义', reversed: false }, { amountFen: 10000, receiptNo: null, onDate: '2026-09-07' }])
    expect(await balanceFen(api, school, lin)).toBe(0)
  })

  it('is never more than is owed: the refusal says how much is open, and nothing is left behind', async () => {
    const { school, lin } = await givenOwing(14400)
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, 14401))).toBe('payment_beyond_open 这个孩子还有 144 元未交，登记的金额不能超过它，请核对。')
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 14400))
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, 1))).toMatch(/^payment_beyond_open 这个孩子现在没有未交的金额/)
    expect(await balanceFen(api, school, lin)).toBe(0)
  })

  it('sent again after a lost reply is one payment', async () => {
    const { school, lin } = await givenOwing(14400)
    const key = randomUUID()
    const first = await api.done(school.finance, 'recordPayment', moved(lin.childId, 100), { key })
    expect(await api.done(school.finance, 'recordPayment', moved(lin.childId, 100), { key })).toEqual(first)
    expect(await balanceFen(api, school, lin)).toBe(14300)
  })

  it('is one payment too when a second clerk records the same amount of the same day; a receipt’s number tells two apart', async () => {
    const { school, lin } = await givenOwing(14400)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 100))
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, 100))).toMatch(/^payment_same/)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 100, { receiptNo: 'A2' }))
    expect(await balanceFen(api, school, lin)).toBe(14200)
  })

  it('has a receipt’s number of its own in the whole school, however its digits are typed', async () => {
    const { school, lin } = await givenOwing(14400)
    const sister = await givenSibling(api, school, lin, '林知秋')
    await givenOwed(api, school, sister, 14400)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 100, { receiptNo: '0012' }))
    expect(await refusalOf(school, 'recordPayment', moved(sister.childId, 200, { receiptNo: '００１２' }))).toMatch(/^receipt_taken/)
    const { school: another, lin: other } = await givenOwing(100)
    await api.done(another.finance, 'recordPayment', moved(other.childId, 100, { receiptNo: '0012' }))
  })

  it.each(['2026-09-09', '2025-09-01'])('is not of %s when today is the 8th of September 2026', async (onDate) => {
    const { school, lin } = await givenOwing(14400)
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, 100, { onDate }))).toMatch(/^payment_day/)
  })

  it.each([0, -1, 1.5, 10_000_001])('is not of %s fen', async (amountFen) => {
    const { school, lin } = await givenOwing(14400)
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, amountFen))).toMatch(/^input_invalid/)
  })

  it('is not of another school’s child', async () => {
    const { lin } = await givenOwing(14400)
    const { school: another } = await givenOwing(14400)
    expect(await refusalOf(another, 'recordPayment', moved(lin.childId, 100))).toMatch(/^child_unknown/)
  })
})

describe('a payout', () => {
  it('is only of what is in hand', async () => {
    const { school, lin } = await givenOwing(14400)
    expect(await refusalOf(school, 'recordPayout', moved(lin.childId, 100))).toMatch(/^payout_beyond_hand 这个孩子的账上没有应退的金额/)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 14400))
    await givenOwed(api, school, lin, -7200)
    expect(await refusalOf(school, 'recordPayout', moved(lin.childId, 7201))).toBe('payout_beyond_hand 这个孩子的账上应退 72 元，登记的金额不能超过它，请核对。')
    expect(await api.done(school.finance, 'recordPayout', moved(lin.childId, 7200))).toMatchObject({ inHandFen: 0 })
    expect(await balanceFen(api, school, lin)).toBe(0)
  })
})

describe('taking back', () => {
  it('undoes one entry by its opposite, once, with a reason that the family does not read', async () => {
    const { school, lin } = await givenOwing(14400)
    const { entryId } = await api.done(school.finance, 'recordPayment', moved(lin.childId, 14400, { receiptNo: 'A1' }))
    const { entryId: opposite } = await api.done(school.finance, 'reversePayment', { entryId, reason: '是赵一鸣家交的' })
    expect(await balanceFen(api, school, lin)).toBe(14400)
    expect(await api.refused(school.finance, 'reversePayment', { entryId, reason: '再来一次' })).toBe('payment_reversed')
    expect(await api.refused(school.finance, 'reversePayment', { entryId: opposite, reason: '撤销的撤销' })).toBe('payment_unknown')
    const { payments } = await api.done(school.office, 'readPayer', { childId: lin.childId })
    expect(payments.find((each) => each.entryId === entryId)).toMatchObject({ reversed: true, takesBack: false })
    expect(payments.find((each) => each.entryId === opposite)).toMatchObject({ takesBack: true, reason: '是赵一鸣家交的', onDate: '2026-09-08' })
    const told = JSON.stringify((await api.done(lin.guardian, 'listMessages', {})).messages)
    expect(told).toContain('收付记录更正')
    expect(told).not.toContain('赵一鸣')
  })

  it('sets its receipt’s number free, for the child that it belongs to', async () => {
    const { school, lin } = await givenOwing(14400)
    const zhao = await givenFamily(api, school, { child: '赵一鸣' })
    await givenOwed(api, school, zhao, 14400)
    for (let round = 0; round < 2; round += 1) {
      const { entryId } = await api.done(school.finance, 'recordPayment', moved(lin.childId, 14400, { receiptNo: 'A1' }))
      await api.done(school.finance, 'reversePayment', { entryId, reason: '记错了孩子' })
    }
    await api.done(school.finance, 'recordPayment', moved(zhao.childId, 14400, { receiptNo: 'A1' }))
    expect(await refusalOf(school, 'recordPayment', moved(lin.childId, 14400, { receiptNo: 'A1' }))).toMatch(/^receipt_taken/)
  })

  it('gives back to the account what a payout took from it', async () => {
    const { school, lin } = await givenOwing(-7200)
    const { entryId } = await api.done(school.finance, 'recordPayout', moved(lin.childId, 7200))
    await api.done(school.finance, 'reversePayment', { entryId, reason: '转账被退回' })
    expect(await balanceFen(api, school, lin)).toBe(-7200)
    await api.done(school.finance, 'recordPayout', moved(lin.childId, 7200))
  })
})

describe('the list of what was received and paid out', () => {
  it('is by day, with sums from which what was taken back is gone', async () => {
    const { school, lin } = await givenOwing(14400)
    const zhao = await givenFamily(api, school, { child: '赵一鸣', schoolClass: school.first })
    await givenOwed(api, school, zhao, -500)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 10000, { onDate: '2026-09-01' }))
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 1000))
    const { entryId } = await api.done(school.finance, 'recordPayment', moved(lin.childId, 3400))
    await api.done(school.finance, 'recordPayout', moved(zhao.childId, 500))
    await api.done(school.finance, 'reversePayment', { entryId, reason: '重复' })
    const all = await api.done(school.finance, 'listPayments', { fromOn: null, toOn: null })
    expect(all).toMatchObject({ receivedFen: 11000, paidOutFen: 500, total: 5 })
    expect(all.payments.map(({ onDate }) => onDate)).toEqual(['2026-09-08', '2026-09-08', '2026-09-08', '2026-09-08', '2026-09-01'])
    expect(await api.done(school.finance, 'listPayments', { fromOn: '2026-09-01', toOn: '2026-09-07' })).toMatchObject({ receivedFen: 10000, paidOutFen: 0, total: 1 })
  })

  it('is logged with the children that it named, as are the search and the child’s own page', async () => {
    const { school, lin } = await givenOwing(14400)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 100))
    await api.done(school.office, 'listPayments', { fromOn: null, toOn: null })
    await api.done(school.finance, 'listPayers', { search: '林' })
    await api.done(school.finance, 'readPayer', { childId: lin.childId })
    await api.done(school.finance, 'readPaymentSheet', { grade: null, openOnly: true })
    const log = await asOwner(api, school.schoolId, (db) => db.rows<{ operation: string; child_ids: string[] }>(`select operation, child_ids from access_log where school_id = $1 order by read_at`, [school.schoolId]))
    expect(log.map(({ operation }) => operation)).toEqual(['listPayments', 'listPayers', 'readPayer', 'readPaymentSheet'])
    for (const { child_ids } of log) expect(child_ids).toEqual([lin.childId])
  })

  it('finds a child by class, number and name together', async () => {
    const { school, lin } = await givenOwing(14400)
    const sister = await givenSibling(api, school, lin, '林知秋')
    await givenOwed(api, school, sister, 100)
    const found = async (search: string) => (await api.done(school.finance, 'listPayers', { search })).payers.map(({ name }) => name)
    expect(await found('林')).toEqual(expect.arrayContaining(['林知夏', '林知秋']))
    expect(await found(`三年级 夏`)).toEqual(['林知夏'])
    expect(await found('三年级 秋')).toEqual([])
    expect(await found('%')).toEqual([])
  })
})

describe('whether a family has paid', () => {
  it('is told to no class teacher, duty teacher or committee: every operation of payments is finance’s or the office’s', async () => {
    const { school, lin } = await givenOwing(14400)
    for (const person of [school.third.teacher, school.dutyTeacher, lin.guardian]) {
      for (const operation of ['listPayments', 'listPayers', 'readPayer', 'readPaymentSheet'] as const) {
        expect(await api.refused(person, operation, { fromOn: null, toOn: null, search: '', childId: lin.childId, grade: null, openOnly: false } as never)).toBe('role_needed')
      }
    }
  })

  it('changes nothing that a class teacher, a duty teacher or the family’s own application shows', async () => {
    const { school, lin } = await givenOwing(14400)
    await givenSeats(api, school, [lin])
    const seen = async () => {
      const { third: { teacher, classId } } = school
      const reads = [api.done(teacher, 'readDesk', {}), api.done(teacher, 'listPupils', { classId }), api.done(teacher, 'listReviews', { step: 'class_review' }), api.done(teacher, 'listLeaves', { heldOn: '2026-09-08' }), api.done(teacher, 'listRolls', { heldOn: '2026-09-08' }), api.done(school.dutyTeacher, 'listRolls', { heldOn: '2026-09-08' }), api.done(lin.guardian, 'readApplication', { childId: lin.childId }), api.done(lin.guardian, 'readWeek', { childId: lin.childId, weekOf: '2026-09-08' })]
      const texts = []
      for (const each of reads) texts.push(JSON.stringify(await each, (key, value: unknown) => (key === 'asOf' || key === 'unread' ? null : value)))
      return texts
    }
    const rows = () => asOwner(api, school.schoolId, (db) => db.rows(`select to_jsonb(a) from application a where school_id = $1 union all select to_jsonb(e) from enrolment e where school_id = $1`, [school.schoolId]))
    const [unpaid, before] = [await seen(), await rows()]
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 14400))
    expect(await seen()).toEqual(unpaid)
    expect(await rows()).toEqual(before)
    // The comparison can fail: what a teacher does see changes it.
    await api.done(school.office, 'announceDayChange', { heldOn: '2026-09-08', kind: 'cancelled', serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '停电' })
    expect(await seen()).not.toEqual(unpaid)
  })

  it('sends nobody a message, from the statement to long after the term: nobody is pressed to pay', async () => {
    const school = await givenSchool(api, { plan: chargedPlan() })
    const lin = await givenFamily(api, school)
    await givenSeats(api, school, [lin])
    await givenFeeNotice(api, school)
    await givenStatements(api, school, [lin])
    const messages = () => asOwner(api, school.schoolId, (db) => db.rows<{ kind: string }>(`select kind from message where school_id = $1`, [school.schoolId]))
    const before = await messages()
    for (const at of ['2026-09-15', '2026-10-15', '2026-12-15', '2027-01-20']) {
      api.clock.set(`${at}T10:00:00`)
      await upkeep(api.host, api.clock.now())
    }
    expect((await messages()).filter(({ kind }) => /statement|pay|fee|bill/.test(kind))).toEqual([])
    expect((await messages()).length).toBe(before.length)
    expect((await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from enrolment where school_id = $1`, [school.schoolId]))).length).toBeGreaterThan(0)
  })

  it('reaches the family once it is recorded, once, with no amount in the words', async () => {
    const { school, lin } = await givenOwing(14400)
    await givenOwed(api, school, lin, -14500)
    await api.done(school.finance, 'recordPayout', moved(lin.childId, 100))
    await givenOwed(api, school, lin, 5000)
    await api.done(school.finance, 'recordPayment', moved(lin.childId, 5000))
    const { messages } = await api.done(lin.guardian, 'listMessages', {})
    expect(messages.map(({ title, text }) => [title, text])).toEqual([
      ['学校登记了收款', '学校财务登记了林知夏的一笔课后服务收款（9月8日收到），可以在账单里核对。'],
      ['学校登记了退款', '学校财务登记了退给林知夏家里的一笔款（9月8日付出），可以在账单里核对。'],
    ])
    expect(JSON.stringify(messages)).not.toMatch(/50\.|5000|100/)
  })

  it('leaves no name, reason or receipt in the audit', async () => {
    const { school, lin } = await givenOwing(14400)
    const { entryId } = await api.done(school.finance, 'recordPayment', moved(lin.childId, 100, { receiptNo: 'GEHEIM1' }))
    await api.done(school.finance, 'reversePayment', { entryId, reason: '是赵一鸣家的' })
    const audit = JSON.stringify(await asOwner(api, school.schoolId, (db) => db.rows(`select operation, target, change from audit_entry where school_id = $1`, [school.schoolId])))
    expect(audit).toContain('recordPayment')
    expect(audit).not.toMatch(/GEHEIM|林知夏|赵一鸣/)
  })
})

test('whatever is charged, given back, paid, paid out and taken back, in any order: the balance is the sum, nobody pays beyond what is owed and no payout is beyond what is in hand', async () => {
  const school = await givenSchool(api)
  api.clock.set('2026-09-08T10:00:00')
  const done: Record<string, number> = {}
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededRandom(seed)
    const lin = await givenFamily(api, school, { child: `孩子${seed}` })
    let balance = 0
    const standing: { entryId: string; signedFen: number }[] = []
    for (let step = 0; step < 25; step += 1) {
      const fen = 100 * (1 + random.below(20))
      const receiptNo = `S${seed}-${step}`
      const what = random.pick(['charge', 'refund', 'payment', 'payment', 'payout', 'payout', 'reverse'] as const)
      const before = balance
      if (what === 'charge' || what === 'refund') {
        await givenOwed(api, school, lin, what === 'charge' ? fen : -fen)
        balance += what === 'charge' ? fen : -fen
      } else if (what === 'reverse') {
        const [taken] = standing.splice(random.below(Math.max(1, standing.length)), 1)
        if (!taken) continue
        await api.done(school.finance, 'reversePayment', { entryId: taken.entryId, reason: '记错' })
        balance -= taken.signedFen
      } else {
        const reply = await api.call(school.finance, what === 'payment' ? 'recordPayment' : 'recordPayout', moved(lin.childId, fen, { receiptNo }))
        const signedFen = what === 'payment' ? -fen : fen
        expect([seed, step, reply.ok]).toEqual([seed, step, what === 'payment' ? fen <= balance : fen <= -balance])
        if (!reply.ok) continue
        standing.push({ entryId: reply.data.entryId, signedFen })
        balance += signedFen
        expect(what === 'payment' ? balance >= 0 && before > 0 : balance <= 0 && before < 0).toBe(true)
      }
      done[what] = (done[what] ?? 0) + 1
      expect(await balanceFen(api, school, lin)).toBe(balance)
    }
    const { payer } = await api.done(school.finance, 'readPayer', { childId: lin.childId })
    expect([payer.openFen, payer.inHandFen]).toEqual([Math.max(0, balance), Math.max(0, -balance)])
  }
  // The sequences did reach each of them.
  for (const what of ['charge', 'refund', 'payment', 'payout', 'reverse']) expect(done[what]).toBeGreaterThan(5)
})

test('no role but finance and the office has an operation of payments, and only finance writes one', () => {
  for (const name of ['recordPayment', 'recordPayout', 'reversePayment', 'importPayments', 'previewPaymentImport'] satisfies OperationName[]) expect(operations[name].roles).toEqual(['financeOfficer'])
  for (const name of ['listPayments', 'listPayers', 'readPayer', 'readPaymentSheet'] satisfies OperationName[]) expect(operations[name].roles).toEqual(['financeOfficer', 'schoolAdmin'])
})
