import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, handwriting, teacherText } from '../given'
import { ownSignatureOf } from './steps'

const api = apiOfThisFile()

const givenS13 = () => givenSchool(api, { plan: { chain: null, agreements: [teacherText] } })
const toSign = async (school: Awaited<ReturnType<typeof givenS13>>) => (await api.done(school.office, 'readDesk', {})).waiting.toSign

test('a teacher reads the safety agreement filled with school, term and name, signs it, and reads the signed copy (FR-040, S13)', async () => {
  const school = await givenS13()
  const { dutyTeacher } = school
  expect((await api.done(dutyTeacher, 'readDesk', {})).waiting.toSign).toBe(1)
  const [document] = (await api.done(dutyTeacher, 'readMyAgreements', {})).documents
  expect(document).toMatchObject({ name: '值班教师安全协议书', signed: null, clauses: [{ text: '甲方：海江小学。乙方：石磊。期限：2026年秋季学期（2026年8月31日至2027年1月1日）。' }] })
  await api.done(dutyTeacher, 'signMyAgreement', ownSignatureOf(document!))
  const [listed] = (await api.done(dutyTeacher, 'readMyAgreements', {})).documents
  expect(listed?.signed).toMatchObject({ signerName: '石磊', handwriting: null })
  const [signed] = (await api.done(dutyTeacher, 'readMyAgreements', { handwritingOf: document!.agreementKey })).documents
  expect(signed).toMatchObject({ textSha256: document!.textSha256, clauses: document!.clauses, signed: { signerName: '石磊', handwriting, recordSha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect((await api.done(dutyTeacher, 'readDesk', {})).waiting.toSign).toBe(0)
})

test('class and duty teachers are each asked for their own; the office and the finance officer are asked for none', async () => {
  const school = await givenS13()
  expect(await toSign(school)).toBe(0)
  const [document] = (await api.done(school.dutyTeacher, 'readMyAgreements', {})).documents
  await api.done(school.dutyTeacher, 'signMyAgreement', ownSignatureOf(document!))
  expect((await api.done(school.third.teacher, 'readDesk', {})).waiting.toSign).toBe(1)
  for (const person of [school.office, school.finance]) expect(await api.refused(person, 'readMyAgreements', {})).toBe('role_needed')
})

test('it is signed once, as it was shown, with every line confirmed and a name that can be read', async () => {
  const school = await givenS13()
  const { teacher } = school.third
  const [document] = (await api.done(teacher, 'readMyAgreements', {})).documents
  const right = ownSignatureOf(document!)
  const refused = (changes: Partial<typeof right>) => api.refused(teacher, 'signMyAgreement', { ...right, ...changes })
  expect(await refused({ agreementKey: 'service' })).toBe('agreement_unknown')
  expect(await refused({ textSha256: '0'.repeat(64) })).toBe('agreement_changed')
  expect(await refused({ confirmed: [0] })).toBe('agreement_not_confirmed')
  expect(await refused({ handwriting: { heightPerMille: 500, strokes: [[1, 1, 2, 2]] } })).toBe('handwriting_too_small')
  await api.done(teacher, 'signMyAgreement', right)
  expect(await refused({})).toBe('agreement_signed')
})

test('a plan without such a text asks its teachers for nothing, and a family’s texts are never theirs', async () => {
  const school = await givenSchool(api)
  expect((await api.done(school.third.teacher, 'readMyAgreements', {})).documents).toEqual([])
  expect((await api.done(school.third.teacher, 'readDesk', {})).waiting.toSign).toBe(0)
})

test('a family never signs or sees the teachers’ text, and no teacher reads another’s', async () => {
  const school = await givenS13()
  const { guardian, childId } = await givenFamily(api, school)
  expect((await api.done(guardian, 'readAgreements', { childId })).documents).toEqual([])
  const [document] = (await api.done(school.third.teacher, 'readMyAgreements', {})).documents
  await api.done(school.third.teacher, 'signMyAgreement', ownSignatureOf(document!))
  expect((await api.done(school.first.teacher, 'readMyAgreements', {})).documents).toMatchObject([{ signed: null, clauses: [{ text: expect.stringContaining('方春梅') }] }])
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ count: number }>(`select count(*) as count from staff_agreement where school_id = $1`, [school.schoolId]))
  expect(Number(rows[0]!.count)).toBe(1)
})
