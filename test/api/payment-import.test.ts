import { randomUUID } from 'node:crypto'
import { readExcel } from 'cloud/spreadsheet'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, insert, type Family, type School } from '../given'
import { balanceFen, givenOwed, paymentFile, rosterNoOf, type SheetLine } from '../given-payment'

const api = apiOfThisFile()

async function givenTwo(): Promise<{ school: School; lin: Family; zhao: Family; lineOf: (family: Family, name: string, ...rest: SheetLine) => Promise<SheetLine> }> {
  const school = await givenSchool(api)
  const [lin, zhao] = [await givenFamily(api, school), await givenFamily(api, school, { child: '赵一鸣' })]
  for (const each of [lin, zhao]) await givenOwed(api, school, each, 14400)
  api.clock.set('2026-09-10T10:00:00')
  return { school, lin, zhao, lineOf: async (family, name, ...rest) => [school.third.name, await rosterNoOf(api, school, family), name, ...rest] }
}

const preview = (school: School, file: string) => api.done(school.finance, 'previewPaymentImport', { file, how: 'transfer' })

test('the sheet that was downloaded comes back filled in and is recorded: previewed first, then in one go', async () => {
  const { school, lin, zhao } = await givenTwo()
  const sheet = await api.done(school.finance, 'readPaymentSheet', { grade: null, openOnly: true })
  expect(sheet).toMatchObject({ fileName: '课后服务缴费登记表-2026-09-10.xlsx', rows: 2 })
  const [titles = [], ...rows] = (await readExcel(sheet.file)) ?? []
  expect(titles).toEqual(['班级', '学号', '姓名', '应交', '已交', '未交', '实收金额', '收款日期', '收据号', '收款方式'])
  expect(rows[0]?.slice(0, 6)).toEqual([school.third.name, await rosterNoOf(api, school, lin), '林知夏', 144, 0, 144])
  const file = await paymentFile(rows.map((row) => [...(row.slice(0, 6) as SheetLine), 144, '9月8日', null, null]), titles as string[])

  const seen = await preview(school, file)
  expect(seen).toMatchObject({ ready: 2, readyFen: 28800, already: 0, blank: 0, problems: [], classes: [{ className: school.third.name, rows: 2, fen: 28800 }] })
  expect(await balanceFen(api, school, lin)).toBe(14400)
  const key = randomUUID()
  const input = { file, how: 'transfer' as const, seenSha256: seen.seenSha256 }
  expect(await api.done(school.finance, 'importPayments', input, { key })).toEqual({ recorded: 2, recordedFen: 28800 })
  expect(await api.done(school.finance, 'importPayments', input, { key })).toEqual({ recorded: 2, recordedFen: 28800 })
  for (const each of [lin, zhao]) {
    expect(await balanceFen(api, school, each)).toBe(0)
    expect((await api.done(each.guardian, 'listMessages', {})).messages.map(({ title }) => title)).toEqual(['学校登记了收款'])
  }
  expect(await api.refused(school.finance, 'readPaymentSheet', { grade: null, openOnly: true })).toBe('payment_sheet_empty')
})

test('good rows are recorded and bad ones named; mended and brought in again, only what is new is recorded', async () => {
  const { school, lin, zhao, lineOf } = await givenTwo()
  const good = await lineOf(lin, '林知夏', 72, '2026-09-08', null, null)
  const file = await paymentFile([good, await lineOf(zhao, '赵一名', 144, '2026/9/8', 'A7', '现金')])
  const seen = await preview(school, file)
  expect(seen).toMatchObject({ ready: 1, problemCount: 1, problems: [{ row: 3, says: expect.stringContaining('姓名') as string }] })
  await api.done(school.finance, 'importPayments', { file, how: 'transfer', seenSha256: seen.seenSha256 })
  expect([await balanceFen(api, school, lin), await balanceFen(api, school, zhao)]).toEqual([7200, 14400])

  const mended = await paymentFile([good, await lineOf(zhao, '赵一鸣', 144, '2026/9/8', 'A7', '现金')])
  const again = await preview(school, mended)
  expect(again).toMatchObject({ ready: 1, already: 1, problems: [] })
  await api.done(school.finance, 'importPayments', { file: mended, how: 'transfer', seenSha256: again.seenSha256 })
  expect([await balanceFen(api, school, lin), await balanceFen(api, school, zhao)]).toEqual([7200, 0])
})

test('the same file a second time records nothing, and says so', async () => {
  const { school, lin, lineOf } = await givenTwo()
  const file = await paymentFile([await lineOf(lin, '林知夏', 50, 46273, null, null), await lineOf(lin, '林知夏', 50, 46273, 'A1', null)])
  const seen = await preview(school, file)
  expect(seen).toMatchObject({ ready: 2, readyFen: 10000 })
  await api.done(school.finance, 'importPayments', { file, how: 'transfer', seenSha256: seen.seenSha256 })
  expect(await preview(school, file)).toMatchObject({ ready: 0, already: 2, problems: [] })
  expect(await api.refused(school.finance, 'importPayments', { file, how: 'transfer', seenSha256: seen.seenSha256 })).toBe('import_nothing')
  expect(await balanceFen(api, school, lin)).toBe(4400)
})

