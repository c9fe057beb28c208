import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanText } from 'cloud/plan-file'
import { publicPlan } from 'cloud/rules/public-plan'
import { apiOfThisFile, type Output } from '../boot'
import { asOwner, givenFamily, givenSchool, planWith, type PlanOverrides, type School } from '../given'
import { apply, atHome, passReviews } from './steps'

const api = apiOfThisFile()
const folder = path.join(__dirname, '../../plans')
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'))

const started = (reply: Output<'startDraft'>): string => {
  if (reply.kind !== 'started') throw new Error(JSON.stringify(reply.problems))
  return reply.planId
}
const begin = async ({ office }: School, from: Parameters<typeof api.done<'startDraft'>>[2]['from'], replace = false) => started(await api.done(office, 'startDraft', { from, replace }))
const asDocument = (plan: SchoolPlan) => plan as unknown as Record<string, unknown>
const statuses = async ({ office }: School) => (await api.done(office, 'listPlanVersions', {})).versions.map(({ version, status }) => [version, status])

/** Saves a plan over the school's published one as a draft; answers what publishing it takes. */
async function draftWith(school: School, changes: PlanOverrides) {
  const planId = await begin(school, { kind: 'published' }, true)
  const { revision } = await api.done(school.office, 'saveDraft', { planId, revision: 1, document: asDocument(planWith(changes)) })
  await api.done(school.office, 'checkPlan', { planId })
  return { planId, revision, warningsSeen: true }
}
const publishWith = async (school: School, changes: PlanOverrides) => api.done(school.office, 'publishPlan', await draftWith(school, changes))

