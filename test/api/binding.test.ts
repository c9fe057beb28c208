import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenNewStaff, givenPupil, givenSchool, givenSlip, givenStranger, type School } from '../given'
import { activate, atHome } from './steps'

const api = apiOfThisFile()

async function givenConsenting(school: School, name: string): Promise<Person> {
  const person = givenStranger(school, name)
  await decide(person, 'granted')
  return person
}

async function decide(person: Person, decision: 'granted' | 'refused' | 'withdrawn') {
  const { textSha256 } = await api.done(person, 'readConsent', {})
  await api.done(person, 'decideConsent', { decision, textSha256 })
}

const bind = (person: Person, code: string, childName: string) => api.call(person, 'bindChild', { code, childName, guardianName: person.name, relation: 'mother' })
const outcome = async (person: Person, code: string, childName: string) => {
  const reply = await bind(person, code, childName)
  return reply.ok ? 'bound' : reply.code
}

/** A consenting parent, a pupil, and the slip that the school gave out for it. */
async function given(childName = '林知夏') {
  const school = await givenSchool(api)
  const pupil = await givenPupil(api, school, childName)
  return { school, pupil, code: await givenSlip(api, school, pupil, 'K7M4W9QH'), chen: await givenConsenting(school, '陈海燕') }
}

test('before consent no child is bound, after a refusal neither, and with consent the same slip works', async () => {
  const { school, code } = await given()
  const wang = givenStranger(school, '王芳')
  expect(await outcome(wang, code, '林知夏')).toBe('consent_needed')
  await decide(wang, 'refused')
  expect(await outcome(wang, code, '林知夏')).toBe('consent_needed')
  await decide(wang, 'granted')
  expect(await outcome(wang, code, '林知夏')).toBe('bound')
})

test('the consent page names the purpose, the officer and the way to complain, and a decision on an older text is refused', async () => {
  const { chen } = await given()
  const { sections, decision } = await api.done(chen, 'readConsent', {})
  expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['为什么要收集', '不同意会怎样', '您的权利', '负责人和投诉']))
  expect(decision).toMatchObject({ decision: 'granted' })
  expect(await api.refused(chen, 'decideConsent', { decision: 'granted', textSha256: 'a'.repeat(64) })).toBe('consent_text_changed')
  expect(await api.call(chen, 'decideConsent', { decision: 'withdrawn', textSha256: 'a'.repeat(64) })).toMatchObject({ ok: true })
})

test.each(['K7M4W9QH', 'k7m4-w9qh', ' K7M4 W9QH ', 'Ｋ７Ｍ４－Ｗ９ＱＨ'])('the code typed as “%s” is the code on the slip', async (typed) => {
  const { chen } = await given()
  expect(await outcome(chen, typed, '林知夏')).toBe('bound')
})

test.each([
  ['阿依古丽·买买提', '阿依古丽买买提'],
  ['阿依古丽·买买提', '阿依古丽•买买提'],
  ['欧阳 思远', '欧阳思远'],
  ['𬍛文', '𬍛文'],
])('the child “%s” is found by the name typed as “%s”', async (registered, typed) => {
  const { chen, code } = await given(registered)
  expect(await outcome(chen, code, typed)).toBe('bound')
})

test('a wrong code, a wrong name, a used and an expired slip are all answered alike, so that nothing can be guessed', async () => {
  const { school, pupil, code, chen } = await given()
  expect(await outcome(chen, 'AAAAAAAA', '林知夏')).toBe('bind_code_wrong')
  expect(await outcome(chen, code, '林知秋')).toBe('bind_code_wrong')
  expect(await outcome(chen, code, '林知夏')).toBe('bound')
  const wang = await givenConsenting(school, '王芳')
  expect(await outcome(wang, code, '林知夏')).toBe('bind_code_wrong')
  const late = await givenSlip(api, school, pupil)
  api.clock.set('2026-10-01T00:00:01')
  expect(await outcome(wang, late, '林知夏')).toBe('bind_code_wrong')
  api.clock.set('2026-09-01T09:00:00')
})

test('five wrong codes lock binding with words that say what to do, even for the right code, until an hour has passed', async () => {
  const { code, chen } = await given()
  api.clock.set('2026-09-01T10:00:00')
  for (let wrong = 0; wrong < 5; wrong += 1) expect(await outcome(chen, 'AAAAAAAA', '林知夏')).toBe('bind_code_wrong')
  expect(await bind(chen, code, '林知夏')).toMatchObject({ code: 'bind_locked', message: '输错次数太多，请过一会儿再试，或请班主任重新发一个绑定码。' })
  api.clock.set('2026-09-01T10:59:59')
  expect(await outcome(chen, code, '林知夏')).toBe('bind_locked')
  api.clock.set('2026-09-01T11:00:02')
  expect(await outcome(chen, code, '林知夏')).toBe('bound')
})

test('a right code clears the wrong ones before it', async () => {
  const { school, code, chen } = await given()
  for (let wrong = 0; wrong < 4; wrong += 1) await bind(chen, 'AAAAAAAA', '林知夏')
  expect(await outcome(chen, code, '林知夏')).toBe('bound')
  const second = await givenSlip(api, school, await givenPupil(api, school, '林知行', school.first))
  for (let wrong = 0; wrong < 4; wrong += 1) expect(await outcome(chen, 'AAAAAAAA', '林知行')).toBe('bind_code_wrong')
  expect(await outcome(chen, second, '林知行')).toBe('bound')
})

