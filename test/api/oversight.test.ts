import { randomUUID } from 'node:crypto'
import type { SurveyForm } from 'cloud/contract/survey-form'
import { upkeep } from 'cloud/hosts/upkeep'
import { readExcel } from 'cloud/spreadsheet'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, type Family, type PlanOverrides, type School } from '../given'
import { closeByTime, givenOpenSurvey } from '../given-survey'
import { givenBureau } from '../scenario-complaint'
import { inspectionWith } from '../scenario-oversight'

const api = apiOfThisFile()
const staged: PlanOverrides['inspections'] = [{ stage: 'early', name: '期初督查' }, { stage: 'midTerm', name: '期中督查' }, { stage: 'annual', name: '年度考核' }]

/** A school with so many families, the first `joined` of whom have a seat. */
async function givenChildren(school: School, children: number, joined: number) {
  const families = []
  for (let number = 0; number < children; number += 1) families.push(await givenFamily(api, school, { child: `孩子${number}`, guardian: `家长${number}` }))
  await givenSeats(api, school, families.slice(0, joined))
  return families
}

/** The same person of the bureau at one more school. */
async function alsoLooksAfter(bureau: Person, { schoolId }: School) {
  await asOwner(api, schoolId, (db) => db.rows(`insert into bureau_member (school_id, account_id, name, added_at) select $1, account_id, $2, now() from account where subject = $3`, [schoolId, bureau.name, bureau.openid]))
}

const at = (instant: string) => new Date(`${instant}+08:00`)
const reportOf = async (bureau: Person, { schoolId }: School) => (await api.done(bureau, 'readBureauReport', {})).schools.find((each) => each.schoolId === schoolId)

const form: SurveyForm = {
  intro: '',
  sections: [
    { key: 'service', title: '总的看法', note: '', audience: 'everyone', about: 'service', questions: [{ kind: 'single', key: 'overall', title: '您对课后服务总体满意吗', required: true, showIf: null, options: [{ key: 'very', label: '非常满意' }, { key: 'good', label: '满意' }, { key: 'fair', label: '一般' }, { key: 'bad', label: '不满意' }] }] },
  ],
}

/** A satisfaction survey in which these families answered one by one, closed by time. */
async function givenClosedSurvey(school: School, families: readonly Family[], answers: readonly string[]) {
  const surveyId = await givenOpenSurvey(api, school, { title: '九月满意度问卷', form })
  for (const [index, overall] of answers.entries()) {
    const { guardian, childId } = families[index] as Family
    await api.done(guardian, 'answerSurvey', { surveyId, childId, answers: [{ section: 'service', subjectId: null, values: { overall } }] })
  }
  await closeByTime(api)
}