describe('a draft', () => {
  test('is begun, saved, checked, published, and puts the version before it out of force', async () => {
    const school = await givenSchool(api)
    const planId = await begin(school, { kind: 'published' })
    expect(await statuses(school)).toEqual([[2, 'draft'], [1, 'published']])
    const { revision, document } = await api.done(school.office, 'readDraft', { planId })
    await api.done(school.office, 'saveDraft', { planId, revision, document: { ...document, title: '海江小学课后服务方案（修订）' } })
    expect((await api.done(school.office, 'checkPlan', { planId })).status).toBe('checked')
    expect(await statuses(school)).toEqual([[2, 'checked'], [1, 'published']])
    expect(await api.done(school.office, 'publishPlan', { planId, revision: 2, warningsSeen: true })).toMatchObject({ version: 2, familiesTold: 0, textsToSign: 0 })
    expect(await statuses(school)).toEqual([[2, 'published'], [1, 'superseded']])
    expect(await api.done(school.visitor, 'readPlan', {})).toMatchObject({ planId, version: 2, plan: { title: '海江小学课后服务方案（修订）' } })
  })

  test('is kept even where it is incomplete, in the order it was written in, and says what is missing', async () => {
    const school = await givenSchool(api, { plan: null })
    const planId = await begin(school, { kind: 'template', template: 's19-haijiang' })
    const document = { title: '还没有写完', services: [{ name: '晚托' }], audience: { 年级: 3 } }
    const { problems } = await api.done(school.office, 'saveDraft', { planId, revision: 1, document })
    expect(problems.map((problem) => problem.path)).toEqual(expect.arrayContaining(['services.0.key', 'audience.年级']))
    const read = await api.done(school.office, 'readDraft', { planId })
    expect(JSON.stringify(read.document)).toBe(JSON.stringify(document))
    expect(read.problems).toEqual(problems)
    expect(await api.done(school.office, 'checkPlan', { planId })).toEqual({ status: 'draft', problems, report: null })
    expect(await api.refused(school.office, 'publishPlan', { planId, revision: 2, warningsSeen: true })).toBe('plan_incomplete')
    expect(await api.refused(school.office, 'previewPlan', { planId })).toBe('plan_incomplete')
    expect((await api.done(school.office, 'listPlanVersions', {})).versions).toMatchObject([{ title: '还没有写完', applications: 0 }])
    expect(YAML.parse((await api.done(school.office, 'exportPlan', { planId })).text)).toEqual(document)
  })

  test('there is one a term; the next is begun only where the one under way may be thrown away', async () => {
    const school = await givenSchool(api)
    const first = await begin(school, { kind: 'published' })
    expect(await api.refused(school.office, 'startDraft', { from: { kind: 'published' }, replace: false })).toBe('draft_exists')
    const second = await begin(school, { kind: 'template', template: 's08-yanshan' }, true)
    expect(await api.refused(school.office, 'readDraft', { planId: first })).toBe('draft_unknown')
    await api.done(school.office, 'discardDraft', { planId: second })
    expect(await api.refused(school.office, 'saveDraft', { planId: second, revision: 1, document: {} })).toBe('draft_unknown')
    expect(await statuses(school)).toEqual([[1, 'published']])
    expect(await api.refused(school.office, 'startDraft', { from: { kind: 'template', template: 's99' }, replace: false })).toBe('template_unknown')
    const bare = await givenSchool(api, { plan: null })
    expect(await api.refused(bare.office, 'startDraft', { from: { kind: 'published' }, replace: false })).toBe('plan_not_published')
  })

  test('two people who edit at once never overwrite each other unseen', async () => {
    const school = await givenSchool(api)
    const planId = await begin(school, { kind: 'published' })
    const save = (revision: number, title: string) => api.call(school.office, 'saveDraft', { planId, revision, document: asDocument(planWith({ title })) })
    expect(await save(1, '甲写的')).toMatchObject({ ok: true, data: { revision: 2 } })
    expect(await save(1, '乙写的')).toMatchObject({ code: 'draft_changed' })
    expect((await api.done(school.office, 'readDraft', { planId })).document.title).toBe('甲写的')
    expect(await api.refused(school.office, 'publishPlan', { planId, revision: 1, warningsSeen: true })).toBe('draft_changed')
  })

  test('a check no longer counts once the draft is saved again', async () => {
    const school = await givenSchool(api)
    const { planId, revision } = await draftWith(school, { title: '第一稿' })
    await api.done(school.office, 'saveDraft', { planId, revision, document: asDocument(planWith({ title: '第二稿' })) })
    expect(await statuses(school)).toEqual([[2, 'draft'], [1, 'published']])
    expect(await api.refused(school.office, 'publishPlan', { planId, revision: revision + 1, warningsSeen: true })).toBe('warnings_unseen')
  })

  test('of two offices that publish at once, one does and the other is told that the draft is gone', async () => {
    const school = await givenSchool(api)
    const published = await draftWith(school, { complaintPhone: '0898-65230000' })
    const replies = await Promise.all([1, 2].map(() => api.call(school.office, 'publishPlan', published)))
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.code)).sort()).toEqual(['done', 'draft_unknown'])
    expect(await statuses(school)).toEqual([[2, 'published'], [1, 'superseded']])
  })

  test('warnings are published only by someone who has seen them', async () => {
    const school = await givenSchool(api)
    const { planId, revision } = await draftWith(school, {})
    expect((await api.done(school.office, 'checkPlan', { planId })).report?.warns).toBeGreaterThan(0)
    expect(await api.refused(school.office, 'publishPlan', { planId, revision, warningsSeen: false })).toBe('warnings_unseen')
  })

  test('it is nothing to a family, a visitor, or another school', async () => {
    const [school, elsewhere] = [await givenSchool(api), await givenSchool(api)]
    const { guardian } = await givenFamily(api, school)
    const planId = await begin(school, { kind: 'published' })
    for (const operation of ['readDraft', 'previewPlan', 'exportPlan', 'checkPlan', 'discardDraft'] as const) {
      expect(await api.refused(guardian, operation, { planId })).toBe('role_needed')
      expect(await api.refused(school.third.teacher, operation, { planId })).toBe('role_needed')
      expect(await api.refused(school.visitor, operation, { planId })).toBe('sign_in_needed')
      expect(await api.refused(elsewhere.office, operation, { planId })).toBe('draft_unknown')
    }
    expect(await api.done(guardian, 'readPlan', {})).toMatchObject({ version: 1 })
  })

  test('is shown to the office as families would read it', async () => {
    const school = await givenSchool(api)
    const { planId } = await draftWith(school, { title: '看看样子', internal: [{ title: '检查', text: '每周检查一次。' }] })
    const preview = await api.done(school.office, 'previewPlan', { planId })
    expect(preview).toMatchObject({ version: 2, letterConfirmedAt: null, plan: { title: '看看样子', internal: [], pay: null } })
    expect(Object.keys(preview).sort()).toEqual(Object.keys(await api.done(school.visitor, 'readPlan', {})).sort())
  })
})

