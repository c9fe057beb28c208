import { randomUUID } from 'node:crypto'
import { ballots } from 'cloud/ballot'
import { upkeep, UpkeepFailed } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenGuardian, givenSchool, givenSeats, insert, type Family, type School } from '../given'
import { absentAnswers, closeByTime, givenFamilies, givenOpenSurvey, givenSurvey, presentAnswers, surveyTimes } from '../given-survey'

const api = apiOfThisFile()

const answer = (guardian: Person, surveyId: string, { childId }: Family, answers = absentAnswers()) => api.call(guardian, 'answerSurvey', { surveyId, childId, answers })
const rows = <Row extends Record<string, unknown>>({ schoolId }: School, sql: string, values: unknown[] = []) => asOwner(api, schoolId, (db) => db.rows<Row>(sql, values))
const codeOf = (reply: Awaited<ReturnType<typeof answer>>) => (reply.ok ? `changed: ${reply.data.changed}` : reply.code)

test('a survey opens by itself, asks each family about its own teachers, and tells each guardian once', async () => {
  const school = await givenSchool(api)
  const [lin, zhao] = (await givenFamilies(api, school, 2)) as [Family, Family]
  await givenSeats(api, school, [lin])
  const groupId = randomUUID()
  await asOwner(api, school.schoolId, async (db) => {
    const of = { school_id: school.schoolId, term_id: school.termId, service_key: 'afternoon' }
    await insert(db, 'care_grouping', { ...of, revision: 1, made_by: school.office.staffId, made_at: '2026-09-01T08:00:00+08:00', manager_ids: [], patroller_ids: [] })
    await insert(db, 'care_group', { ...of, group_id: groupId, position: 1, name: '一组', teacher_id: school.dutyTeacher.staffId, assistant_ids: [] })
    await insert(db, 'care_group_class', { school_id: school.schoolId, group_id: groupId, class_id: school.third.classId, from_roster_no: 1, to_roster_no: 99 })
  })
  const surveyId = await givenOpenSurvey(api, school)
  await upkeep(api.host, api.clock.now())
  const asked = await api.done(lin.guardian, 'readSurvey', { surveyId, childId: lin.childId })
  expect(asked.sections.map(({ key }) => key)).toEqual(['service', 'teachers'])
  expect(asked.subjects).toEqual([{ kind: 'teacher', subjectId: school.dutyTeacher.staffId, name: '石磊' }])
  expect((await api.done(zhao.guardian, 'readSurvey', { surveyId, childId: zhao.childId })).sections.map(({ key }) => key)).toEqual(['service', 'absent'])
  for (const { guardian } of [lin, zhao]) {
    const { messages } = await api.done(guardian, 'listMessages', { offset: 0 })
    expect(messages.filter(({ kind }) => kind === 'survey_opened').map(({ title }) => title)).toEqual(['问卷开始了'])
  }
})

test('each child’s ballot counts once: a retry changes nothing, the other guardian is told, and a new answer takes the old one’s place', async () => {
  const school = await givenSchool(api)
  const [lin] = (await givenFamilies(api, school, 1)) as [Family]
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  const surveyId = await givenOpenSurvey(api, school)
  expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('changed: true')
  expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('changed: false')
  expect(codeOf(await answer(father, surveyId, lin))).toBe('survey_answered_by_other')
  expect(codeOf(await answer(lin.guardian, surveyId, lin, absentAnswers('option3')))).toBe('changed: true')
  const answeredOf = async (guardian: Person) => (await api.done(guardian, 'listSurveys', {})).surveys.map(({ children }) => children.map(({ answered }) => answered))
  expect(await answeredOf(lin.guardian)).toEqual([['own']])
  expect(await answeredOf(father)).toEqual([['other']])
  expect(await rows(school, `select 1 from ballot where survey_id = $1`, [surveyId])).toHaveLength(1)
})

test('where answers cannot be changed, a second thought is refused and the first one stays', async () => {
  const school = await givenSchool(api)
  const [lin] = (await givenFamilies(api, school, 1)) as [Family]
  const surveyId = await givenOpenSurvey(api, school, { editable: false })
  await answer(lin.guardian, surveyId, lin)
  expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('changed: false')
  expect(codeOf(await answer(lin.guardian, surveyId, lin, absentAnswers('option3')))).toBe('survey_answered')
})

