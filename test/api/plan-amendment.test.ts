import type { SchoolPlan } from 'cloud/contract/plan-document'
import { signatureRecord } from 'cloud/signature-record'
import type { SignatureRecord } from 'cloud/store/agreement'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenSchool, planWith, type Family, type PlanOverrides, type School } from '../given'
import { activate, apply, atHome, countersign, passReviews, sign, signatureOf } from './steps'

const api = apiOfThisFile()
const quick: PlanOverrides = { chain: ['guardian_application', 'class_review', 'school_review', 'agreement', 'active'] }

const withServices = (change: (service: SchoolPlan['services'][number]) => Partial<SchoolPlan['services'][number]>): PlanOverrides => ({
  ...quick,
  services: planWith().services.map((service) => ({ ...service, ...change(service) })),
})
const dearer = (amountFen = 300): PlanOverrides => withServices(({ fees }) => ({ fees: fees.map((fee) => ({ ...fee, amountFen })) }))
const earlierForFirst = withServices(({ slots }) => ({ slots: slots.map((slot) => (slot.grades?.length === 2 ? { ...slot, endsAt: '16:45' } : slot)) }))

async function publishWith({ office }: School, changes: PlanOverrides) {
  const started = await api.done(office, 'startDraft', { from: { kind: 'published' }, replace: true })
  if (started.kind !== 'started') throw new Error('nothing was started')
  const { planId } = started
  const { revision } = await api.done(office, 'saveDraft', { planId, revision: 1, document: planWith(changes) as unknown as Record<string, unknown> })
  await api.done(office, 'checkPlan', { planId })
  return api.done(office, 'publishPlan', { planId, revision, warningsSeen: true })
}

async function givenSeated(changes: PlanOverrides = quick) {
  const school = await givenSchool(api, { plan: changes })
  const family = await givenFamily(api, school)
  await activate(api, school, [family])
  return { school, family }
}

const papers = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readAgreements', { childId })).documents
const brief = async (family: Family) => (await papers(family)).map(({ name, planVersion, state }) => [name, planVersion, state])
const week = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readWeek', { childId, weekOf: '2026-09-14' })).sessions.length

test('a new fee asks for one more signature, on the one clause that changed, and the seat goes on meanwhile', async () => {
  const { school, family } = await givenSeated()
  const sessions = await week(family)
  expect(await publishWith(school, dearer())).toMatchObject({ familiesTold: 1, textsToSign: 1 })
  expect(await brief(family)).toEqual([
    ['课后服务协议书', 1, 'effective'],
    ['课后服务安全协议书', 1, 'effective'],
    ['课后服务协议书补充确认', 2, 'to_sign'],
  ])
  const [original, , amendment] = await papers(family)
  expect(amendment).toMatchObject({ amends: original!.agreementId, agreementKey: 'service' })
  expect(amendment!.clauses.slice(1)).toEqual([{ title: '费用', text: expect.stringMatching(/^原来约定：午托：每小时 2 元.*现在改为：午托：每小时 3 元/s) }])
  expect((await atHome(api, family)).child.todos.map(({ kind }) => kind)).toContain('sign')
  expect((await atHome(api, family)).messages[0]).toMatchObject({ kind: 'plan_changed', details: { version: '2', textsToSign: '1' } })
  expect(await api.done(family.guardian, 'readPlanChanges', { childId: family.childId })).toMatchObject({ fromVersion: 1, toVersion: 2, textsToSign: 1 })
  expect(await week(family)).toBe(sessions)
})

