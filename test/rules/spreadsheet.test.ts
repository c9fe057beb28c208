import { strToU8, zipSync } from 'fflate'
import { readExcel, writeExcel } from 'cloud/spreadsheet'

const columns = [
  { title: '班级', width: 12 },
  { title: '学号', width: 6 },
  { title: '实收（元）', width: 12 },
]

describe('Excel files', () => {
  it('are read back as they were written, Chinese and numbers alike', async () => {
    const base64 = await writeExcel(columns, [
      ['三年级1班', 1, 144],
      ['三年级1班', 2, 72.5],
      ['一年级2班', 3, null],
    ])
    expect(await readExcel(base64)).toEqual([
      ['班级', '学号', '实收（元）'],
      ['三年级1班', 1, 144],
      ['三年级1班', 2, 72.5],
      ['一年级2班', 3, null],
    ])
  })

  it('of 1,800 pupils stay within what one request may carry', async () => {
    const base64 = await writeExcel(columns, Array.from({ length: 1800 }, (_, index) => ['三年级1班', index + 1, 144.5]))
    expect(base64.length).toBeLessThan(85_000)
  })

  it('a text is not taken for a formula when it is opened', async () => {
    const base64 = await writeExcel([{ title: '姓名', width: 10 }], [['=1+1']])
    expect(await readExcel(base64)).toEqual([['姓名'], ['=1+1']])
  })

  it('that are no Excel files, or unpack to more than a clerk can have typed, are not read', async () => {
    expect(await readExcel(Buffer.from('班级,学号').toString('base64'))).toBeNull()
    expect(await readExcel('')).toBeNull()
    expect(await readExcel(Buffer.from(zipSync({ 'a.txt': strToU8('a') })).toString('base64'))).toBeNull()
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(25 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(60 * 1024)
    expect(await readExcel(Buffer.from(bomb).toString('base64'))).toBeNull()
  })
})