describe('the bureau’s look over its schools (FR-091)', () => {
  it('states each school’s totals from its snapshot, and coverage from children on the register and seats (R-048)', async () => {
    const school = await givenSchool(api)
    const bureau = await givenBureau(api, school)
    const families = await givenChildren(school, 12, 9)
    await givenClosedSurvey(school, families, [...Array<string>(6).fill('very'), ...Array<string>(3).fill('good'), 'bad'])
    await upkeep(api.host, at('2026-09-15T09:00:00'))
    const { content } = (await reportOf(bureau, school))!
    expect(content).toMatchObject({ termName: '2026年秋季学期', eligible: 12, participants: 9, coveragePercent: 75, complaints: { filed: 0, open: 0 } })
    expect(content?.satisfaction).toEqual({ percent: 90, base: 10, question: '您对课后服务总体满意吗', survey: '九月满意度问卷', closedOn: '2026-09-15' })
    expect((await api.done(bureau, 'readBureauReport', {})).totals).toMatchObject({ schools: 1, withData: 1, participants: { value: 9, schools: 1 }, satisfactionPercent: { value: 90, schools: 1, base: 10 } })
  })

  it('says few and no number where fewer than 8 children take part, not even in the sums', async () => {
    const [small, large] = [await givenSchool(api), await givenSchool(api)]
    const bureau = await givenBureau(api, small)
    await alsoLooksAfter(bureau, large)
    const families = await givenChildren(small, 9, 7)
    await givenChildren(large, 10, 8)
    await givenClosedSurvey(small, families, Array<string>(7).fill('bad'))
    await upkeep(api.host, at('2026-09-15T09:01:00'))
    expect((await reportOf(bureau, small))?.content).toMatchObject({ eligible: 9, participants: 'few', coveragePercent: null, chargedFen: null, receivedFen: null, satisfaction: null })
    expect((await api.done(bureau, 'readBureauReport', {})).totals).toMatchObject({ schools: 2, eligible: { value: 19, schools: 2 }, participants: { value: 8, schools: 1 }, coveragePercent: { value: 80, schools: 1 } })
    // Not even in the database: what is not to be read is not written.
    const [row] = await asOwner(api, small.schoolId, async (db) => {
      await db.rows(`select set_config('kehou.reporting', 'yes', true)`)
      return db.rows<{ content: { participants: unknown } }>(`select content from school_report where school_id = $1`, [small.schoolId])
    })
    expect(row?.content.participants).toBe('few')
  })

  it('shows a school without data as such and never as zero, in the reply and in the Excel file', async () => {
    const [empty, planless] = [await givenSchool(api), await givenSchool(api, { plan: null })]
    const bureau = await givenBureau(api, empty)
    await alsoLooksAfter(bureau, planless)
    expect(await reportOf(bureau, empty)).toMatchObject({ madeAt: null, content: null })
    await upkeep(api.host, at('2026-09-09T08:00:00'))
    expect((await reportOf(bureau, empty))?.content).toMatchObject({ eligible: null, participants: null, coveragePercent: null, staff: null, chargedFen: null, receivedFen: null, satisfaction: null })
    expect((await reportOf(bureau, planless))?.content).toBeNull()
    expect((await api.done(bureau, 'readBureauReport', {})).totals).toMatchObject({ schools: 2, withData: 1, participants: null, staff: null, satisfactionPercent: null })
    const { base64, fileName } = await api.done(bureau, 'exportBureauReport', {}, { at: '2026-09-09T08:01:00' })
    expect(fileName).toBe('各校课后服务情况-2026-09-09.xlsx')
    const rows = (await readExcel(base64))!
    expect(rows[0]).toHaveLength(19)
    for (const [, , , eligible, participants, coverage] of rows.slice(1)) expect([eligible, participants, coverage]).toEqual(['没有数据', '没有数据', '没有数据'])
    expect(rows.at(-1)?.[0]).toBe('合计（2 所，有数据 1 所）')
  })

  it('writes the same figures into the Excel file as on the page', async () => {
    const school = await givenSchool(api)
    const bureau = await givenBureau(api, school)
    await givenChildren(school, 9, 8)
    await upkeep(api.host, at('2026-09-09T08:00:00'))
    const rows = (await readExcel((await api.done(bureau, 'exportBureauReport', {})).base64))!
    expect(rows[1]?.slice(0, 6)).toEqual(['海江小学', '海江村', '2026年秋季学期', 9, 8, 88.89])
    expect(rows).toHaveLength(3)
  })

  it('is made again after an hour, not before, and only where the bureau reads it', async () => {
    const [school, unread] = [await givenSchool(api), await givenSchool(api)]
    const bureau = await givenBureau(api, school)
    const families = await givenChildren(school, 9, 8)
    await upkeep(api.host, at('2026-09-09T08:00:00'))
    await givenSeats(api, school, families.slice(8))
    await upkeep(api.host, at('2026-09-09T08:59:00'))
    expect((await reportOf(bureau, school))?.content?.participants).toBe(8)
    await upkeep(api.host, at('2026-09-09T09:00:01'))
    expect((await reportOf(bureau, school))?.content?.participants).toBe(9)
    const written = await asOwner(api, unread.schoolId, async (db) => {
      await db.rows(`select set_config('kehou.reporting', 'yes', true)`)
      return db.rows(`select 1 from school_report where school_id = $1`, [unread.schoolId])
    })
    expect(written).toEqual([])
  })

  it('R-048: shows 4/53 as 7.5 beside the printed 9, and 4/3 as 133, above one hundred', async () => {
    const figure = (key: string, value: number) => ({ key, name: key, value, unit: '所', note: null })
    const school = await givenSchool(api, {
      plan: {
        figures: [figure('three', 3), figure('four', 4), figure('all', 53)],
        ratios: [{ name: '开展率', kind: 'percent', part: 'four', of: 'all', unit: '%', printed: 9 }, { name: '完成率', kind: 'percent', part: 'four', of: 'three', unit: '%', printed: null }],
      },
    })
    const { ratios } = await api.done(await givenBureau(api, school), 'readSchoolReport', {})
    expect(ratios).toMatchObject([{ printed: 9, differs: true }, { printed: null, differs: false }])
    expect(ratios.map(({ value }) => value?.toFixed(1))).toEqual(['7.5', '133.3'])
  })

  it('counts complaints straight to the bureau for its own eyes, and the snapshot holds none of them', async () => {
    const school = await givenSchool(api)
    const [bureau, family] = [await givenBureau(api, school), await givenFamily(api, school)]
    await api.done(family.guardian, 'fileComplaint', { to: 'bureau', topic: 'compulsion', text: '被自愿', anonymous: true })
    await upkeep(api.host, at('2026-09-09T08:00:00'))
    expect(await api.done(bureau, 'readSchoolReport', {})).toMatchObject({ toBureau: { filed: 1, open: 1 }, report: { content: { complaints: { filed: 0, open: 0 } } } })
  })
})