test('one guardian binds two children, and a child is bound to mother and grandmother alike', async () => {
  const { school, pupil, code, chen } = await given()
  const sibling = await givenPupil(api, school, '林知行', school.first)
  await bind(chen, code, '林知夏')
  await bind(chen, await givenSlip(api, school, sibling), '林知行')
  const grandmother = await givenConsenting(school, '林奶奶')
  await bind(grandmother, await givenSlip(api, school, pupil), '林知夏')
  const { children } = await api.done(chen, 'readFamily', {})
  expect(children.map(({ name }) => name)).toEqual(['林知夏', '林知行'])
  expect(children[0]?.guardians.map(({ name, isMe }) => [name, isMe])).toEqual([['陈海燕', true], ['林奶奶', false]])
  expect((await api.done(grandmother, 'readFamily', {})).children).toHaveLength(1)
})

test('binding a second child under another name does not rename the guardian on the papers of the first', async () => {
  const { school, code, chen } = await given()
  const sibling = await givenPupil(api, school, '林知行', school.first)
  await bind(chen, code, '林知夏')
  await bind({ ...chen, name: '欧阳海燕' }, await givenSlip(api, school, sibling), '林知行')
  expect((await api.done(chen, 'readFamily', {})).guardian.name).toBe('陈海燕')
})

test('binding the same child again is refused, and the second slip stays good for someone else', async () => {
  const { school, pupil, code, chen } = await given()
  await bind(chen, code, '林知夏')
  const second = await givenSlip(api, school, pupil)
  expect(await outcome(chen, second, '林知夏')).toBe('bind_already')
  expect(await outcome(await givenConsenting(school, '林志强'), second, '林知夏')).toBe('bound')
})

test('a slip for a member of staff binds no child, and a child’s slip makes nobody staff', async () => {
  const { school, code, chen } = await given()
  const staffSlip = await givenSlip(api, school, { staffId: await givenNewStaff(api, school, '段国平', 'dutyTeacher') })
  expect(await outcome(chen, staffSlip, '段国平')).toBe('bind_code_wrong')
  const duan = givenStranger(school, '段国平')
  expect(await api.refused(duan, 'bindStaff', { code, staffName: '林知夏' })).toBe('bind_code_wrong')
  expect(await api.refused(duan, 'bindStaff', { code: staffSlip, staffName: '段国安' })).toBe('bind_code_wrong')
  expect(await api.done(duan, 'bindStaff', { code: staffSlip, staffName: '段国平' })).toEqual({ name: '段国平', roles: ['dutyTeacher'] })
  expect((await api.done(duan, 'readDesk', {})).name).toBe('段国平')
})

test('codes that a class teacher issues are shown once, bind once, and last to the end of their thirtieth day', async () => {
  const { school, pupil, chen } = await given()
  api.clock.set('2026-09-01T09:00:00')
  const { codes } = await api.done(school.third.teacher, 'issueBindCodes', { classId: school.third.classId, rosterNos: [pupil.rosterNo, pupil.rosterNo] })
  expect(codes).toMatchObject([{ childName: '林知夏', code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/), expiresOn: '2026-10-01' }])
  const stored = await asOwner(api, school.schoolId, (db) => db.rows(`select * from bind_code where school_id = $1`, [school.schoolId]))
  expect(JSON.stringify(stored)).not.toContain(codes[0]!.code.replace('-', ''))
  api.clock.set('2026-10-01T23:59:50')
  expect(await outcome(chen, codes[0]!.code, '林知夏')).toBe('bound')
  expect(await api.refused(school.third.teacher, 'issueBindCodes', { classId: school.third.classId, rosterNos: [pupil.rosterNo === 98 ? 97 : 98] })).toBe('pupil_unknown')
})

test('who withdraws consent is bound to nobody any more, finished papers stay, and a new consent needs a new slip', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const father = await givenGuardian(api, school, family.childId, '林志强')
  await activate(api, school, [family])
  await decide(family.guardian, 'withdrawn')
  expect((await api.done(family.guardian, 'readHome', {})).children).toEqual([])
  expect(await api.refused(family.guardian, 'readWeek', { childId: family.childId })).toBe('child_not_yours')
  expect((await atHome(api, { ...family, guardian: father })).child.applicationStatus).toBe('approved')
  const slip = await givenSlip(api, school, family)
  expect(await outcome(family.guardian, slip, '林知夏')).toBe('consent_needed')
  await decide(family.guardian, 'granted')
  expect(await outcome(family.guardian, slip, '林知夏')).toBe('bound')
})

test('who unbinds a child no longer reaches it, and the other guardian keeps it', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  const father = await givenGuardian(api, school, childId, '林志强')
  await api.done(guardian, 'unbindChild', { childId })
  expect(await api.refused(guardian, 'readApplication', { childId })).toBe('child_not_yours')
  expect((await api.done(father, 'readFamily', {})).children[0]?.guardians.map(({ name }) => name)).toEqual(['林志强'])
})
