import type { ImportProblem, PaymentHow } from '../contract/payment'
import { beyondOpenWords, isMovedDay } from './payment'
import { howWords } from './payment-how'
import { dateOfCell, fenOfCell, numberOfCell, plainOf, textOf, type Cell } from './sheet-values'

/** The sheet that finance fills in and brings back: the first six columns say who and how much, the rest are empty. */
export const sheetTitles = { className: '班级', rosterNo: '学号', name: '姓名', toPay: '应交', paid: '已交', open: '未交', amount: '实收金额', onDate: '收款日期', receiptNo: '收据号', how: '收款方式' } as const

type ReadTitle = 'className' | 'rosterNo' | 'name' | 'amount' | 'onDate' | 'receiptNo' | 'how'
const needed = ['className', 'rosterNo', 'name', 'amount', 'onDate'] as const
/** A school's own heading may stand above the titles. */
const titlesWithin = 5

export interface SheetRow {
  /** As Excel counts it, from 1. */
  row: number
  cells: Record<ReadTitle, Cell>
}

/** The rows below the titles; null where the titles are not there. */
export function sheetRows(sheet: readonly (readonly Cell[])[]): SheetRow[] | null {
  for (const [index, titles] of sheet.slice(0, titlesWithin).entries()) {
    const named = titles.map((title) => plainOf(title))
    const at = (title: ReadTitle) => named.indexOf(sheetTitles[title])
    if (needed.some((title) => at(title) < 0)) continue
    const cell = (row: readonly Cell[], title: ReadTitle) => (at(title) < 0 ? null : (row[at(title)] ?? null))
    return sheet.slice(index + 1).map((row, below) => ({
      row: index + below + 2,
      cells: { className: cell(row, 'className'), rosterNo: cell(row, 'rosterNo'), name: cell(row, 'name'), amount: cell(row, 'amount'), onDate: cell(row, 'onDate'), receiptNo: cell(row, 'receiptNo'), how: cell(row, 'how') },
    }))
  }
  return null
}

export interface SheetChild {
  childId: string
  name: string
  className: string
  rosterNo: number
  /** Above zero the family owes it. */
  balanceFen: number
}

/** A payment that is recorded and was not taken back. */
export interface RecordedPayment {
  childId: string
  amountFen: number
  onDate: string
  receiptNo: string | null
}

export interface ReadyPayment {
  row: number
  childId: string
  className: string
  amountFen: number
  onDate: string
  receiptNo: string | null
  how: PaymentHow
}

export interface ImportDecision {
  ready: ReadyPayment[]
  already: number
  blank: number
  problems: ImportProblem[]
}

/**
 * What a sheet records (FR-076): each row is matched by class, roster number and name together, and every row that is not
 * recorded says why. A row is the same payment as a recorded one by its receipt's number, or without one by child, day and
 * amount: so a file that is brought in again, mended or not, doubles nothing.
 */
export function decideImport(rows: readonly SheetRow[], facts: { children: readonly SheetChild[]; recorded: readonly RecordedPayment[]; today: string; how: PaymentHow }): ImportDecision {
  const book = openBook(facts)
  const decision: ImportDecision = { ready: [], already: 0, blank: 0, problems: [] }
  for (const row of rows) {
    const decided = decideRow(row, book)
    if (decided === 'blank') decision.blank += 1
    else if (decided === 'already') decision.already += 1
    else if ('says' in decided) decision.problems.push({ row: row.row, who: whoWords(row), says: decided.says })
    else decision.ready.push(decided)
  }
  return decision
}

/** What is known while the rows are gone through; each row that is recorded changes it for those below. */
interface Book {
  today: string
  how: PaymentHow
  classes: Map<string, Map<number, SheetChild>>
  balances: Map<string, number>
  receipts: Map<string, RecordedPayment>
  unnumbered: Set<string>
  /** In which row of this file a number or a payment without one stood before. */
  rows: Map<string, number>
}

const keyOf = ({ childId, amountFen, onDate }: Omit<RecordedPayment, 'receiptNo'>) => `${childId} ${amountFen} ${onDate}`

function openBook({ children, recorded, today, how }: Parameters<typeof decideImport>[1]): Book {
  const classes = new Map<string, Map<number, SheetChild>>()
  for (const child of children) {
    const name = plainOf(child.className)
    classes.set(name, (classes.get(name) ?? new Map<number, SheetChild>()).set(child.rosterNo, child))
  }
  return {
    today,
    how,
    classes,
    balances: new Map(children.map(({ childId, balanceFen }) => [childId, balanceFen])),
    receipts: new Map(recorded.flatMap((payment) => (payment.receiptNo === null ? [] : [[payment.receiptNo, payment]]))),
    unnumbered: new Set(recorded.filter(({ receiptNo }) => receiptNo === null).map(keyOf)),
    rows: new Map(),
  }
}