describe('who sees a snapshot', () => {
  const given = async () => {
    const [ours, theirs] = [await givenSchool(api), await givenSchool(api)]
    const [bureau, elsewhere] = [await givenBureau(api, ours), await givenBureau(api, theirs, '冯远')]
    const [family] = await givenChildren(ours, 9, 8)
    await upkeep(api.host, at('2026-09-09T08:00:00'))
    return { ours, theirs, bureau, elsewhere, family: family! }
  }

  it('staff and guardians are refused, and a bureau of another school reads its own schools alone', async () => {
    const { ours, theirs, elsewhere, family } = await given()
    for (const person of [ours.office, ours.finance, ours.dutyTeacher, ours.third.teacher, family.guardian]) {
      for (const operation of ['readBureauReport', 'exportBureauReport', 'readSchoolReport'] as const) expect(await api.refused(person, operation, {})).toBe('role_needed')
    }
    expect((await api.done(elsewhere, 'readBureauReport', {})).schools.map(({ schoolId }) => schoolId)).toEqual([theirs.schoolId])
    expect(await api.refused({ ...elsewhere, schoolId: ours.schoolId }, 'readSchoolReport', {})).toBe('role_needed')
    expect(await api.refused({ ...elsewhere, schoolId: ours.schoolId }, 'logInspection', inspectionWith())).toBe('role_needed')
    expect(await api.refused({ ...elsewhere, schoolId: ours.schoolId }, 'listInspections', {})).toBe('role_needed')
  })

  it('whoever works at a school does not look after it, even when written into its list; other schools stay theirs', async () => {
    const { ours, theirs } = await given()
    const clerk = ours.office
    for (const school of [ours, theirs]) await alsoLooksAfter(clerk, school)
    expect((await api.done(clerk, 'readBureauReport', {})).schools.map(({ schoolId }) => schoolId)).toEqual([theirs.schoolId])
    expect(await api.refused(clerk, 'readSchoolReport', {})).toBe('role_needed')
  })

  it('the database itself shows no snapshot to a transaction of the school’s, of nobody’s, or of another bureau’s', async () => {
    const { ours, theirs, elsewhere, bureau } = await given()
    const seen = (schoolId: string | null, person?: Person) =>
      api.database.transaction(schoolId, async (db) => {
        if (person) await db.rows(`select set_config('kehou.oversight_account', account_id::text, true) from account where subject = $1`, [person.openid])
        return (await db.rows<{ school_id: string }>(`select school_id from school_report`)).map(({ school_id }) => school_id)
      })
    expect(await seen(ours.schoolId)).toEqual([])
    expect(await seen(null)).toEqual([])
    expect(await seen(ours.schoolId, ours.office)).toEqual([])
    expect(await seen(null, elsewhere)).toEqual([theirs.schoolId])
    // The control: what would open it is there.
    expect(await seen(null, bureau)).toEqual([ours.schoolId])
  })

  it('what a call of the bureau opened is shut again for whoever comes next on the same connection', async () => {
    const { ours, bureau } = await given()
    const names = ['kehou.oversight_account', 'kehou.sealed_account', 'kehou.bureau', 'kehou.reporting']
    const standing = (schoolId: string | null) => api.database.transaction(schoolId, (db) => db.rows<{ value: string | null }>(`select nullif(current_setting(name, true), '') as value from unnest($1::text[]) as name`, [names]))
    await api.done(bureau, 'readBureauReport', {})
    await api.done(bureau, 'readSchoolReport', {})
    for (let turn = 0; turn < 12; turn += 1) for (const schoolId of [null, ours.schoolId]) expect((await standing(schoolId)).map(({ value }) => value)).toEqual([null, null, null, null])
  })

  it('looking over schools opens no row of a family, and of each list of people the caller’s own entry alone', async () => {
    const { ours, bureau } = await given()
    const [guardian, staff, members, children] = await api.database.transaction(null, async (db) => {
      await db.rows(`select set_config('kehou.oversight_account', account_id::text, true) from account where subject = $1`, [bureau.openid])
      return [await db.rows(`select 1 from guardian`), await db.rows(`select 1 from staff`), await db.rows<{ school_id: string; name: string }>(`select school_id, name from bureau_member`), await db.rows(`select 1 from child`)]
    })
    expect([guardian, staff, children]).toEqual([[], [], []])
    expect(members).toEqual([{ school_id: ours.schoolId, name: '罗一鸣' }])
  })

  it('a school can neither write its own snapshot nor an inspection of itself, nor a case', async () => {
    const { ours } = await given()
    const asSchool = (sql: string, values: unknown[] = [ours.schoolId]) => api.database.transaction(ours.schoolId, (db) => db.rows(sql, values))
    const wall = /row-level security/
    expect(await asSchool(`update school_report set made_at = now() where school_id = $1 returning 1`)).toEqual([])
    await expect(asSchool(`insert into inspection (school_id, inspection_id, term_id, stage, name, inspected_on, findings, logged_by, logged_at) select $1, gen_random_uuid(), $2, 'early', 'x', '2026-09-01', 'x', account_id, now() from staff where account_id is not null limit 1`, [ours.schoolId, ours.termId])).rejects.toThrow(wall)
    await expect(asSchool(`insert into bureau_case (school_id, case_id, title, about, body, published_by, published_at) select $1, gen_random_uuid(), 'x', '', 'x', account_id, now() from staff where account_id is not null limit 1`)).rejects.toThrow(wall)
  })
})

