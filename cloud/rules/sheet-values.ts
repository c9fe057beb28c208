/** One cell of somebody's Excel file; null where it is empty. Dates come without a zone and are read as days. */
export type Cell = string | number | boolean | Date | null

/** A cell as text, as one reads it: full-width digits and signs as plain ones, no spaces at either end. */
export const textOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).normalize('NFKC').trim())

/** The same for what is compared: without any space. */
export const plainOf = (cell: Cell | undefined): string => textOf(cell).replace(/\s/g, '')

/** Most of an amount in one row, in fen. */
const mostFen = 10_000_000

/**
 * Yuan as typed or as Excel holds it, in whole fen; null where it is no amount with at most two decimals. Read by digits:
 * 0.29 times 100 is not 29 to a computer. A number is taken as the nearest fen only where it is that fen to a computer.
 */
export function fenOfCell(cell: Cell): number | null {
  const digits = typeof cell === 'number' ? digitsOf(cell) : plainOf(cell).replace(/^(?:¥|RMB|人民币)/i, '').replace(/元整?$/, '')
  const [, whole, parts = ''] = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2})0*)?$/.exec(digits ?? '') ?? []
  if (whole === undefined) return null
  const fen = Number(whole.replaceAll(',', '')) * 100 + Number(parts.padEnd(2, '0'))
  return fen <= mostFen ? fen : null
}

/** A sum that Excel computed may be 0.30000000000000004, which is 0.30. */
function digitsOf(value: number): string | null {
  if (!Number.isFinite(value) || value < 0) return null
  const rounded = value.toFixed(2)
  return Math.abs(value - Number(rounded)) < 1e-7 ? rounded : null
}

// Excel counts days from here; before March 1900 it counts one that never was, which nobody pays on.
const dayZero = Date.UTC(1899, 11, 30)
const dayLength = 86_400_000

/** A day as typed or as Excel holds it; one without a year is the last such day up to today. Null where it is none. */
export function dateOfCell(cell: Cell, today: string): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return cell >= 36_526 && cell < 73_050 ? new Date(dayZero + Math.floor(cell) * dayLength).toISOString().slice(0, 10) : dateWithin(String(cell), today)
  return dateWithin(plainOf(cell), today)
}

/** 2026-09-08, 2026/9/8, 2026.9.8, 2026年9月8日, 20260908, 9月8日 or 9/8. */
function dateWithin(typed: string, today: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\d{2}:\d{2}(?::\d{2})?)?$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? []
  if (year !== undefined) return dayOf(year, month as string, day as string)
  const [, shortMonth, shortDay] = /^(\d{1,2})月(\d{1,2})[日号]$/.exec(typed) ?? /^(\d{1,2})\/(\d{1,2})$/.exec(typed) ?? []
  if (shortMonth === undefined || shortDay === undefined) return null
  const thisYear = Number(today.slice(0, 4))
  const found = dayOf(String(thisYear), shortMonth, shortDay)
  return found !== null && found > today ? dayOf(String(thisYear - 1), shortMonth, shortDay) : found
}

/** Null where the calendar has no such day: of 31 February it would make one in March. */
function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null
}

/** A whole number such as a roster number; null where it is none. 12号 is 12. */
export function numberOfCell(cell: Cell): number | null {
  const [, digits] = /^(\d{1,4})(?:\.0+)?号?$/.exec(plainOf(cell)) ?? []
  return digits === undefined ? null : Number(digits)
}