test('a ballot that came too early or too late, is not whole, or answers what was not asked is refused in words', async () => {
  const school = await givenSchool(api)
  const [lin, zhao] = (await givenFamilies(api, school, 2)) as [Family, Family]
  const later = await givenSurvey(api, school, { opens_at: '2026-10-08T08:00:00+08:00', closes_at: '2026-10-15T08:00:00+08:00' })
  const surveyId = await givenOpenSurvey(api, school)
  expect(codeOf(await answer(lin.guardian, later, lin))).toBe('survey_not_open')
  expect(codeOf(await answer(lin.guardian, surveyId, zhao))).toBe('child_not_yours')
  expect(codeOf(await answer(lin.guardian, randomUUID(), lin))).toBe('survey_unknown')
  expect(codeOf(await answer(lin.guardian, surveyId, lin, absentAnswers().slice(0, 1)))).toBe('survey_answer_missing')
  expect(codeOf(await answer(lin.guardian, surveyId, lin, presentAnswers([school.dutyTeacher.staffId])))).toBe('survey_answer_wrong')
  api.clock.set('2026-09-15T08:00:00')
  expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('survey_closed')
})

test('a closed survey holds counts of eight at least and words apart from all else; what hostile hands wrote is kept as written', async () => {
  const school = await givenSchool(api)
  const families = await givenFamilies(api, school, 9)
  const surveyId = await givenOpenSurvey(api, school)
  const hostile = ['<script>alert(1)</script>', `'); drop table survey; --`, '😀😀😀', '\u202eabc\u0007', '字'.repeat(500), '一般的话', 'ok', '{{name}}', '%s%n']
  for (const [index, family] of families.entries()) expect(codeOf(await answer(family.guardian, surveyId, family, absentAnswers('option1', hostile[index])))).toBe('changed: true')
  expect(codeOf(await answer(families[0]!.guardian, surveyId, families[0]!, absentAnswers('option1', '字'.repeat(10_000))))).toBe('input_invalid')
  await closeByTime(api)
  const texts = await rows<{ text: string; verdict: string }>(school, `select text, verdict from survey_text where survey_id = $1`, [surveyId])
  expect(texts.map(({ text }) => text).sort()).toEqual([...hostile].sort())
  // Nobody has judged them here: a person must look first.
  expect(new Set(texts.map(({ verdict }) => verdict))).toEqual(new Set(['waiting']))
  const counts = await rows<{ option: string; count: number }>(school, `select option, count from survey_count where survey_id = $1 and part = 'all' and question = 'satisfied' order by option`, [surveyId])
  expect(counts).toEqual([{ option: '', count: 9 }, { option: 'option1', count: 9 }])
  expect(await rows(school, `select 1 from ballot where survey_id = $1`, [surveyId])).toHaveLength(0)
  expect(await rows(school, `select state, salt, asked, answered from survey where survey_id = $1`, [surveyId])).toEqual([{ state: 'closed', salt: null, asked: 9, answered: 9 }])
})

test('what seven families said is not counted, and their words are not kept: everybody would know who they are', async () => {
  const school = await givenSchool(api)
  const families = await givenFamilies(api, school, 7)
  const surveyId = await givenOpenSurvey(api, school)
  for (const family of families) await answer(family.guardian, surveyId, family, absentAnswers('option2', '我家的话'))
  await closeByTime(api)
  expect(await rows(school, `select 1 from survey_count where survey_id = $1`, [surveyId])).toEqual([])
  expect(await rows(school, `select 1 from survey_text where survey_id = $1`, [surveyId])).toEqual([])
})

test('words that the content check calls risky are sent back, and those that it passed are shown at once', async () => {
  const school = await givenSchool(api)
  const families = await givenFamilies(api, school, 8)
  const surveyId = await givenOpenSurvey(api, school)
  const wechat = api.host.wechat
  api.host.wechat = { ...wechat, checkText: ({ text }) => Promise.resolve(text.includes('坏') ? 'risky' : 'passed') }
  expect(codeOf(await answer(families[0]!.guardian, surveyId, families[0]!, absentAnswers('option1', '坏话')))).toBe('survey_text_risky')
  for (const family of families) await answer(family.guardian, surveyId, family, absentAnswers('option1', '好话'))
  api.host.wechat = wechat
  await closeByTime(api)
  expect(await rows(school, `select distinct verdict from survey_text where survey_id = $1`, [surveyId])).toEqual([{ verdict: 'shown' }])
})

