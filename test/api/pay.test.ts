import { readExcel } from 'cloud/spreadsheet'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenFamily, givenSchool, planWith, type School } from '../given'
import { closeByTime, givenGroups, givenOpenSurvey, scoreForm, scoreOneByOne } from '../given-survey'

const api = apiOfThisFile()
const row = (staffId: string, given: Partial<Input<'savePayWork'>['works'][number]> = {}) => ({ staffId, lessons: 0, minutes: 0, guardDays: 0, lapses: [], units: [], score: null, ...given })
const hourly = async () => ({ school: await givenSchool(api) })
const sheet = (school: School, period = '2026-09') => api.done(school.finance, 'readPaySheet', { period })
const enter = (school: School, works: ReturnType<typeof row>[], seenAt: string | null = null, month = '2026-09') => api.done(school.finance, 'savePayWork', { month, seenAt, works })

/** Yongqiao's way of paying, with 35,000 received and spending entered as its scheme names it. */
async function shared(): Promise<School> {
  const pay = { ...planWith().pay!, formula: 'lessonShare' as const, perHourFen: null, mostPerLessonFen: 6000, guardPerDayFen: 3000 }
  const school = await givenSchool(api, { plan: { pay } })
  const { childId } = await givenFamily(api, school)
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(`insert into fee_entry (school_id, entry_id, term_id, child_id, kind, amount_fen, line, on_date, made_at) values ($1, gen_random_uuid(), $2, $3, 'payment', -3500000, '{}', '2026-09-10', now())`, [school.schoolId, school.termId, childId])
    for (const [category, fen] of [['管理', 270_000], ['外聘', 300_000], ['耗材', 130_000]] as const) {
      await db.rows(`insert into account_entry (school_id, entry_id, term_id, direction, category, amount_fen, on_date, note, made_by, made_at) values ($1, gen_random_uuid(), $2, 'spending', $3, $4, '2026-09-12', '', $5, now())`, [school.schoolId, school.termId, category, fen, school.finance.staffId])
    }
  })
  return school
}

it('R-042: 28,000 ÷ 700 × 50 = 2,000 from the families’ own ledger and the school’s, once finance has said what each spending is (S5)', async () => {
  const school = await shared()
  await enter(school, [row(school.third.teacher.staffId, { lessons: 50 }), row(school.first.teacher.staffId, { lessons: 450 }), row(school.office.staffId, { lessons: 200 }), row(school.dutyTeacher.staffId, { guardDays: 30 })])
  const before = await sheet(school)
  expect(before).toMatchObject({ sheet: null, fingerprint: null })
  expect(before.missing).toHaveLength(4)
  expect(before.missing).toEqual(expect.arrayContaining(['支出“外聘”还没有选归到哪一项', '支出“管理”还没有选归到哪一项', '支出“耗材”还没有选归到哪一项', expect.stringContaining('安保应付 900 元')]))
  expect(await api.refused(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: '0'.repeat(64) })).toBe('pay_incomplete')
  expect(await api.refused(school.finance, 'savePayFund', { period: '2026-09', poolFen: null, uses: [{ category: '没记过', use: 'none' }] })).toBe('pay_category_unknown')
  await api.done(school.finance, 'savePayFund', { period: '2026-09', poolFen: null, uses: [{ category: '管理', use: 'managementSubsidy' }, { category: '外聘', use: 'outsideStaff' }, { category: '耗材', use: 'consumables' }] })
  const { sheet: computed } = await sheet(school)
  expect(computed?.lines.find(({ staffId }) => staffId === school.third.teacher.staffId)).toMatchObject({ totalFen: 200_000, steps: [{ says: '9月 28000 元 ÷ 700 节 × 50 节', fen: 200_000 }] })
  expect(computed?.totalFen).toBe(2_800_000 + 90_000)
})

it('R-042: by the clock 90 minutes are 90 yuan at 60 an hour (S19); the sheet is published as it was read, kept, and exported', async () => {
  const { school } = await hourly()
  const { seenAt } = await enter(school, [row(school.dutyTeacher.staffId, { minutes: 90 })])
  const { fingerprint, sheet: computed } = await sheet(school)
  expect(computed).toMatchObject({ totalFen: 9000, lines: [{ name: '石磊', steps: [{ says: '9月 90 分钟 ÷ 60 × 60 元' }] }] })
  expect(await api.done(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: fingerprint! })).toMatchObject({ version: 1 })
  expect(await api.refused(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: fingerprint! })).toBe('pay_sheet_same')
  await enter(school, [row(school.dutyTeacher.staffId, { minutes: 120 })], seenAt)
  expect(await api.refused(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: fingerprint! })).toBe('pay_sheet_changed')
  expect(await sheet(school)).toMatchObject({ sheet: { totalFen: 12_000 }, published: { version: 1, totalFen: 9000 } })
  const { base64, fileName } = await api.done(school.office, 'exportPaySheet', { period: '2026-09' })
  expect(fileName).toBe('劳务费表-2026-09-第1版.xlsx')
  expect((await readExcel(base64))?.slice(0, 3).map((cells) => cells.slice(0, 2))).toEqual([['姓名', '应发（元）'], ['石磊', 90], ['合计', 90]])
  await api.done(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: (await sheet(school)).fingerprint! })
  const kept = await asOwner(api, school.schoolId, (db) => db.rows<{ version: number; total: string }>(`select version, content ->> 'totalFen' as total from pay_sheet where school_id = $1 order by version`, [school.schoolId]))
  expect(kept).toEqual([{ version: 1, total: '9000' }, { version: 2, total: '12000' }])
})