type RowDecision = 'blank' | 'already' | { says: string } | ReadyPayment

function decideRow(row: SheetRow, book: Book): RowDecision {
  const { amount, onDate, receiptNo } = row.cells
  if (textOf(amount) === '') return textOf(onDate) === '' && textOf(receiptNo) === '' ? 'blank' : { says: '没有填实收金额。' }
  const child = matched(row, book)
  if ('says' in child) return child
  const values = valuesOf(row, book)
  if ('says' in values) return values
  return settled({ row: row.row, childId: child.childId, className: child.className, ...values }, book)
}

function matched({ cells }: SheetRow, { classes }: Book): SheetChild | { says: string } {
  const roster = classes.get(plainOf(cells.className))
  if (!roster) return { says: textOf(cells.className) === '' ? '没有填班级。' : '没有这个班级，请照学校名单的写法填写。' }
  const rosterNo = numberOfCell(cells.rosterNo)
  if (rosterNo === null) return { says: '学号要填数字。' }
  const child = roster.get(rosterNo)
  if (!child) return { says: '这个班没有这个学号。' }
  return plainOf(child.name) === plainOf(cells.name) ? child : { says: '姓名与这个班的这个学号对不上，请核对。' }
}

function valuesOf({ cells }: SheetRow, book: Book): Pick<ReadyPayment, 'amountFen' | 'onDate' | 'receiptNo' | 'how'> | { says: string } {
  const amountFen = fenOfCell(cells.amount)
  if (amountFen === null) return { says: '实收金额读不懂：请填元，最多两位小数，如 144 或 144.50；退款不在这里登记。' }
  if (amountFen === 0) return { says: '实收金额要大于 0；没有收到的请留空。' }
  if (textOf(cells.onDate) === '') return { says: '没有填收款日期。' }
  const onDate = dateOfCell(cells.onDate, book.today)
  if (onDate === null) return { says: '收款日期读不懂，请写成 2026-09-08 这样。' }
  if (!isMovedDay(onDate, book.today)) return { says: '收款日期晚于今天，或早于一年以前。' }
  const receiptNo = textOf(cells.receiptNo)
  if (receiptNo.length > 40) return { says: '收据号太长，最多 40 个字。' }
  // What the database cannot keep: control characters and half a surrogate pair.
  if (/\p{Cc}|\p{Cs}/u.test(receiptNo)) return { says: '收据号里有不能保存的字，请重新填写。' }
  const how = howOf(cells.how, book)
  if (how === null) return { says: `收款方式请写${Object.values(howWords).join('、')}，或留空。` }
  return { amountFen, onDate, receiptNo: receiptNo === '' ? null : receiptNo, how }
}

function howOf(cell: Cell, { how }: Book): PaymentHow | null {
  const typed = plainOf(cell)
  if (typed === '') return how
  if (typed === '其他') return 'other'
  return (Object.keys(howWords) as PaymentHow[]).find((each) => howWords[each] === typed) ?? null
}

/** A row that could be read, beside what is recorded and the rows above it. */
function settled(payment: ReadyPayment, book: Book): RowDecision {
  const { row, childId, amountFen, receiptNo } = payment
  const key = receiptNo === null ? keyOf(payment) : receiptNo
  const above = book.rows.get(key)
  if (above !== undefined) return { says: receiptNo === null ? `与第 ${above} 行是同一天同样的金额；如果确实是两笔，请各填收据号。` : `收据号与第 ${above} 行相同。` }
  const numbered = receiptNo === null ? undefined : book.receipts.get(receiptNo)
  if (numbered && (numbered.childId !== childId || numbered.amountFen !== amountFen)) return { says: '这个收据号已经登记在另一笔上。' }
  book.rows.set(key, row)
  if (numbered || (receiptNo === null && book.unnumbered.has(key))) return 'already'
  const balanceFen = book.balances.get(childId) ?? 0
  if (amountFen > balanceFen) return { says: beyondOpenWords(balanceFen) }
  book.balances.set(childId, balanceFen - amountFen)
  return payment
}

function whoWords({ cells: { className, rosterNo, name } }: SheetRow): string {
  const number = textOf(rosterNo).replace(/号$/, '')
  return [textOf(className), number && `${number}号`, textOf(name)].filter(Boolean).join(' ').slice(0, 60)
}