test('the plan’s survey is made a week before it opens, once, from the template of its kind; called off, it stays so', async () => {
  const school = await givenSchool(api, { plan: { surveys: [{ key: 'fourWeeks', name: '满意度问卷', kind: 'satisfaction', when: 'afterStart', weeks: 4, dimensions: [] }] } })
  const made = () => rows<{ state: string; opens_at: Date; title: string }>(school, `select state, opens_at, title from survey where school_id = $1`, [school.schoolId])
  await upkeep(api.host, new Date('2026-09-20T08:00:00+08:00'))
  expect(await made()).toEqual([])
  await upkeep(api.host, new Date('2026-09-22T08:00:00+08:00'))
  await upkeep(api.host, new Date('2026-09-22T08:00:02+08:00'))
  expect(await made()).toEqual([{ state: 'scheduled', opens_at: new Date('2026-09-28T08:00:00+08:00'), title: '满意度问卷' }])
  await rows(school, `update survey set state = 'cancelled' where school_id = $1`, [school.schoolId])
  await upkeep(api.host, new Date('2026-09-29T08:00:00+08:00'))
  expect((await made()).map(({ state }) => state)).toEqual(['cancelled'])
})

describe('with another secret than the one that a survey opened with', () => {
  async function givenForeign() {
    const school = await givenSchool(api)
    const [lin] = (await givenFamilies(api, school, 1)) as [Family]
    const surveyId = await givenOpenSurvey(api, school)
    await answer(lin.guardian, surveyId, lin)
    const own = api.host.ballots
    api.host.ballots = ballots('another secret than before, as long as it must be')
    return { school, lin, surveyId, back: () => (api.host.ballots = own) }
  }
  const states = (school: School) => rows<{ title: string; state: string; answered: number | null }>(school, `select title, state, answered from survey where school_id = $1 order by title`, [school.schoolId])
  const failuresAt = (at: string) => upkeep(api.host, new Date(at)).then(() => [], (error: unknown) => (error as UpkeepFailed).failures)

  test('no ballot is counted or lost, the log says so from the first hour, and every other survey closes', async () => {
    const { school, lin, surveyId, back } = await givenForeign()
    await givenSurvey(api, school, { title: '另一份', opens_at: '2026-09-09T08:00:00+08:00' })
    try {
      const failure = { job: 'surveysClosing', schoolId: school.schoolId, reason: 'BallotSecretWrong' }
      expect(await failuresAt('2026-09-09T09:00:00+08:00')).toContainEqual(failure)
      expect(await failuresAt(surveyTimes.closesAt)).toContainEqual(failure)
      expect(await states(school)).toEqual([{ title: '另一份', state: 'closed', answered: 0 }, { title: '满意度问卷', state: 'open', answered: null }])
      expect(await rows(school, `select 1 from ballot where survey_id = $1`, [surveyId])).toHaveLength(1)
    } finally {
      back()
    }
    expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('changed: false')
    await closeByTime(api)
    expect((await states(school)).map(({ answered }) => answered)).toEqual([0, 1])
  })

  test('a family is told to keep what it has filled in, does not answer twice, and sees its home page', async () => {
    const { school, lin, surveyId, back } = await givenForeign()
    try {
      expect(codeOf(await answer(lin.guardian, surveyId, lin))).toBe('survey_box_shut')
      expect((await api.done(lin.guardian, 'readHome', {})).openSurveys).toBe(0)
      expect((await api.done(lin.guardian, 'listSurveys', {})).surveys).toHaveLength(1)
      expect(await rows(school, `select 1 from ballot where survey_id = $1`, [surveyId])).toHaveLength(1)
    } finally {
      back()
    }
  })
})

test('a box that holds a ballot of no child asked is not counted, for counting would empty it', async () => {
  const school = await givenSchool(api)
  const surveyId = await givenOpenSurvey(api, school)
  await rows(school, `insert into ballot (school_id, survey_id, slot, locked) values ($1, $2, 'slot', 'locked')`, [school.schoolId, surveyId])
  const failed = await upkeep(api.host, new Date(surveyTimes.closesAt)).catch((error: unknown) => (error as UpkeepFailed).failures)
  expect(failed).toContainEqual({ job: 'surveysClosing', schoolId: school.schoolId, reason: 'BallotsAstray' })
  expect(await rows(school, `select state from survey where survey_id = $1`, [surveyId])).toEqual([{ state: 'open' }])
  await rows(school, `delete from ballot where slot = 'slot'`)
})

