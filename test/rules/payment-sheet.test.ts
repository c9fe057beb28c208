import type { PaymentHow } from 'cloud/contract/payment'
import { decideMoved, inHandFen, openFen } from 'cloud/rules/payment'
import { decideImport, sheetRows, type RecordedPayment, type SheetChild } from 'cloud/rules/payment-sheet'
import type { Cell } from 'cloud/rules/sheet-values'
import { inManyCases, times } from './seeded-cases'

const today = '2026-09-10'
const titles = ['班级', '学号', '姓名', '应交', '已交', '未交', '实收金额', '收款日期', '收据号', '收款方式']
const lin: SheetChild = { childId: 'lin', name: '林知夏', className: '三年级1班', rosterNo: 12, balanceFen: 14400 }
const zhao: SheetChild = { childId: 'zhao', name: '赵一鸣', className: '三年级2班', rosterNo: 12, balanceFen: 0 }

const filled = (amount: Cell, onDate: Cell = '2026-09-08', receiptNo: Cell = null, who: readonly Cell[] = ['三年级1班', 12, '林知夏'], how: Cell = null): Cell[] => [...who, 144, 0, 144, amount, onDate, receiptNo, how]

function decided(lines: readonly (readonly Cell[])[], { recorded = [], children = [lin, zhao], how = 'transfer' }: { recorded?: RecordedPayment[]; children?: SheetChild[]; how?: PaymentHow } = {}) {
  const rows = sheetRows([titles, ...lines])
  if (!rows) throw new Error('the titles are there')
  return decideImport(rows, { children, recorded, today, how })
}
const said = (...lines: Cell[][]) => decided(lines).problems.map(({ says }) => says).join()

describe('a sheet of payments', () => {
  it('records a row whose class, roster number and name are one child’s', () => {
    expect(decided([filled(144)]).ready).toEqual([{ row: 2, childId: 'lin', className: '三年级1班', amountFen: 14400, onDate: '2026-09-08', receiptNo: null, how: 'transfer' }])
  })

  it('leaves out rows that nobody filled in, and counts them', () => {
    expect(decided([filled(null, null), filled('144')])).toMatchObject({ blank: 1, ready: [{ row: 3 }], problems: [] })
  })

  it('is read below a school’s own heading, whatever the order of its columns', () => {
    const rows = sheetRows([['海江小学课后服务费'], [], ['姓名', '收款日期', '实收 金额', '班级', '学号'], ['林知夏', '9月8日', 144, '三年级1班', '12']])
    expect(rows?.[0]).toMatchObject({ row: 4, cells: { amount: 144, name: '林知夏', receiptNo: null } })
    expect(sheetRows([['姓名', '金额'], ['林知夏', 144]])).toBeNull()
  })

  it.each([
    ['no class', filled(144, '2026-09-08', null, [null, 12, '林知夏']), /没有填班级/],
    ['a class that is not there', filled(144, '2026-09-08', null, ['九年级9班', 12, '林知夏']), /没有这个班级/],
    ['a roster number in words', filled(144, '2026-09-08', null, ['三年级1班', '十二', '林知夏']), /学号要填数字/],
    ['a roster number that nobody has', filled(144, '2026-09-08', null, ['三年级1班', 99, '林知夏']), /没有这个学号/],
    ['another child’s name', filled(144, '2026-09-08', null, ['三年级1班', 12, '赵一鸣']), /姓名.*对不上/],
    ['an amount in words', filled('一百四十四'), /实收金额读不懂/],
    ['three decimals', filled('1.005'), /实收金额读不懂/],
    ['a minus', filled(-144), /实收金额读不懂/],
    ['nothing', filled(0), /要大于 0/],
    ['no day', filled(144, null), /没有填收款日期/],
    ['a day that never is', filled(144, '2026-02-31'), /收款日期读不懂/],
    ['tomorrow', filled(144, '2026-09-11'), /晚于今天/],
    ['a day without an amount', filled(null, '2026-09-08'), /没有填实收金额/],
    ['a receipt’s number that is too long', filled(144, '2026-09-08', '1'.repeat(41)), /收据号太长/],
    ['a receipt’s number that cannot be kept', filled(144, '2026-09-08', 'A\u00011'), /不能保存/],
    ['a way of paying that nobody knows', filled(144, '2026-09-08', null, undefined, '贝壳'), /收款方式请写/],
    ['more than is open', filled(144.01), /还有 144 元未交/],
    ['a child that owes nothing', filled(1, '2026-09-08', null, ['三年级2班', 12, '赵一鸣']), /没有未交的金额/],
  ])('says of %s why it is not recorded', (_, line, words) => expect(said(line)).toMatch(words))

  it('names the row as Excel counts it and whom it is about', () => {
    expect(decided([filled(72), filled('x')]).problems).toEqual([{ row: 3, who: '三年级1班 12号 林知夏', says: expect.stringContaining('读不懂') as string }])
  })

  it('adds up rows of one child: together they are no more than is open', () => {
    const both = decided([filled(100, '2026-09-07'), filled(44, '2026-09-08'), filled(0.01, '2026-09-09')])
    expect(both.ready.map(({ amountFen }) => amountFen)).toEqual([10000, 4400])
    expect(both.problems).toEqual([{ row: 4, who: '三年级1班 12号 林知夏', says: expect.stringContaining('没有未交') as string }])
  })

  it('takes the same amount on the same day for one payment, unless receipts’ numbers tell two apart', () => {
    expect(said(filled(72), filled(72))).toMatch(/与第 2 行是同一天同样的金额/)
    expect(decided([filled(72, '2026-09-08', 'A1'), filled(72, '2026-09-08', 'A2')]).ready).toHaveLength(2)
    expect(said(filled(72, '2026-09-08', 'A1'), filled(72, '2026-09-07', 'A1'))).toMatch(/收据号与第 2 行相同/)
  })

  it('knows what is recorded already, and a number that stands on something else', () => {
    const recorded = [{ childId: 'lin', amountFen: 7200, onDate: '2026-09-08', receiptNo: null }, { childId: 'lin', amountFen: 100, onDate: '2026-09-01', receiptNo: 'A1' }]
    expect(decided([filled(72), filled(1, '2026-09-01', 'A1')], { recorded })).toMatchObject({ already: 2, ready: [], problems: [] })
    expect(decided([filled(2, '2026-09-01', 'A1')], { recorded }).problems[0]?.says).toMatch(/已经登记在另一笔/)
  })

  it('reads how it was paid, in the sheet’s own words', () => {
    expect(decided([filled(1, '2026-09-08', null, undefined, '现金'), filled(2, '2026-09-08', null, undefined, '其他'), filled(3)], { how: 'platform' }).ready.map(({ how }) => how)).toEqual(['cash', 'other', 'platform'])
  })
})