test('a document that is no plan at all is kept, and answered like any other', async () => {
  const school = await givenSchool(api)
  const planId = await begin(school, { kind: 'published' })
  const document = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`k${index}`, 1]))
  const { problems } = await api.done(school.office, 'saveDraft', { planId, revision: 1, document })
  expect(problems).toHaveLength(1)
  expect((await api.done(school.office, 'readDraft', { planId })).document).toEqual(document)
})

describe('what is published', () => {
  test.each([
    ['changed', `update plan set document = '{}'`],
    ['given another hash', `update plan set document_sha256 = ''`],
    ['given another time', `update plan set published_at = now()`],
    ['made a draft again', `update plan set status = 'draft'`],
    ['removed', `delete from plan`],
  ])('cannot be %s, not even by the application’s own role', async (_what, sql) => {
    const school = await givenSchool(api)
    await publishWith(school, { title: '第二版' })
    for (const version of [1, 2]) {
      await expect(api.database.transaction(school.schoolId, (db) => db.rows(`${sql} where version = ${version}`))).rejects.toThrow(/a published plan cannot/)
    }
    expect(await statuses(school)).toEqual([[2, 'published'], [1, 'superseded']])
  })

  test('a superseded version never comes into force again, and a draft is never superseded', async () => {
    const school = await givenSchool(api)
    await publishWith(school, { title: '第二版' })
    const asApp = (sql: string) => api.database.transaction(school.schoolId, (db) => db.rows(sql))
    await expect(asApp(`update plan set status = 'published' where status = 'superseded'`)).rejects.toThrow()
    await begin(school, { kind: 'published' })
    await expect(asApp(`update plan set status = 'superseded', published_at = now() where status = 'draft'`)).rejects.toThrow(/only a published plan/)
  })

  test('its hash is that of the very text that is stored', async () => {
    const school = await givenSchool(api)
    await publishWith(school, { title: '第二版' })
    const rows = await asOwner(api, school.schoolId, (db) =>
      db.rows<{ same: boolean }>(`select document_sha256 = encode(sha256(convert_to(document::text, 'UTF8')), 'hex') as same from plan where school_id = $1`, [school.schoolId]),
    )
    expect(rows).toEqual([{ same: true }, { same: true }])
  })

  test('a scheme without a complaint phone that must have one is blocked by that rule alone (S5, R-040)', async () => {
    const school = await givenSchool(api, { plan: null })
    const planId = await begin(school, { kind: 'template', template: 's05-yongqiao' })
    const { status, report } = await api.done(school.office, 'checkPlan', { planId })
    expect([status, report?.blocks]).toEqual(['draft', 1])
    expect(report?.findings.filter(({ level, replacedBy }) => level === 'block' && replacedBy === null).map(({ clause }) => clause)).toEqual(['R-040'])
    expect(await api.refused(school.office, 'publishPlan', { planId, revision: 1, warningsSeen: true })).toBe('plan_blocked')
    expect(await statuses(school)).toEqual([[1, 'draft']])
  })
})

