import type { ChainStep } from 'cloud/contract/plan-document'
import { apiOfThisFile } from '../boot'
import { formWith, givenCourse, givenFamily, givenPupil, givenSchool, givenSlip, givenStranger } from '../given'
import { apply, atHome, choose, countersign, passOffice, passReviews, publish, sign, signatureOf, tryCourse } from './steps'

const api = apiOfThisFile()

test('a family walks the whole way from the published plan to a seat and sees the week', async () => {
  const school = await givenSchool(api)
  const pupil = await givenPupil(api, school, '林知夏')
  const code = await givenSlip(api, school, pupil)
  const courseId = await givenCourse(api, school, { title: '围棋' })
  const chen = givenStranger(school, '陈海燕')
  const { childId } = pupil

  const { plan, planId } = await api.done(school.visitor, 'readPlan', {}, { at: '2026-09-01T09:00:00' })
  expect(plan.services.map(({ name }) => name)).toEqual(['午托', '晚托'])

  const { textSha256 } = await api.done(chen, 'readConsent', {})
  await api.done(chen, 'decideConsent', { decision: 'granted', textSha256 })
  const bound = await api.done(chen, 'bindChild', { code, childName: '林知夏', guardianName: '陈海燕', relation: 'mother' })
  expect(bound).toEqual({ childId, childName: '林知夏', className: '三年级1班' })
  const family = { ...pupil, guardian: { ...chen, guardianId: '' } }
  await api.done(chen, 'confirmLetter', { planId })
  expect((await atHome(api, family)).child.todos).toEqual([{ kind: 'apply', childId, dueOn: null }])

  const { applicationId } = await api.done(chen, 'submitApplication', { childId, planId, form: formWith() })
  expect(await api.refused(school.office, 'reviewApplications', { step: 'school_review', applicationIds: [applicationId], decision: 'pass', reason: '' })).toBe('application_not_in_step')
  await passReviews(api, school)
  const { entries } = await publish(api, school, 3, '2026-09-02T10:00:00')
  expect(entries).toBe(1)

  const early = await api.done(chen, 'readAgreements', { childId }, { at: '2026-09-04T23:59:00' })
  expect(early.signable).toBe(false)
  const [first] = early.documents
  expect(await api.refused(chen, 'signAgreement', signatureOf(childId, first!))).toBe('agreement_not_due')
  const agreementIds = await sign(api, family, '2026-09-05T00:00:00')
  expect((await tryCourse(api, { guardian: chen, childId }, courseId)).refusal).toBe('course_not_active')
  expect(await countersign(api, school, agreementIds, '2026-09-05T15:00:00')).toEqual({ countersigned: 2, activated: 1 })

  const place = await choose(api, { guardian: chen, childId }, courseId)
  expect(place).toMatchObject({ result: 'joined', waitingPosition: null })
  const week = await api.done(chen, 'readWeek', { childId, weekOf: '2026-09-08' })
  const tuesday = week.sessions.filter(({ date }) => date === '2026-09-08')
  expect(tuesday).toMatchObject([
    { serviceName: '午托', startsAt: '11:20', endsAt: '13:30', venue: '301教室', teacherName: '周敏' },
    { title: '围棋', startsAt: '16:20', endsAt: '17:20', venue: '图书馆', teacherName: '石磊' },
  ])
  expect((await atHome(api, family)).child.progress.every(({ state }) => state === 'done')).toBe(true)
})

const agreementFirst: ChainStep[] = ['guardian_application', 'class_review', 'school_review', 'agreement', 'notice', 'active']

test('where the scheme signs before the list is published (S3), the list waits for the signature and the seat for the list', async () => {
  const school = await givenSchool(api, { plan: { chain: agreementFirst } })
  const family = await givenFamily(api, school)
  const { childId, guardian } = family
  const courseId = await givenCourse(api, school)
  await apply(api, school, family)
  await passReviews(api, school)
  expect(await api.refused(school.office, 'publishNotice', { days: 3, contact: '办公室' })).toBe('notice_empty')

  const agreementIds = await sign(api, family, '2026-09-02T09:00:00')
  expect(await api.refused(school.office, 'publishNotice', { days: 3, contact: '办公室' })).toBe('notice_empty')
  expect(await countersign(api, school, agreementIds)).toEqual({ countersigned: 2, activated: 0 })
  expect((await publish(api, school, 3, '2026-09-03T09:00:00')).closesOn).toBe('2026-09-05')
  expect((await tryCourse(api, { guardian, childId }, courseId, { at: '2026-09-05T12:00:00' })).refusal).toBe('course_not_active')

  await upkeepAt('2026-09-05T23:59:00')
  expect((await tryCourse(api, { guardian, childId }, courseId)).refusal).toBe('course_not_active')
  await upkeepAt('2026-09-06T00:00:00')
  expect(await choose(api, { guardian, childId }, courseId)).toMatchObject({ result: 'joined' })
  const { sessions } = await api.done(guardian, 'readWeek', { childId, weekOf: '2026-09-08' })
  expect(sessions).toHaveLength(9)
  const { messages } = await api.done(guardian, 'listMessages', {})
  expect(messages.filter(({ kind }) => kind === 'agreement_effective')).toHaveLength(1)
})

test('where the scheme publishes no list (S16), the agreement follows the reviews at once', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'class_review', 'school_review', 'agreement', 'active'] } })
  const family = await givenFamily(api, school)
  await apply(api, school, family)
  await passReviews(api, school)
  expect(await api.refused(school.office, 'publishNotice', { days: 3, contact: '办公室' })).toBe('notice_not_in_chain')
  expect(await countersign(api, school, await sign(api, family))).toEqual({ countersigned: 2, activated: 1 })
  expect((await atHome(api, family)).child.progress.map(({ step, state }) => `${step} ${state}`)).toContain('agreement done')
})

test('where the scheme has no class review, nobody reviews for the class and the office decides alone', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'school_review', 'agreement', 'active'] } })
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family)
  expect(await api.refused(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'pass', reason: '' })).toBe('application_not_in_step')
  await passOffice(api, school)
  expect(await countersign(api, school, await sign(api, family))).toEqual({ countersigned: 2, activated: 1 })
})

async function upkeepAt(at: string) {
  const { upkeep } = await import('cloud/hosts/upkeep')
  api.clock.set(at)
  await upkeep(api.host, api.clock.now())
}
