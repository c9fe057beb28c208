import { sha256 } from 'cloud/digest'
import { canonicalText } from 'cloud/rules/agreement-text'
import { signatureRecord } from 'cloud/signature-record'
import type { SignatureRecord } from 'cloud/store/agreement'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, formWith, givenCourse, givenFamily, givenGuardian, givenSchool, type Family, type PlanOverrides, type School } from '../given'
import { apply, atHome, countersign, passReviews, publish, sign, signatureOf, tryCourse } from './steps'

const api = apiOfThisFile()
const quick: PlanOverrides = { chain: ['guardian_application', 'class_review', 'school_review', 'agreement', 'active'] }

/** A family that may sign now, with both texts as it is shown them. */
async function givenToSign(plan: PlanOverrides = quick) {
  const school = await givenSchool(api, { plan })
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family)
  await passReviews(api, school)
  const { documents } = await api.done(family.guardian, 'readAgreements', { childId: family.childId })
  const [service, safety] = documents
  return { school, family, applicationId, service: service!, safety: safety! }
}

const trySigning = (family: Family, signature: Input<'signAgreement'>) => api.call(family.guardian, 'signAgreement', signature)

test('the text is filled from plan, child and application, and what the scheme does not state stands as 未公布', async () => {
  const { service, safety } = await givenToSign()
  const text = JSON.stringify(service.clauses)
  for (const part of ['海江小学', '陈海燕', '林知夏', '三年级1班', '午托（周一至周五 11:20–13:30）', '晚托（周二至周五 16:20–17:20）', '每小时 2 元', '退费办法：未公布', '2026年8月31日至']) expect(text).toContain(part)
  expect(JSON.stringify([service, safety])).not.toMatch(/\{\{|undefined|null,"text/)
  expect([service.state, safety.state]).toEqual(['to_sign', 'to_sign'])
})

test('a text that changed since it was read is not signed', async () => {
  const { family, service } = await givenToSign()
  expect(await trySigning(family, { ...signatureOf(family.childId, service), textSha256: 'a'.repeat(64) })).toMatchObject({ code: 'agreement_changed' })
})

test('a family that changes its name after reading signs the text with the new name, not the old one', async () => {
  const { family, service } = await givenToSign()
  await api.done(family.guardian, 'updateGuardian', { name: '陈海艳', phone: '' })
  expect(await trySigning(family, signatureOf(family.childId, service))).toMatchObject({ code: 'agreement_changed' })
})

test.each([
  ['none ticked', []],
  ['one missing', [0, 1]],
  ['one ticked twice', [0, 1, 1]],
  ['as many as asked, but others', [3, 4, 5]],
])('with %s of the confirmations nothing is signed', async (_what, confirmed) => {
  const { family, service } = await givenToSign()
  expect(service.confirmations).toHaveLength(3)
  expect(await trySigning(family, { ...signatureOf(family.childId, service), confirmed })).toMatchObject({ code: 'agreement_not_confirmed' })
})

test.each([
  ['a dot', [[500, 250, 501, 251]]],
  ['a slip', [[100, 100, 200, 200]]],
])('%s is no signature', async (_what, strokes) => {
  const { family, service } = await givenToSign()
  expect(await trySigning(family, { ...signatureOf(family.childId, service), handwriting: { heightPerMille: 500, strokes } })).toMatchObject({ code: 'handwriting_too_small' })
})

test('handwriting of as many points as a pad draws is taken, of more it is not, in words that help', async () => {
  const { family, service } = await givenToSign()
  const strokesOf = (strokes: number) => Array.from({ length: strokes }, () => Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? 4050 : (at * 7) % 4000)))
  const signWith = (strokes: number) => trySigning(family, { ...signatureOf(family.childId, service), handwriting: { heightPerMille: 4000, strokes: strokesOf(strokes) } })
  expect(await signWith(13)).toMatchObject({ code: 'input_invalid', field: { name: '手写签名' }, message: '“手写签名”笔画太多，请重写一遍，写清姓名即可。' })
  const signed = await signWith(12)
  if (!signed.ok) throw new Error(signed.code)
  const copy = await api.call(family.guardian, 'readSignedAgreement', { agreementId: signed.data.agreementId })
  expect(copy).toMatchObject({ ok: true, data: { document: { signatures: [{ handwriting: { strokes: strokesOf(12) } }] } } })
  expect(Buffer.byteLength(JSON.stringify(copy))).toBeLessThan(100_000)
})

test('the list of texts stays small whatever was written: the handwriting is in the reopened copy alone', async () => {
  const { family } = await givenToSign()
  await sign(api, family)
  const { documents } = await api.done(family.guardian, 'readAgreements', { childId: family.childId })
  expect(documents.flatMap(({ signatures }) => signatures.map(({ name, handwriting }) => [name, handwriting]))).toEqual([['陈海燕', null], ['陈海燕', null]])
})

test('each text is signed once, whichever guardian signs', async () => {
  const { school, family, service } = await givenToSign()
  const father = { ...family, guardian: await givenGuardian(api, school, family.childId, '林志强') }
  expect(await trySigning(family, signatureOf(family.childId, service))).toMatchObject({ ok: true })
  expect(await trySigning(family, signatureOf(family.childId, service))).toMatchObject({ code: 'agreement_signed' })
  expect(await trySigning(father, signatureOf(family.childId, service))).toMatchObject({ code: 'agreement_signed' })
  expect(await trySigning(family, { ...signatureOf(family.childId, service), agreementKey: 'insurance' })).toMatchObject({ code: 'agreement_unknown' })
})

test('a copy reopens with the very text, hash, handwriting and times it was signed with, even after the plan’s words change (FR-037)', async () => {
  const { school, family, service } = await givenToSign()
  const [agreementId] = await sign(api, family, '2026-09-03T09:00:00')
  await asOwner(api, school.schoolId, (db) => db.rows(`update school set name = '海江新校' where school_id = $1`, [school.schoolId]))
  await api.done(family.guardian, 'updateGuardian', { name: '陈海艳', phone: '' })
  const { document } = await api.done(family.guardian, 'readSignedAgreement', { agreementId: agreementId! })
  expect(document.clauses).toEqual(service.clauses)
  expect(document.textSha256).toBe(service.textSha256)
  expect(sha256(canonicalText(document))).toBe(service.textSha256)
  expect(document).toMatchObject({ state: 'to_countersign', templateVersion: '1', planVersion: 1, signatures: [{ signer: 'guardian', name: '陈海燕', signedAt: expect.stringContaining('2026-09-03') }] })
  expect(document.signatures[0]?.handwriting).toEqual(signatureOf(family.childId, service).handwriting)
})

/** The stored evidence of an agreement's signatures, as an expert would read it from the table. */
async function evidenceOf({ schoolId }: School, agreementId: string): Promise<SignatureRecord[]> {
  const rows = await asOwner(api, schoolId, (db) => db.rows<Record<string, unknown>>(`select * from signature where school_id = $1 and agreement_id = $2 order by signed_at`, [schoolId, agreementId]))
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as unknown as SignatureRecord)
}

