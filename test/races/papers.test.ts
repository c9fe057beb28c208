import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import { verifyAudit } from 'cloud/store/audit'
import { apiOfThisFile, type Person } from '../boot'
import { formWith, givenCourse, givenFamily, givenGuardian, givenNewStaff, givenPupil, givenSchool, givenSlip, givenStranger, type School } from '../given'
import { apply, passReviews, publish, sign, signatureOf, wish } from '../api/steps'
import { count, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const codes = (replies: { ok: boolean; code?: string }[]) => replies.map((reply) => (reply.ok ? 'done' : (reply.code as string))).sort()
const times = <T>(number: number, work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: number }, (_, index) => work(index)))

async function givenConsenting(school: School, name: string): Promise<Person> {
  const person = givenStranger(school, name)
  const { textSha256 } = await api.done(person, 'readConsent', {})
  await api.done(person, 'decideConsent', { decision: 'granted', textSha256 })
  return person
}

test('the same request ten times at once is done once, and all ten hear the same', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  const key = randomUUID()
  const replies = await times(10, () => api.done(guardian, 'addCollector', { childId, name: '林奶奶', relation: '奶奶', note: '' }, { key }))
  expect(new Set(replies.map(({ collectorId }) => collectorId)).size).toBe(1)
  expect(await count(api, school, 'collector')).toBe(1)
  expect(await count(api, school, 'audit_entry')).toBe(1)
})

test('a person’s first ten calls at once make one account', async () => {
  const school = await givenSchool(api)
  const newcomer = givenStranger(school, '孙丽')
  await times(10, () => api.done(newcomer, 'readConsent', {}))
  expect(await count(api, school, `account where subject = '${newcomer.openid}'`)).toBe(1)
})

test('one slip used by two people at once binds one of them', async () => {
  const school = await givenSchool(api)
  const people = [await givenConsenting(school, '陈海燕'), await givenConsenting(school, '林志强')]
  for (let round = 0; round < 5; round += 1) {
    const { childId, childName } = await givenPupil(api, school, `孩子${round}`)
    const code = await givenSlip(api, school, { childId })
    const replies = await Promise.all(people.map((person) => api.call(person, 'bindChild', { code, childName, guardianName: person.name, relation: 'mother' })))
    expect(codes(replies)).toEqual(['bind_code_wrong', 'done'])
    expect(await count(api, school, `child_guardian where child_id = '${childId}'`)).toBe(1)
  }
})

test('one person with two staff slips, used at once, becomes one member of staff and is told so', async () => {
  const school = await givenSchool(api)
  for (let round = 0; round < 5; round += 1) {
    const person = givenStranger(school, '段国平')
    await api.done(person, 'readConsent', {})
    const slips = await times(2, async () => givenSlip(api, school, { staffId: await givenNewStaff(api, school, '段国平', 'dutyTeacher') }))
    const replies = await Promise.all(slips.map((code) => api.call(person, 'bindStaff', { code, staffName: '段国平' })))
    expect(codes(replies)).toEqual(['bind_already', 'done'])
  }
  expect(await count(api, school, `bind_code where school_id = '${school.schoolId}' and used_at is not null`)).toBe(5)
})

test('a guardian who withdraws consent while binding in another tab ends up bound to nobody', async () => {
  const school = await givenSchool(api)
  for (let round = 0; round < 8; round += 1) {
    const person = await givenConsenting(school, '陈海燕')
    const { childId, childName } = await givenPupil(api, school, `孩子${round}`)
    const code = await givenSlip(api, school, { childId })
    const [bound] = await Promise.all([
      api.call(person, 'bindChild', { code, childName, guardianName: '陈海燕', relation: 'mother' }),
      api.call(person, 'decideConsent', { decision: 'withdrawn', textSha256: 'a'.repeat(64) }),
    ])
    expect(['done', 'consent_needed']).toContain(codes([bound])[0])
    expect(await count(api, school, `child_guardian where child_id = '${childId}'`)).toBe(0)
  }
})

