import { unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import writeSheet from 'write-excel-file/universal'
import type { Cell } from './rules/sheet-values'

/** What an unpacked workbook may take, in bytes: a small file may unpack to anything. */
const mostUnpacked = 20 * 1024 * 1024

/** The rows of an Excel file's first sheet, from base64; null where it is no Excel file that can be read. */
export async function readExcel(base64: string): Promise<Cell[][] | null> {
  const file = Buffer.from(base64, 'base64')
  try {
    if (unpackedBytes(file) > mostUnpacked) return null
    const rows = await readSheet(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
    // Its types name Date's constructor where a date is meant.
    return rows as Cell[][]
  } catch {
    // Whatever is wrong with somebody's file, they are told that it cannot be read.
    return null
  }
}

function unpackedBytes(file: Uint8Array): number {
  let bytes = 0
  unzipSync(file, { filter: ({ originalSize }) => ((bytes += originalSize), false) })
  return bytes
}

export interface Column {
  title: string
  /** In characters. */
  width: number
}

/** An Excel file of one sheet as base64. Amounts are written as yuan with two decimals by whoever makes the rows. */
export async function writeExcel(columns: readonly Column[], rows: readonly (readonly (string | number | null)[])[]): Promise<string> {
  const header = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'string' ? { value, type: String } : { value, type: Number })))
  const blob = await writeSheet([header, ...body], { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBlob()
  return Buffer.from(await blob.arrayBuffer()).toString('base64')
}