describe('inspections (FR-092, R-063)', () => {
  const given = async () => {
    const school = await givenSchool(api, { plan: { inspections: staged } })
    return { school, bureau: await givenBureau(api, school) }
  }

  it('R-063: an early inspection that nobody logged is overdue in the second third, and no longer once it is logged', async () => {
    const { school, bureau } = await given()
    const states = async (at: string) => (await api.done(bureau, 'listInspections', {}, { at })).planned?.map(({ periods }) => periods[0]?.state)
    expect(await states('2026-09-09T09:00:00')).toEqual(['due', 'coming', 'due'])
    expect(await states('2026-10-12T09:00:00')).toEqual(['overdue', 'due', 'due'])
    await upkeep(api.host, at('2026-10-12T09:00:00'))
    expect((await reportOf(bureau, school))?.content?.inspections).toEqual({ done: 0, due: 2, overdue: 1, late: 0 })
    await api.done(bureau, 'logInspection', inspectionWith({ inspectedOn: '2026-10-12', rectifyBy: '2026-10-20' }))
    expect(await states('2026-10-12T09:05:00')).toEqual(['done', 'due', 'due'])
    expect((await reportOf(bureau, school))?.content?.inspections).toEqual({ done: 1, due: 2, overdue: 0, late: 0 })
    expect(await states('2026-12-01T09:00:00')).toEqual(['done', 'overdue', 'due'])
  })

  it('what must be put right is asked, late after its day, answered once by the office, and settled by the bureau', async () => {
    const { school, bureau } = await given()
    const { inspectionId } = await api.done(bureau, 'logInspection', inspectionWith(), { at: '2026-09-02T09:00:00' })
    const stateAt = async (at: string) => (await api.done(school.office, 'listInspections', {}, { at })).inspections[0]?.state
    expect(await stateAt('2026-09-15T23:00:00')).toBe('asked')
    expect(await stateAt('2026-09-16T00:01:00')).toBe('late')
    expect(await api.refused(bureau, 'settleInspection', { inspectionId })).toBe('inspection_not_answered')
    await api.done(school.office, 'answerInspection', { inspectionId, answer: '已加一名教师' })
    expect(await api.refused(school.office, 'answerInspection', { inspectionId, answer: '再说一次' })).toBe('inspection_answered')
    expect((await api.done(bureau, 'listInspections', {})).inspections).toMatchObject([{ state: 'answered', answer: '已加一名教师' }])
    await api.done(bureau, 'settleInspection', { inspectionId })
    expect(await api.refused(bureau, 'settleInspection', { inspectionId })).toBe('inspection_settled')
    expect(await stateAt('2026-09-17T09:00:00')).toBe('settled')
    expect((await reportOf(bureau, school))?.content?.inspections.late).toBe(0)
  })

  it('a day to come, a day before the term, or half of what must be put right is refused and nothing is kept', async () => {
    const { school, bureau } = await given()
    const told = (changes: Parameters<typeof inspectionWith>[0]) => api.refused(bureau, 'logInspection', inspectionWith(changes), { at: '2026-09-09T09:00:00' })
    expect(await told({ inspectedOn: '2026-09-10' })).toBe('inspection_date_wrong')
    expect(await told({ inspectedOn: '2026-08-30' })).toBe('inspection_date_wrong')
    expect(await told({ rectify: null })).toBe('rectify_date_wrong')
    expect(await told({ rectifyBy: '2026-08-31' })).toBe('rectify_date_wrong')
    expect((await api.done(school.office, 'listInspections', {})).total).toBe(0)
    const { inspectionId } = await api.done(bureau, 'logInspection', inspectionWith({ rectify: null, rectifyBy: null }))
    expect(await api.refused(school.office, 'answerInspection', { inspectionId, answer: '好' })).toBe('inspection_nothing_asked')
    expect(await api.refused(school.office, 'answerInspection', { inspectionId: randomUUID(), answer: '好' })).toBe('inspection_unknown')
  })

  it('sent twice with one key it is logged once, in the school’s records by the bureau’s own account', async () => {
    const { school, bureau } = await given()
    const key = randomUUID()
    const first = await api.done(bureau, 'logInspection', inspectionWith(), { key, at: '2026-09-02T09:00:00' })
    expect(await api.done(bureau, 'logInspection', inspectionWith(), { key })).toEqual(first)
    expect((await api.done(bureau, 'listInspections', {})).total).toBe(1)
    const audit = await asOwner(api, school.schoolId, (db) => db.rows<{ change: object; actor: string }>(`select a.change, a.actor from audit_entry a join account o on o.account_id::text = a.actor where a.school_id = $1 and a.operation = 'logInspection' and o.subject = $2`, [school.schoolId, bureau.openid]))
    expect(audit).toHaveLength(1)
    expect(JSON.stringify(audit)).not.toContain('教师')
  })
})