it('a published sheet can be neither changed nor removed by the application', async () => {
  const { school } = await hourly()
  for (const sql of [`update pay_sheet set version = 9`, `delete from pay_sheet`]) await expect(api.database.transaction(school.schoolId, (db) => db.rows(sql))).rejects.toThrow(/permission denied/)
})

it('two clerks do not write over one another: whoever comes second reads anew', async () => {
  const { school } = await hourly()
  await enter(school, [row(school.dutyTeacher.staffId, { minutes: 90 })])
  expect(await api.refused(school.office, 'savePayWork', { month: '2026-09', seenAt: null, works: [row(school.dutyTeacher.staffId, { minutes: 60 })] })).toBe('pay_work_changed')
  expect((await sheet(school)).sheet?.totalFen).toBe(9000)
})

it('refuses what cannot be: another school’s teacher, a deduction that the plan does not have, a month outside the term, a plan that says nothing', async () => {
  const [{ school }, { school: other }] = [await hourly(), await hourly()]
  const refused = (works: ReturnType<typeof row>[], month = '2026-09') => api.refused(school.finance, 'savePayWork', { month, seenAt: null, works })
  expect(await refused([row(other.dutyTeacher.staffId)])).toBe('staff_unknown')
  expect(await refused([row(school.dutyTeacher.staffId), row(school.dutyTeacher.staffId)])).toBe('staff_unknown')
  expect(await refused([row(school.dutyTeacher.staffId, { lapses: [{ key: 'invented', count: 1, percent: null, minutes: null }] })])).toBe('pay_key_unknown')
  expect(await refused([row(school.dutyTeacher.staffId)], '2027-03')).toBe('pay_month_outside')
  const silent = await givenSchool(api, { plan: { pay: null } })
  expect(await api.refused(silent.finance, 'savePayWork', { month: '2026-09', seenAt: null, works: [row(silent.dutyTeacher.staffId)] })).toBe('pay_not_stated')
  expect(await sheet(silent)).toMatchObject({ scheme: null, sheet: null, missing: ['方案没有写劳务费算法'] })
})

it('suggests the lessons of which somebody kept the roll, and their length by the plan', async () => {
  const { school } = await hourly()
  const { childId } = await givenFamily(api, school)
  await asOwner(api, school.schoolId, (db) =>
    db.rows(
      `insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source)
       select $1, held_on::date, $2, 'midday', 'care', 'present', gen_random_uuid(), now(), $3, 'phone' from unnest(array['2026-09-08', '2026-09-09', '2026-10-09']) as held_on`,
      [school.schoolId, childId, school.dutyTeacher.staffId],
    ),
  )
  const { staff } = await api.done(school.finance, 'readPayWork', { month: '2026-09' })
  expect(staff.find(({ name }) => name === '石磊')).toMatchObject({ kept: { lessons: 2, minutes: 260 }, entered: null })
  expect(staff.find(({ name }) => name === '周敏')).toMatchObject({ kept: { lessons: 0, minutes: 0 } })
})

it('R-044: of 20,000, 18,000 go by units and 2,000 by what families answered, each for itself; whom seven families have is offered no score (S6)', async () => {
  const pay = { ...planWith().pay!, formula: 'units' as const, perHourFen: null, processPercent: 90, finalPercent: 10, units: [{ key: 'proper', name: '规范记录', units: 1, alsoLoses: null }] }
  const school = await givenSchool(api, { plan: { pay } })
  const [one, other, few] = [school.third.teacher.staffId, school.first.teacher.staffId, school.dutyTeacher.staffId]
  const [ofOne, ofOther, ofFew] = await givenGroups(api, school, [{ teacherId: one, families: 8 }, { teacherId: other, families: 8 }, { teacherId: few, families: 7 }])
  const surveyId = await givenOpenSurvey(api, school, { kind: 'appraisal', title: '期末评分', form: scoreForm })
  await scoreOneByOne(api, surveyId, one, ofOne!, [10, 8, 9, 9, 10, 8, 9, 9])
  await scoreOneByOne(api, surveyId, other, ofOther!, [6, 6, 5, 7, 6, 6, 6, 6])
  await scoreOneByOne(api, surveyId, few, ofFew!, [10, 10, 10, 10, 10, 10, 10])
  await closeByTime(api)
  const work = await api.done(school.finance, 'readPayWork', { month: '2026-12' })
  expect(work.scoreSource).toEqual({ title: '期末评分', closedOn: '2026-09-15' })
  const offered = (staffId: string) => work.staff.find((each) => each.staffId === staffId)?.families ?? null
  expect([one, other, few].map(offered)).toEqual([{ score: 90, valid: 8 }, { score: 60, valid: 8 }, null])
  const unitsOf = (staffId: string, count: number) => row(staffId, { units: [{ key: 'proper', count }], score: offered(staffId)?.score ?? null })
  await enter(school, [unitsOf(one, 40), unitsOf(other, 360), unitsOf(few, 600)], null, '2026-12')
  await api.done(school.finance, 'savePayFund', { period: 'term', poolFen: 2_000_000, uses: [] })
  const { sheet: computed } = await sheet(school, 'term')
  expect(computed?.fund.map(({ fen }) => fen)).toEqual([2_000_000, 1_800_000, 200_000])
  const paid = (staffId: string) => computed?.lines.find((line) => line.staffId === staffId)
  expect([one, other, few].map((staffId) => paid(staffId)?.totalFen)).toEqual([72_000 + 120_000, 648_000 + 80_000, 1_080_000])
  expect(paid(one)?.steps).toMatchObject([{ fen: 72_000 }, { says: '终期得分 90 分，分终期奖励 2000 元', fen: 120_000 }])
  expect(paid(few)?.steps.at(-1)?.says).toBe('没有终期得分，不分终期奖励')
})