test('of ten objections filed at once by one guardian five are taken', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await apply(api, school, family)
  await passReviews(api, school)
  const { noticeId } = await publish(api, school)
  const replies = await times(10, (index) => api.call(family.guardian, 'fileObjection', { noticeId, text: `意见${index}` }))
  expect(codes(replies)).toEqual([...Array<string>(5).fill('done'), ...Array<string>(5).fill('objections_full')])
})

test('two offices that each countersign one of a child’s two texts at once give it its seat', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'class_review', 'school_review', 'agreement', 'active'] } })
  for (let round = 0; round < 5; round += 1) {
    const family = await givenFamily(api, school, { child: `孩子${round}` })
    await apply(api, school, family)
    await passReviews(api, school)
    const ids = await sign(api, family)
    const replies = await Promise.all(ids.map((id) => api.done(school.office, 'countersignAgreements', { agreementIds: [id] })))
    expect(replies.map(({ activated }) => activated).sort()).toEqual([0, 1])
    expect(await count(api, school, `enrolment where child_id = '${family.childId}'`)).toBe(2)
  }
})

test('a family that signs in one tab and withdraws in another never leaves a signature on a withdrawn application', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'agreement', 'class_review', 'active'] } })
  for (let round = 0; round < 8; round += 1) {
    const family = await givenFamily(api, school, { child: `孩子${round}` })
    const applicationId = await apply(api, school, family)
    const { documents } = await api.done(family.guardian, 'readAgreements', { childId: family.childId })
    const replies = await Promise.all([api.call(family.guardian, 'signAgreement', signatureOf(family.childId, documents[0]!)), api.call(family.guardian, 'withdrawApplication', { applicationId })])
    expect(replies[1]).toMatchObject({ ok: true })
    expect(codes(replies.slice(0, 1))[0]).toMatch(/^(done|agreement_not_due)$/)
    expect(await count(api, school, `agreement where application_id = '${applicationId}' and status <> 'ended'`)).toBe(0)
  }
})

test('twenty wrong codes at once are all counted, so guessing in parallel gains nothing', async () => {
  const school = await givenSchool(api)
  const guesser = await givenConsenting(school, '路人甲')
  const replies = await times(20, (index) => api.call(guesser, 'bindChild', { code: `AAAA-00${index}`, childName: '林知夏', guardianName: '路人甲', relation: 'mother' }))
  expect(codes(replies).filter((code) => code === 'bind_code_wrong')).toHaveLength(5)
  expect(codes(replies).filter((code) => code === 'bind_locked')).toHaveLength(15)
})

test('two guardians who apply for the same child at once make one application', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  const father = await givenGuardian(api, school, childId, '林志强')
  const replies = await Promise.all([guardian, father].map((person) => api.call(person, 'submitApplication', { childId, planId: school.planId, form: formWith() })))
  expect(codes(replies)).toEqual(['application_exists', 'done'])
})

test('a family that withdraws while the teacher passes: one of the two happens, never both', async () => {
  const school = await givenSchool(api)
  for (let round = 0; round < 8; round += 1) {
    const family = await givenFamily(api, school, { child: `孩子${round}` })
    const applicationId = await apply(api, school, family)
    const replies = await Promise.all([
      api.call(family.guardian, 'withdrawApplication', { applicationId }),
      api.call(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'pass', reason: '' }),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(codes(replies)[0]).toMatch(/application_not_(editable|in_step)/)
  }
})

test('two reviewers who decide the same applications at once decide them once', async () => {
  const school = await givenSchool(api)
  const families = await times(4, (index) => givenFamily(api, school, { child: `孩子${index}` }))
  const ids: string[] = []
  for (const family of families) ids.push(await apply(api, school, family))
  const decide = (applicationIds: string[], decision: 'pass' | 'return') => api.call(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds, decision, reason: '请核对' })
  const replies = await Promise.all([decide(ids, 'pass'), decide([...ids].reverse(), 'return')])
  expect(codes(replies)).toEqual(['application_not_in_step', 'done'])
  expect(await count(api, school, 'review')).toBe(4)
})