test('who answered and is no guardian of the child any more, or is kept from it, leaves the ballot to the other one', async () => {
  const school = await givenSchool(api)
  const [lin, zhao] = (await givenFamilies(api, school, 2)) as [Family, Family]
  const [father, aunt] = [await givenGuardian(api, school, lin.childId, '林建平'), await givenGuardian(api, school, zhao.childId, '赵姨')]
  const surveyId = await givenOpenSurvey(api, school, { editable: false })
  for (const [guardian, family] of [[lin.guardian, lin], [zhao.guardian, zhao]] as const) expect(codeOf(await answer(guardian, surveyId, family))).toBe('changed: true')
  for (const [guardian, family] of [[father, lin], [aunt, zhao]] as const) expect(codeOf(await answer(guardian, surveyId, family))).toBe('survey_answered_by_other')
  await rows(school, `delete from child_guardian where child_id = $1 and guardian_id = $2`, [lin.childId, lin.guardian.guardianId])
  await api.done(school.office, 'freezeCustody', { childId: zhao.childId, reason: '法院保护令', guardianIds: [aunt.guardianId], collectorIds: [] })
  for (const [guardian, family] of [[father, lin], [aunt, zhao]] as const) {
    expect((await api.done(guardian, 'listSurveys', {})).surveys[0]?.children.map(({ answered }) => answered)).toEqual(['nobody'])
    expect(codeOf(await answer(guardian, surveyId, family, absentAnswers('option3')))).toBe('changed: true')
    expect(codeOf(await answer(guardian, surveyId, family))).toBe('survey_answered')
  }
  expect(await rows(school, `select 1 from ballot where survey_id = $1`, [surveyId])).toHaveLength(2)
})

test('a child that comes to the school after opening is not asked; one that changes its class is counted once, as it stood', async () => {
  const school = await givenSchool(api)
  const families = await givenFamilies(api, school, 8)
  const surveyId = await givenOpenSurvey(api, school)
  const [late] = (await givenFamilies(api, school, 1)) as [Family]
  expect(codeOf(await answer(late.guardian, surveyId, late))).toBe('survey_not_asked')
  for (const family of families) await answer(family.guardian, surveyId, family)
  await rows(school, `update child set class_id = $2, roster_no = 90 where child_id = $1`, [families[0]!.childId, school.first.classId])
  expect(codeOf(await answer(families[0]!.guardian, surveyId, families[0]!))).toBe('changed: false')
  await closeByTime(api)
  expect(await rows(school, `select part, part_key, count from survey_count where survey_id = $1 and question = 'satisfied' and option = '' and part <> 'joined' order by part`, [surveyId])).toEqual([
    { part: 'all', part_key: '', count: 8 },
    { part: 'grade', part_key: '3', count: 8 },
  ])
})

test('a survey that is still open when the next term begins stays on the list, as it does on the home page', async () => {
  const school = await givenSchool(api)
  const [lin] = (await givenFamilies(api, school, 1)) as [Family]
  await givenOpenSurvey(api, school)
  await rows(school, `update term set current = false where school_id = $1`, [school.schoolId])
  expect((await api.done(lin.guardian, 'readHome', {})).openSurveys).toBe(1)
  expect((await api.done(lin.guardian, 'listSurveys', {})).surveys).toHaveLength(1)
})

test('how many of a few families have answered is told to nobody, for the office could watch the next one come', async () => {
  const school = await givenSchool(api)
  const [lin] = (await givenFamilies(api, school, 1)) as [Family]
  const surveyId = await givenOpenSurvey(api, school)
  await answer(lin.guardian, surveyId, lin)
  const listed = async () => (await api.done(school.office, 'listSchoolSurveys', {})).surveys.map(({ asked, answered }) => ({ asked, answered }))
  expect(await listed()).toEqual([{ asked: 1, answered: null }])
  await closeByTime(api)
  expect(await listed()).toEqual([{ asked: 1, answered: null }])
})