test('the evidence recomputes from what is stored, the school’s signature links to the family’s, and any change shows', async () => {
  const { school, family, service } = await givenToSign()
  const [agreementId] = await sign(api, family, '2026-09-03T09:00:00')
  await countersign(api, school, [agreementId!])
  const [guardian, office] = await evidenceOf(school, agreementId!)
  for (const record of [guardian!, office!]) expect(signatureRecord(record).recordSha256).toBe(record.recordSha256)
  expect(signatureRecord(guardian!).handwritingSha256).toBe(guardian!.handwritingSha256)
  expect([guardian!.previousSha256, office!.previousSha256]).toEqual([service.textSha256, guardian!.recordSha256])
  expect(guardian).toMatchObject({ signerName: '陈海燕', ip: '203.0.113.7', readingSeconds: 60, confirmed: [0, 1, 2] })
  const changes: Partial<SignatureRecord>[] = [{ signerName: '陈海艳' }, { signedAt: new Date(0) }, { textSha256: 'b'.repeat(64) }, { handwriting: { heightPerMille: 500, strokes: [[0, 0, 9, 9]] } }, { readingSeconds: 1 }, { ip: '203.0.113.8' }]
  for (const change of changes) expect(signatureRecord({ ...guardian!, ...change }).recordSha256).not.toBe(guardian!.recordSha256)
})

test('approved on Monday, signed on Thursday: the child attends from Thursday (R-004)', async () => {
  const { school, family } = await givenToSign()
  const courseId = await givenCourse(api, school)
  const week = async () => [...new Set((await api.done(family.guardian, 'readWeek', { childId: family.childId, weekOf: '2026-09-07' })).sessions.map(({ date }) => date))]
  api.clock.set('2026-09-07T10:00:00')
  expect(await week()).toEqual([])
  const [first, second] = await sign(api, family, '2026-09-10T09:00:00')
  expect(await countersign(api, school, [first!])).toEqual({ countersigned: 1, activated: 0 })
  expect((await tryCourse(api, family, courseId)).refusal).toBe('course_not_active')
  expect(await countersign(api, school, [second!])).toEqual({ countersigned: 1, activated: 1 })
  expect(await week()).toEqual(['2026-09-10', '2026-09-11'])
  expect((await atHome(api, family)).messages[0]).toMatchObject({ kind: 'agreement_effective', childName: '林知夏' })
})

test('the school signs each copy once, and a pile with one already signed is signed not at all', async () => {
  const { school, family } = await givenToSign()
  const ids = await sign(api, family)
  await countersign(api, school, [ids[0]!])
  expect(await api.refused(school.office, 'countersignAgreements', { agreementIds: ids })).toBe('agreement_countersigned')
  expect(await api.refused(school.office, 'countersignAgreements', { agreementIds: [ids[1]!, family.childId] })).toBe('agreement_unknown')
  expect((await api.done(school.office, 'listCountersigns', {})).items).toMatchObject([{ agreementId: ids[1], childName: '林知夏', guardianName: '陈海燕' }])
})

test('before its turn the text can be read, and the page says in words what it waits for', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const waitingFor = async () => (await api.done(family.guardian, 'readAgreements', { childId: family.childId })).waitingFor
  expect(await waitingFor()).toBe('先提交报名申请，审核通过后再签协议。')
  const applicationId = await apply(api, school, family, {}, '2026-09-01T09:00:00')
  expect(await waitingFor()).toBe('“班级审核”完成后才能签，现在可以先读一读。')
  await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对' })
  expect(await waitingFor()).toBe('申请被退回，请先修改后重新提交。')
  await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith() })
  await passReviews(api, school)
  expect(await waitingFor()).toBe('学校公示名单后才能签。')
  await publish(api, school, 3, '2026-09-02T09:00:00')
  expect(await waitingFor()).toBe('名单正在公示，到9月4日结束，第二天起可以签。')
})