describe('as a text', () => {
  test.each(files)('%s goes in, comes out, and goes in again as the very same plan', async (file) => {
    const school = await givenSchool(api, { plan: null })
    const text = fs.readFileSync(path.join(folder, file), 'utf8')
    const planId = await begin(school, { kind: 'yaml', text })
    const read = readPlanText(text)
    const exported = await api.done(school.office, 'exportPlan', { planId })
    expect(exported.fileName).toMatch(/\.yaml$/)
    const again = await begin(school, { kind: 'yaml', text: exported.text }, true)
    expect({ kind: 'plan', plan: (await api.done(school.office, 'readDraft', { planId: again })).document }).toEqual(read)
  })

  test('with problems it starts nothing, throws nothing away, and each problem names its line', async () => {
    const school = await givenSchool(api)
    const draft = await begin(school, { kind: 'published' })
    const text = 'title: 我校方案\naudience: {}\nservices:\n  - key: late\n    name: 晚托\n    weekdays: [8]\n  - key: late\n    name: 午托\nmystery: 1\n'
    const reply = await api.done(school.office, 'startDraft', { from: { kind: 'yaml', text }, replace: true })
    expect(reply).toMatchObject({ kind: 'unreadable', problems: expect.arrayContaining([expect.objectContaining({ path: 'services.0.weekdays.0', line: 6 }), expect.objectContaining({ path: 'mystery', line: 9 })]) })
    expect(await statuses(school)).toEqual([[2, 'draft'], [1, 'published']])
    expect(await api.done(school.office, 'readDraft', { planId: draft })).toMatchObject({ revision: 1 })
  })

  test.each([
    ['brackets without end', '['.repeat(30_000)],
    ['lists in lists', '- '.repeat(20_000)],
    ['a reference to nothing', 'title: *nowhere'],
    ['references that multiply', ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `a${n}: &a${n} [${Array(9).fill(`*a${n - 1}`).join(', ')}]`)].join('\n')],
    ['a name that cannot be stored', '"\\0": 1\n"\\ud800": 2'],
    ['half a character at the cut', `title: [${'😀'.repeat(100)}]\ncycle: "${'x'.repeat(38)}😀😀"`],
    ['nothing a plan knows', Array.from({ length: 8000 }, (_, index) => `k${index}: 1`).join('\n')],
  ])('%s is answered with problems like any other text', async (_what, text) => {
    const school = await givenSchool(api, { plan: null })
    const reply = await api.done(school.office, 'startDraft', { from: { kind: 'yaml', text }, replace: false })
    expect(reply).toMatchObject({ kind: 'unreadable' })
    expect(await statuses(school)).toEqual([])
  })
})