describe('cases (FR-093)', () => {
  it('reach the families of every school that the bureau looks after and no other, until they are taken back', async () => {
    const [first, second, other] = [await givenSchool(api), await givenSchool(api), await givenSchool(api)]
    const bureau = await givenBureau(api, first)
    await alsoLooksAfter(bureau, second)
    const elsewhere = await givenBureau(api, other)
    const { caseId, schools } = await api.done(bureau, 'publishCase', { title: '分时段放学', about: '海江小学', body: '低年级先走，高年级后走，校门口不再拥挤。' })
    expect(schools).toBe(2)
    const family = await givenFamily(api, second)
    for (const reader of [first.visitor, family.guardian, second.office]) expect((await api.done(reader, 'listCases', {})).cases).toMatchObject([{ caseId, title: '分时段放学', about: '海江小学' }])
    expect((await api.done(other.visitor, 'listCases', {})).cases).toEqual([])
    expect(await api.refused(elsewhere, 'withdrawCase', { caseId })).toBe('case_unknown')
    await api.done(bureau, 'withdrawCase', { caseId })
    expect((await api.done(family.guardian, 'listCases', {})).total).toBe(0)
    expect(await api.refused(bureau, 'withdrawCase', { caseId })).toBe('case_unknown')
  })

  it('are refused where WeChat finds the words risky, and nothing is published', async () => {
    const school = await givenSchool(api)
    const bureau = await givenBureau(api, school)
    const { wechat } = api.host
    Object.assign(api.host, { wechat: { ...wechat, checkText: () => Promise.resolve('risky' as const) } })
    expect(await api.refused(bureau, 'publishCase', { title: '案例', about: '', body: '不该写的话' })).toBe('case_text_risky')
    Object.assign(api.host, { wechat })
    expect((await api.done(school.visitor, 'listCases', {})).total).toBe(0)
  })
})
