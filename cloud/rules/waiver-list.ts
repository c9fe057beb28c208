import type { Cell } from './sheet-values'

/** One row of an official list; `rowNo` as Excel counts, the head being 1. */
export interface ListRow {
  rowNo: number
  className: string
  rosterNo: number | null
  name: string
}

export interface Pupil {
  childId: string
  className: string
  rosterNo: number
  name: string
}

export interface ListMatch {
  matched: (Pupil & { rowNo: number })[]
  faults: { rowNo: number; says: string }[]
}

export const listColumns = ['班级', '学号', '姓名'] as const
const mostRows = 500

export type ListRows = { kind: 'rows'; rows: ListRow[] } | { kind: 'refused'; code: 'waiver_list_columns' | 'waiver_list_empty' | 'waiver_list_long' }

/** The rows of a list under its head, wherever the three columns stand; empty rows are none. */
export function readListRows(sheet: readonly (readonly Cell[])[]): ListRows {
  const head = sheet[0]?.map(words) ?? []
  const [classAt, numberAt, nameAt] = listColumns.map((title) => head.indexOf(title)) as [number, number, number]
  if (Math.min(classAt, numberAt, nameAt) < 0) return { kind: 'refused', code: 'waiver_list_columns' }
  const rows = sheet.slice(1).flatMap((cells, index): ListRow[] => {
    const [className, number, name] = [words(cells[classAt]), words(cells[numberAt]), words(cells[nameAt])]
    return className + number + name === '' ? [] : [{ rowNo: index + 2, className, rosterNo: /^\d{1,6}$/.test(number) ? Number(number) : null, name }]
  })
  if (rows.length === 0) return { kind: 'refused', code: 'waiver_list_empty' }
  return rows.length > mostRows ? { kind: 'refused', code: 'waiver_list_long' } : { kind: 'rows', rows }
}

const words = (cell: Cell | undefined) => (cell === null || cell === undefined || cell instanceof Date ? '' : String(cell).normalize('NFC').trim())

/**
 * Matches a list with the register, exactly: class, roster number and name. Whoever is not that very child is not taken,
 * for relief must not be another's; what is wrong is said for each row, without what the register has instead.
 */
export function matchList(rows: readonly ListRow[], pupils: readonly Pupil[]): ListMatch {
  const found: ListMatch = { matched: [], faults: [] }
  for (const { rowNo, className, rosterNo, name } of rows) {
    const fault = (says: string) => found.faults.push({ rowNo, says })
    const ofClass = pupils.filter((pupil) => pupil.className === className)
    const [pupil, other] = ofClass.filter((each) => each.rosterNo === rosterNo)
    if (className === '' || name === '' || rosterNo === null) fault('班级、学号、姓名要填全，学号是数字')
    else if (ofClass.length === 0) fault(`没有“${short(className)}”这个班，班级要和学校名册写得一样`)
    else if (!pupil) fault(`${className}没有学号 ${rosterNo}`)
    else if (other) fault(`${className}学号 ${rosterNo} 在名册里不止一名，请先核对名册`)
    else if (pupil.name.normalize('NFC').trim() !== name) fault(`姓名与名册里${className}学号 ${rosterNo} 的不同`)
    else if (found.matched.some(({ childId }) => childId === pupil.childId)) fault('这名学生在前面已经有一行')
    else found.matched.push({ ...pupil, rowNo })
  }
  return found
}

const short = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text)