describe('the families', () => {
  const unsigned: PlanOverrides = { chain: ['guardian_application', 'class_review', 'school_review', 'active'], agreements: [] }
  const earlier = (): PlanOverrides => {
    const { services } = planWith()
    return { ...unsigned, services: services.map((service) => ({ ...service, slots: service.slots.map((slot) => (slot.grades?.length === 2 ? { ...slot, endsAt: '16:45' } : slot)) })) }
  }

  test('only those whose child it concerns are told of a new version', async () => {
    const school = await givenSchool(api, { plan: unsigned })
    const [third, first, middayOnly, declined] = [await givenFamily(api, school), await givenFamily(api, school, { schoolClass: school.first }), await givenFamily(api, school, { schoolClass: school.first }), await givenFamily(api, school, { schoolClass: school.first })]
    await apply(api, school, third)
    await apply(api, school, first)
    await apply(api, school, middayOnly, { services: [{ serviceKey: 'midday', weekdays: [1], duration: 'whole', lunch: true }] })
    await api.done(declined.guardian, 'declineService', { childId: declined.childId, planId: school.planId, reason: '', departurePlan: '' })
    expect(await publishWith(school, earlier())).toMatchObject({ familiesTold: 1, textsToSign: 0 })
    const told = await Promise.all([third, first, middayOnly, declined].map(async (family) => (await atHome(api, family)).messages.filter(({ kind }) => kind === 'plan_changed').map(({ childId, details }) => [childId, details.version])))
    expect(told).toEqual([[], [[first.childId, '2']], [], []])
  })

  test('a family reads what changed since it applied, marked by whether it concerns the child, and nothing of the school’s own', async () => {
    const school = await givenSchool(api, { plan: unsigned })
    const [third, first, none] = [await givenFamily(api, school), await givenFamily(api, school, { schoolClass: school.first }), await givenFamily(api, school)]
    for (const family of [third, first]) await apply(api, school, family)
    await publishWith(school, { ...earlier(), internal: [{ title: '检查', text: '每周检查一次。' }], pay: null })
    const read = (family: typeof third) => api.done(family.guardian, 'readPlanChanges', { childId: family.childId })
    const changes = [{ title: '晚托：时间（一、二年级）', before: '15:35–16:35 作业、锻炼、社团', after: '15:35–16:45 作业、锻炼、社团' }]
    expect(await read(first)).toMatchObject({ fromVersion: 1, toVersion: 2, changes: changes.map((each) => ({ ...each, concernsChild: true })), textsToSign: 0 })
    expect((await read(first)).changes).toHaveLength(1)
    expect(await read(third)).toMatchObject({ fromVersion: 1, changes: [{ concernsChild: false }] })
    expect(await read(none)).toMatchObject({ fromVersion: null, toVersion: 2, changes: [] })
    expect(await api.refused(first.guardian, 'readPlanChanges', { childId: third.childId })).toBe('child_not_yours')
  })

  test('an application in review goes on under its own version; one that is sent again is under the new one', async () => {
    const school = await givenSchool(api, { plan: unsigned })
    const [going, returned] = [await givenFamily(api, school), await givenFamily(api, school)]
    const applicationId = await apply(api, school, returned)
    await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对' })
    await apply(api, school, going)
    const { planId } = await publishWith(school, { ...unsigned, chain: ['guardian_application', 'school_review', 'active'] })
    const form = (await api.done(returned.guardian, 'readApplication', { childId: returned.childId })).application!.form!
    expect(await api.refused(returned.guardian, 'reviseApplication', { applicationId, planId: school.planId, form })).toBe('plan_superseded')
    await api.done(returned.guardian, 'reviseApplication', { applicationId, planId, form })
    const stepsOf = async (family: typeof going) => (await api.done(family.guardian, 'readApplication', { childId: family.childId })).application!.progress.map(({ step }) => step)
    expect(await stepsOf(going)).toContain('class_review')
    expect(await stepsOf(returned)).not.toContain('class_review')
    await passReviews(api, school)
    expect((await atHome(api, going)).child.applicationStatus).toBe('approved')
    expect((await atHome(api, returned)).child.applicationStatus).toBe('approved')
  })

  test('the school’s own plan is read by families without what is for the staff alone', async () => {
    const school = await givenSchool(api)
    await publishWith(school, { internal: [{ title: '检查', text: '每周检查一次。' }] })
    const { plan } = await api.done(school.visitor, 'readPlan', {})
    expect(plan).toEqual(publicPlan(plan))
  })
})

test('the form’s schema carries a Chinese title and an explanation for every field', async () => {
  const school = await givenSchool(api)
  const { schema } = await api.done(school.office, 'readPlanForm', {})
  const fields = Object.values(schema.properties as Record<string, { title?: string; description?: string }>)
  expect(fields.length).toBeGreaterThan(40)
  for (const field of fields) expect(field).toMatchObject({ title: expect.stringMatching(/\p{Script=Han}/u), description: expect.stringMatching(/\p{Script=Han}/u) })
})

test('templates are listed with what makes them different', async () => {
  const school = await givenSchool(api)
  const { templates } = await api.done(school.office, 'listPlanTemplates', {})
  expect(templates.map(({ template }) => `${template}.yaml`)).toEqual([...files].sort())
  expect(templates.find(({ template }) => template === 's19-haijiang')).toMatchObject({ services: ['午托', '晚托'], stage: 'primary' })
})
