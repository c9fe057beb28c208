import { matchList, readListRows } from 'cloud/rules/waiver-list'
import { percentToGrant } from 'cloud/rules/waiver'

const pupils = [
  { childId: 'a', className: '三年级1班', rosterNo: 3, name: '林知夏' },
  { childId: 'b', className: '三年级1班', rosterNo: 4, name: '赵一鸣' },
]

test('a list is read wherever its three columns stand, and empty rows are none', () => {
  const read = readListRows([['姓名', '备注', '班级', '学号'], ['林知夏', '', '三年级1班', 3], [null, null, null, null], ['赵一鸣', null, '三年级1班', ' 4 ']])
  expect(read).toEqual({ kind: 'rows', rows: [{ rowNo: 2, className: '三年级1班', rosterNo: 3, name: '林知夏' }, { rowNo: 4, className: '三年级1班', rosterNo: 4, name: '赵一鸣' }] })
  expect(readListRows([['名字', '班级']])).toEqual({ kind: 'refused', code: 'waiver_list_columns' })
  expect(readListRows([])).toEqual({ kind: 'refused', code: 'waiver_list_columns' })
  expect(readListRows([['班级', '学号', '姓名']])).toEqual({ kind: 'refused', code: 'waiver_list_empty' })
  expect(readListRows([['班级', '学号', '姓名'], ...Array.from({ length: 501 }, (_, index) => ['三年级1班', index, '林'])])).toEqual({ kind: 'refused', code: 'waiver_list_long' })
})

test('only the very child is matched: another name, number or class is said row by row, and the register is not given away', () => {
  const row = (rowNo: number, className: string, rosterNo: number | null, name: string) => ({ rowNo, className, rosterNo, name })
  const { matched, faults } = matchList(
    [row(2, '三年级1班', 3, '林知夏'), row(3, '三年级1班', 4, '林知夏'), row(4, '三年级1班', 9, '林知夏'), row(5, '三(1)班', 3, '林知夏'), row(6, '三年级1班', null, '林知夏'), row(7, '三年级1班', 3, '林知夏')],
    pupils,
  )
  expect(matched.map(({ rowNo, childId }) => [rowNo, childId])).toEqual([[2, 'a']])
  expect(faults.map(({ rowNo }) => rowNo)).toEqual([3, 4, 5, 6, 7])
  expect(JSON.stringify(faults)).not.toContain('赵一鸣')
})

test('the school says how much only where the plan leaves it open (R-035)', () => {
  expect(percentToGrant({ mode: 'free', percent: null }, null)).toEqual({ kind: 'percent', percent: 100 })
  expect(percentToGrant({ mode: 'free', percent: null }, 50)).toEqual({ kind: 'refused', code: 'waiver_percent_fixed' })
  expect(percentToGrant({ mode: 'reduced', percent: null }, 50)).toEqual({ kind: 'percent', percent: 50 })
  expect(percentToGrant({ mode: null, percent: null }, null)).toEqual({ kind: 'refused', code: 'waiver_percent_needed' })
})