test('what was taken back can be imported again', async () => {
  const { school, lin, lineOf } = await givenTwo()
  const file = await paymentFile([await lineOf(lin, '林知夏', 50, '2026-09-08', 'A1', null)])
  for (let round = 0; round < 2; round += 1) {
    const { seenSha256 } = await preview(school, file)
    await api.done(school.finance, 'importPayments', { file, how: 'transfer', seenSha256 })
    const { payments } = await api.done(school.finance, 'readPayer', { childId: lin.childId })
    await api.done(school.finance, 'reversePayment', { entryId: payments.find(({ reversed, takesBack }) => !reversed && !takesBack)?.entryId ?? '', reason: '试一试' })
  }
  expect(await balanceFen(api, school, lin)).toBe(14400)
})

test('nothing but what was seen is recorded: where the accounts changed since the preview, it is asked again', async () => {
  const { school, lin, lineOf } = await givenTwo()
  const file = await paymentFile([await lineOf(lin, '林知夏', 144, '2026-09-08', null, null)])
  const { seenSha256 } = await preview(school, file)
  await givenOwed(api, school, lin, 100)
  await api.done(school.finance, 'importPayments', { file, how: 'transfer', seenSha256 })
  const [another] = [await paymentFile([await lineOf(lin, '林知夏', 1, '2026-09-08', null, null)])]
  const seen = await preview(school, another)
  await givenOwed(api, school, lin, -100)
  expect(await api.refused(school.finance, 'importPayments', { file: another, how: 'transfer', seenSha256: seen.seenSha256 })).toBe('import_nothing')
  expect(await api.refused(school.finance, 'importPayments', { file: another, how: 'cash', seenSha256 })).toBe('import_nothing')
  await givenOwed(api, school, lin, 100)
  expect(await api.refused(school.finance, 'importPayments', { file: another, how: 'cash', seenSha256: seen.seenSha256 })).toBe('import_changed')
  expect(await balanceFen(api, school, lin)).toBe(100)
})

test('a file that is none, that lacks a column or that is of another school is said in words, and nothing is written', async () => {
  const { school, lin } = await givenTwo()
  const ask = (file: string) => api.refused(school.finance, 'previewPaymentImport', { file, how: 'cash' })
  expect(await ask(Buffer.from('this is no workbook').toString('base64'))).toBe('import_unreadable')
  expect(await ask(await paymentFile([['林知夏', 144]], ['姓名', '金额']))).toBe('import_titles')
  expect(await ask('…')).toBe('input_invalid')
  expect(await preview(school, await paymentFile([['没有这个班', 1, '林知夏', 144, '2026-09-08', null, null]]))).toMatchObject({ ready: 0, problemCount: 1 })
  expect(await balanceFen(api, school, lin)).toBe(14400)
})

test('a school of 1,800 pupils: its sheet is downloaded, filled in and recorded in one go', async () => {
  const school = await givenSchool(api)
  api.clock.set('2026-09-10T10:00:00')
  await asOwner(api, school.schoolId, async (db) => {
    for (let number = 0; number < 40; number += 1) {
      const classId = randomUUID()
      await insert(db, 'school_class', { school_id: school.schoolId, class_id: classId, grade: 1 + (number % 6), name: `${'一二三四五六'[number % 6]}年级${10 + Math.floor(number / 6)}班`, teacher_id: school.third.teacher.staffId, room: '' })
      await db.rows(`insert into child (school_id, child_id, class_id, roster_no, name) select $1, gen_random_uuid(), $2, n, chr(19968 + (n * 37 + $3) % 5000) || chr(20100 + (n * 91 + $3 * 13) % 5000) || chr(20300 + (n * 17) % 4000) from generate_series(1, 45) n`, [school.schoolId, classId, number])
    }
    await db.rows(
      `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, amount_fen, line, on_date, made_at)
       select $1, gen_random_uuid(), $2, child_id, 'topUp', 'afternoon', 14400, '{}', '2026-09-01', $3 from child where school_id = $1`,
      [school.schoolId, school.termId, api.clock.now()],
    )
  })
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const result = await work()
    measured.push(`${name} ${Math.round(performance.now() - begun)} ms`)
    return result
  }
  const measured: string[] = []
  expect(await api.refused(school.finance, 'readPaymentSheet', { grade: null, openOnly: false })).toBe('payment_sheet_large')
  const sheets = []
  for (let grade = 1; grade <= 6; grade += 1) sheets.push(await timed(`download of grade ${grade}`, () => api.done(school.finance, 'readPaymentSheet', { grade, openOnly: false })))
  const rows = []
  for (const { file } of sheets) rows.push(...((await readExcel(file)) ?? []).slice(1))
  expect(rows).toHaveLength(1800)
  const file = await paymentFile(rows.map((row) => [...(row.slice(0, 3) as SheetLine), 144, '9月8日']), ['班级', '学号', '姓名', '实收金额', '收款日期'])
  const kilobytes = (base64: string) => Math.round((base64.length * 3) / 4 / 1024)
  measured.push(`largest grade's sheet ${Math.max(...sheets.map((each) => kilobytes(each.file)))} KB, 1,800 rows filled in ${kilobytes(file)} KB`)
  const seen = await timed('preview', () => preview(school, file))
  expect(seen).toMatchObject({ ready: 1800, readyFen: 1800 * 14400, problemCount: 0 })
  expect(await timed('import', () => api.done(school.finance, 'importPayments', { file, how: 'transfer', seenSha256: seen.seenSha256 }))).toEqual({ recorded: 1800, recordedFen: 1800 * 14400 })
  expect(await preview(school, file)).toMatchObject({ ready: 0, already: 1800 })
  expect(await api.done(school.finance, 'listPayments', { fromOn: null, toOn: null })).toMatchObject({ receivedFen: 1800 * 14400, total: 1800 })
  if (process.env.MEASURE) console.info(measured.join(', '))
}, 240_000)