/** All that whoever has the database has: every row of the survey's tables with its hidden columns, in the order in which they lie. */
async function dumpOf(school: School) {
  const dump: Record<string, Record<string, unknown>[]> = {}
  for (const table of ['survey', 'survey_child', 'ballot', 'survey_count', 'survey_text']) {
    dump[table] = (await rows<{ row: Record<string, unknown> }>(school, `select to_jsonb(t) || jsonb_build_object('xmin', xmin::text, 'ctid', ctid::text) as row from ${table} t where school_id = $1`, [school.schoolId])).map(({ row }) => row)
  }
  return dump
}

/** Tries to say what a child's family answered: asks the box with a secret, by slot and content. */
function attack(dump: Awaited<ReturnType<typeof dumpOf>>, secret: string, childId: string): string | null {
  const [survey] = dump.survey as [{ survey_id: string; salt: string | null }]
  for (const { slot, locked } of dump.ballot as { slot: string; locked: string }[]) {
    try {
      const box = ballots(secret)(survey.survey_id, survey.salt ?? '')
      if (box.slot(childId) !== slot) continue
      return JSON.stringify(box.open(locked))
    } catch {
      continue
    }
  }
  return null
}

describe('whoever has the whole database cannot say what a family answered', () => {
  const said = (index: number) => (index === 4 ? 'option3' : 'option1')

  async function givenAnswered() {
    const school = await givenSchool(api)
    const families = await givenFamilies(api, school, 10)
    const surveyId = await givenOpenSurvey(api, school)
    for (const [index, family] of families.entries()) expect((await answer(family.guardian, surveyId, family, absentAnswers(said(index), index === 4 ? '很长的话'.repeat(20) : ''))).ok).toBe(true)
    return { school, families, surveyId, unhappy: families[4]! }
  }

  test('while it is open: slots fit no id, contents do not open and are of one length; with the server’s secret the same attack succeeds', async () => {
    const { school, families, unhappy } = await givenAnswered()
    const dump = await dumpOf(school)
    const salt = String(dump.survey?.[0]?.salt)
    for (const guess of ['', salt, 'kehou', 'a guess of thirty-two letters and more']) expect(attack(dump, guess, unhappy.childId)).toBeNull()
    const held = JSON.stringify(dump.ballot)
    for (const { childId, guardian } of families) for (const known of [childId, guardian.guardianId, guardian.openid as string]) expect(held).not.toContain(known)
    expect(held).not.toContain('option3')
    expect(new Set(dump.ballot?.map(({ locked }) => String(locked).length)).size).toBe(1)
    expect(Object.keys(dump.ballot?.[0] ?? {}).sort()).toEqual(['ctid', 'locked', 'school_id', 'slot', 'survey_id', 'xmin'])
    expect(attack(dump, 'the secret of the tests: 32 letters and more', unhappy.childId)).toContain('option3')
  })

  test('no row of another table is written with a ballot, by whose transaction it would be known', async () => {
    const { school } = await givenAnswered()
    const tables = await api.database.owner((db) => db.rows<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'ballot'`))
    const transactions = (await dumpOf(school)).ballot?.map(({ xmin }) => String(xmin)) ?? []
    expect(new Set(transactions).size).toBe(10)
    for (const { name } of tables) expect(await rows(school, `select xmin::text from ${name} where xmin::text = any($1)`, [transactions])).toEqual([])
  })

  test('after it has closed even the secret finds nothing: no ballot, no key, no row of one family, and no order that follows them', async () => {
    const { school, unhappy } = await givenAnswered()
    await closeByTime(api)
    const dump = await dumpOf(school)
    expect(dump.ballot).toEqual([])
    expect(attack(dump, 'the secret of the tests: 32 letters and more', unhappy.childId)).toBeNull()
    expect(JSON.stringify([dump.survey_count, dump.survey_text])).not.toContain(unhappy.childId)
    expect(new Set([...(dump.survey_text ?? []), ...(dump.survey_count ?? [])].map(({ xmin }) => xmin)).size).toBe(1)
  })

  test('what a ballot says stands in no log, audit row or kept answer', async () => {
    const { school } = await givenAnswered()
    await closeByTime(api)
      const kept = JSON.stringify(await rows(school, `select to_jsonb(a) from audit_entry a where school_id = $1`, [school.schoolId]))
    expect(kept).not.toContain('answerSurvey')
    expect(kept).not.toContain('很长的话')
  })
})