test('it is signed and countersigned like the first text, and the evidence links on to it', async () => {
  const { school, family } = await givenSeated()
  await publishWith(school, dearer())
  const [agreementId] = await sign(api, family)
  expect((await api.done(school.office, 'listCountersigns', {})).items).toMatchObject([{ agreementId, name: '课后服务协议书补充确认' }])
  expect((await atHome(api, family)).child.todos.map(({ kind }) => kind)).not.toContain('sign')
  expect(await countersign(api, school, [agreementId!])).toEqual({ countersigned: 1, activated: 0 })
  expect((await brief(family)).at(-1)).toEqual(['课后服务协议书补充确认', 2, 'effective'])
  expect((await atHome(api, family)).messages[0]).toMatchObject({ kind: 'agreement_effective' })
  expect((await api.done(family.guardian, 'readPlanChanges', { childId: family.childId })).textsToSign).toBe(0)

  const original = (await papers(family))[0]!
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<Record<string, unknown>>(`select * from signature where school_id = $1 and agreement_id = $2 order by signed_at`, [school.schoolId, agreementId]))
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const [mine, office] = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as unknown as SignatureRecord)
  for (const record of [mine!, office!]) expect(signatureRecord(record).recordSha256).toBe(record.recordSha256)
  expect([mine!.previousSha256, office!.previousSha256]).toEqual([original.signatures.at(-1)?.recordSha256, mine!.recordSha256])
  const { document } = await api.done(family.guardian, 'readSignedAgreement', { agreementId: agreementId! })
  expect(document).toMatchObject({ amends: original.agreementId, signatures: [{ signer: 'guardian' }, { signer: 'school' }] })
})

test('each change is signed once, whichever guardian signs, and only as it was shown', async () => {
  const { school, family } = await givenSeated()
  const father = { ...family, guardian: await givenGuardian(api, school, family.childId, '林志强') }
  await publishWith(school, dearer())
  const [amendment] = (await papers(father)).filter(({ state }) => state === 'to_sign')
  expect(await api.refused(father.guardian, 'signAgreement', { ...signatureOf(family.childId, amendment!), textSha256: 'a'.repeat(64) })).toBe('agreement_changed')
  expect(await api.refused(father.guardian, 'signAgreement', { ...signatureOf(family.childId, amendment!), confirmed: [0] })).toBe('agreement_not_confirmed')
  // Both read the same text: it says who signed first, whoever signs now.
  expect((await papers(family)).find(({ state }) => state === 'to_sign')?.textSha256).toBe(amendment!.textSha256)
  await api.done(father.guardian, 'signAgreement', signatureOf(family.childId, amendment!))
  expect(await api.refused(family.guardian, 'signAgreement', signatureOf(family.childId, amendment!))).toBe('agreement_signed')
})

test('a family whose grade’s times did not change is asked for nothing; the other family is', async () => {
  const school = await givenSchool(api, { plan: quick })
  const [third, first] = [await givenFamily(api, school), await givenFamily(api, school, { schoolClass: school.first })]
  await activate(api, school, [third, first])
  expect(await publishWith(school, earlierForFirst)).toMatchObject({ familiesTold: 1, textsToSign: 2 })
  expect(await brief(third)).toHaveLength(2)
  expect((await atHome(api, third)).messages.filter(({ kind }) => kind === 'plan_changed')).toEqual([])
  expect((await brief(first)).slice(2)).toEqual([['课后服务协议书补充确认', 2, 'to_sign'], ['课后服务安全协议书补充确认', 2, 'to_sign']])
})

test('a version that changes nothing of a signed text asks nobody to sign', async () => {
  const { school, family } = await givenSeated()
  const agreements = planWith().agreements.map((template) => ({ ...template, version: '2' }))
  expect(await publishWith(school, { ...quick, title: '修订版', agreements, staffing: { ...planWith().staffing, pupilsPerTeacher: 40 } })).toMatchObject({ familiesTold: 0, textsToSign: 0 })
  expect(await brief(family)).toHaveLength(2)
})

test('before a change is signed, a further version is compared with what is in force; one that takes it back leaves nothing to sign', async () => {
  const { school, family } = await givenSeated()
  await publishWith(school, dearer(300))
  await publishWith(school, dearer(400))
  const due = (await papers(family)).filter(({ state }) => state === 'to_sign')
  expect(due.map(({ planVersion, clauses }) => [planVersion, clauses[1]?.text])).toEqual([[3, expect.stringMatching(/原来约定：午托：每小时 2 元.*现在改为：午托：每小时 4 元/s)]])
  expect(await publishWith(school, quick)).toMatchObject({ textsToSign: 0 })
  expect(await brief(family)).toHaveLength(2)
})