test('two offices that publish at once list every child once', async () => {
  const school = await givenSchool(api)
  for (let round = 0; round < 3; round += 1) {
    const families = await times(5, (index) => givenFamily(api, school, { child: `孩子${round}${index}` }))
    for (const family of families) await apply(api, school, family)
    await passReviews(api, school)
    const replies = await times(2, () => api.call(school.office, 'publishNotice', { days: 3, contact: '办公室' }))
    expect(codes(replies)).toEqual(['done', 'notice_empty'])
  }
  expect(await count(api, school, 'notice_entry')).toBe(15)
})

test('one text signed twice at once is signed once; two countersigns at once make one', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'class_review', 'school_review', 'agreement', 'active'] } })
  const family = await givenFamily(api, school)
  const father = await givenGuardian(api, school, family.childId, '林志强')
  await apply(api, school, family)
  await passReviews(api, school)
  const signAs = async (person: Person) => {
    const { documents } = await api.done(person, 'readAgreements', { childId: family.childId })
    return () => api.call(person, 'signAgreement', signatureOf(family.childId, documents[0]!))
  }
  const both = [await signAs(family.guardian), await signAs(father)]
  expect(codes(await Promise.all(both.map((go) => go())))).toEqual(['agreement_signed', 'done'])
  await sign(api, family)
  const { items } = await api.done(school.office, 'listCountersigns', {})
  const agreementIds = items.map(({ agreementId }) => agreementId)
  expect(agreementIds).toHaveLength(2)
  const replies = await Promise.all([agreementIds, [...agreementIds].reverse()].map((each) => api.call(school.office, 'countersignAgreements', { agreementIds: each })))
  expect(codes(replies)).toEqual(['agreement_countersigned', 'done'])
  expect(await count(api, school, 'enrolment')).toBe(2)
})

test('four hundred calls of every kind at once, with the sealer running, end without a deadlock and with a whole chain', async () => {
  const { school, families } = await givenSeated(api, 8)
  const courses = [await givenCourse(api, school, { capacity: 2 }), await givenCourse(api, school, { capacity: 3, weekday: 3 })]
  const random = seededRandom(20260901)
  // What time does to the lines is noted by time itself, as often as it finds something left over.
  const byPeople = `audit_entry where actor <> 'time'`
  const before = await count(api, school, byPeople)
  let written = 0
  const act = async () => {
    const { guardian, childId } = random.pick(families)
    const courseId = random.pick(courses)
    const kind = random.below(5)
    if (kind === 0) {
      const own = (await api.done(guardian, 'readMenu', { childId })).courses.find(({ course }) => course.courseId === courseId)?.own
      return own ? api.call(guardian, 'releaseCourse', { placeId: own.placeId }) : null
    }
    if (kind === 1) return api.call(guardian, 'updateGuardian', { name: guardian.name, phone: '' })
    if (kind === 2) return api.call(guardian, 'addCollector', { childId, name: '奶奶', relation: '奶奶', note: '' })
    if (kind === 3) return api.call(guardian, 'markMessagesRead', { upTo: '2026-12-31T00:00:00+08:00' })
    return api.call(guardian, 'chooseCourses', { lines: [wish({ childId }, courseId)] })
  }
  const walk = async () => {
    for (let step = 0; step < 40; step += 1) {
      const reply = await act()
      if (reply?.ok) written += 1
      else if (reply) expect(reply.code).not.toMatch(/^(busy|internal)$/)
    }
  }
  const seals = async () => {
    for (let round = 0; round < 20; round += 1) await upkeep(api.host, api.clock.now())
  }
  await Promise.all([...Array.from({ length: 10 }, walk), seals(), seals()])
  await upkeep(api.host, api.clock.now())
  expect(await count(api, school, byPeople)).toBe((before ?? 0) + written)
  expect(await api.database.transaction(school.schoolId, (db) => verifyAudit(db, school.schoolId))).toEqual({ kind: 'whole', sealed: await count(api, school, 'audit_entry'), unsealed: 0 })
})