test('whatever a sheet holds, nothing is recorded twice and nobody pays beyond what is open', () => {
  inManyCases((random) => {
    const children = times(4, (index): SheetChild => ({ childId: `c${index}`, name: `孩子${index}`, className: '一年级1班', rosterNo: index, balanceFen: random.below(5) * 100 - 100 }))
    const lines = times(12, () => {
      const number = random.below(5)
      return filled(random.pick([1, 2, '1.5', 'x', null]), random.pick(['2026-09-08', '9月7日', null]), random.pick([null, 'A1', 'A2']), ['一年级1班', number, `孩子${random.below(8) === 0 ? 9 : number}`])
    })
    const first = decided(lines, { children })
    expect(first.ready.length + first.already + first.blank + first.problems.length).toBe(lines.length)
    const left = children.map((child) => ({ ...child, balanceFen: child.balanceFen - first.ready.filter(({ childId }) => childId === child.childId).reduce((total, { amountFen }) => total + amountFen, 0) }))
    for (const [index, child] of children.entries()) expect(left[index]?.balanceFen).toBeGreaterThanOrEqual(Math.min(0, child.balanceFen))
    const again = decided(lines, { children: left, recorded: first.ready })
    expect(again.ready).toEqual([])
    expect(again.already).toBe(first.ready.length)
  }, 2000)
})

describe('what is recorded of money that moved', () => {
  const facts = { kind: 'payment' as const, amountFen: 100, receiptNo: null, balanceFen: 100, receiptTaken: false, hasTwin: false }
  it('is never more than is owed or in hand, and the refusal says how much that is', () => {
    expect(decideMoved(facts)).toEqual({ kind: 'recorded' })
    expect(decideMoved({ ...facts, amountFen: 101 })).toMatchObject({ code: 'payment_beyond_open', says: expect.stringContaining('1 元未交') as string })
    expect(decideMoved({ ...facts, kind: 'payout', balanceFen: -100 })).toEqual({ kind: 'recorded' })
    expect(decideMoved({ ...facts, kind: 'payout', amountFen: 101, balanceFen: -100 })).toMatchObject({ code: 'payout_beyond_hand', says: expect.stringContaining('应退 1 元') as string })
    expect(decideMoved({ ...facts, kind: 'payout' })).toMatchObject({ code: 'payout_beyond_hand' })
  })
  it('is not the same twice', () => {
    expect(decideMoved({ ...facts, hasTwin: true })).toMatchObject({ code: 'payment_same' })
    expect(decideMoved({ ...facts, hasTwin: true, receiptNo: 'A1' })).toEqual({ kind: 'recorded' })
    expect(decideMoved({ ...facts, receiptNo: 'A1', receiptTaken: true })).toMatchObject({ code: 'receipt_taken' })
  })
  it('is open or in hand, never both, and never minus zero', () => {
    for (const balance of [-5, 0, 5]) expect([openFen(balance), inHandFen(balance)]).toEqual([Math.max(0, balance), balance < 0 ? 5 : 0])
  })
})