test('once a change is in force, the next is compared with it; until the school has signed, nothing more is asked', async () => {
  const { school, family } = await givenSeated()
  await publishWith(school, dearer(300))
  const [agreementId] = await sign(api, family)
  expect(await publishWith(school, dearer(400))).toMatchObject({ familiesTold: 1, textsToSign: 0 })
  expect((await brief(family)).map(([, , state]) => state)).toEqual(['effective', 'effective', 'to_countersign'])
  await countersign(api, school, [agreementId!])
  const due = (await papers(family)).filter(({ state }) => state === 'to_sign')
  expect(due.map(({ amends, clauses }) => [amends, clauses[1]?.text])).toEqual([[agreementId, expect.stringMatching(/原来约定：午托：每小时 3 元.*现在改为：午托：每小时 4 元/s)]])
  await sign(api, family)
  expect((await brief(family)).map(([, planVersion]) => planVersion)).toEqual([1, 1, 2, 3])
})

test('never signing it never ends a seat, and the next day changes nothing', async () => {
  const { school, family } = await givenSeated()
  await publishWith(school, dearer())
  const shown = (await papers(family)).find(({ state }) => state === 'to_sign')!
  api.clock.set('2026-11-20T09:00:00')
  expect((await atHome(api, family)).child).toMatchObject({ applicationStatus: 'approved' })
  expect((await api.done(family.guardian, 'readWeek', { childId: family.childId, weekOf: '2026-11-16' })).sessions.length).toBeGreaterThan(0)
  expect(await api.done(family.guardian, 'signAgreement', signatureOf(family.childId, shown))).toMatchObject({ agreementId: expect.any(String) as string })
})

test('who is still on the way signs the text of the version applied under first, and then what changed since', async () => {
  const school = await givenSchool(api, { plan: quick })
  const family = await givenFamily(api, school)
  await apply(api, school, family)
  await passReviews(api, school)
  await publishWith(school, dearer())
  expect(await brief(family)).toEqual([['课后服务协议书', 1, 'to_sign'], ['课后服务安全协议书', 1, 'to_sign']])
  expect(await countersign(api, school, await sign(api, family))).toEqual({ countersigned: 2, activated: 1 })
  expect((await brief(family)).at(-1)).toEqual(['课后服务协议书补充确认', 2, 'to_sign'])
})

test('a text that a new version adds is signed as a whole, and starts nothing anew', async () => {
  const { school, family } = await givenSeated()
  const insurance = { key: 'insurance', name: '保险告知书', version: '1', signer: 'guardian' as const, clauses: [{ title: '保险', text: '{{childName}}的保险由{{guardianName}}办理。' }], confirmations: ['我已知道。'] }
  expect(await publishWith(school, { ...quick, agreements: [...planWith().agreements, insurance] })).toMatchObject({ familiesTold: 1, textsToSign: 1 })
  const due = (await papers(family)).at(-1)!
  expect(due).toMatchObject({ name: '保险告知书', amends: null, planVersion: 2, clauses: [{ text: '林知夏的保险由陈海燕办理。' }] })
  const ids = await sign(api, family)
  expect((await atHome(api, family)).child.progress.every(({ state }) => state === 'done')).toBe(true)
  expect(await countersign(api, school, ids)).toEqual({ countersigned: 1, activated: 0 })
})

test('a family that is turned down or has withdrawn is asked for nothing', async () => {
  const school = await givenSchool(api, { plan: quick })
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family, formWith())
  await api.done(family.guardian, 'withdrawApplication', { applicationId })
  expect(await publishWith(school, dearer())).toMatchObject({ familiesTold: 0, textsToSign: 0 })
  expect((await atHome(api, family)).child.todos.map(({ kind }) => kind)).not.toContain('sign')
})
