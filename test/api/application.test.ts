import type { ApplicationForm } from 'cloud/contract/application'
import { apiOfThisFile } from '../boot'
import { formWith, givenFamily, givenGuardian, givenSchool, type Family, type School } from '../given'
import { footprint } from '../scenario'
import { apply, atHome, passReviews } from './steps'

const api = apiOfThisFile()

const afternoon = (weekdays: number[]) => ({ serviceKey: 'afternoon', weekdays, duration: 'whole' as const, lunch: null })
const midday = (lunch: boolean | null) => ({ serviceKey: 'midday', weekdays: [1, 3], duration: 'untilPickedUp' as const, lunch })
const submit = ({ guardian, childId }: Family, school: School, changes: Partial<ApplicationForm>) => api.call(guardian, 'submitApplication', { childId, planId: school.planId, form: formWith(changes) })
const told = async (family: Family, school: School, changes: Partial<ApplicationForm>) => {
  const reply = await submit(family, school, changes)
  return reply.ok ? 'accepted' : reply.code
}

test('opening the form, the plan and the home page stores nothing and preselects nothing (R-001)', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  const before = await footprint(api, school.schoolId)
  for (let times = 0; times < 2; times += 1) {
    await api.done(guardian, 'readHome', {})
    await api.done(guardian, 'readPlan', {})
    expect(await api.done(guardian, 'readApplication', { childId })).toMatchObject({ application: null, planId: school.planId })
    await api.done(guardian, 'readMenu', { childId })
    await api.done(guardian, 'readAgreements', { childId })
  }
  expect(await footprint(api, school.schoolId)).toEqual(before)
})

test.each([
  ['weekdays on which the service runs (R-007)', { services: [afternoon([2, 5])] }, 'accepted'],
  ['a Monday afternoon, which the plan does not offer (R-007)', { services: [afternoon([1, 2])] }, 'weekday_not_offered'],
  ['a weekend', { services: [{ ...midday(true), weekdays: [6] }] }, 'weekday_not_offered'],
  ['a service that the plan does not have', { services: [{ ...afternoon([2]), serviceKey: 'evening' }] }, 'service_unknown'],
  ['the same service twice', { services: [afternoon([2]), afternoon([3])] }, 'service_twice'],
  ['no answer about lunch where lunch is served', { services: [midday(null)] }, 'lunch_answer_needed'],
  ['lunch declined', { services: [midday(false)] }, 'accepted'],
  ['a lunch answer where none is served', { services: [{ ...afternoon([2]), lunch: true }] }, 'lunch_not_offered'],
  ['a priority group that the plan does not know', { priorityGroup: 'twins' }, 'priority_group_unknown'],
  ['a priority group of the plan', { priorityGroup: 'leftBehindChild' }, 'accepted'],
])('an application with %s', async (_what, changes: Partial<ApplicationForm>, outcome) => {
  const school = await givenSchool(api)
  expect(await told(await givenFamily(api, school), school, changes)).toBe(outcome)
})

test('neither the voluntary statement nor the one of having read can be left out or be false (FR-021)', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  for (const statement of ['voluntary', 'factsRead']) {
    const reply = await submit(family, school, { [statement]: false })
    expect(reply).toMatchObject({ code: 'input_invalid', field: { path: `form.${statement}` } })
  }
})

test('under conditional admission a pick-up difficulty must be stated; otherwise it may stay empty (R-002)', async () => {
  const strict = await givenSchool(api, { plan: { admission: 'conditional' } })
  const family = await givenFamily(api, strict)
  expect(await told(family, strict, {})).toBe('pick_up_difficulty_needed')
  expect(await told(family, strict, { pickUpDifficulty: '父母都是夜班' })).toBe('accepted')
  const open = await givenSchool(api, { plan: { admission: 'universal' } })
  expect(await told(await givenFamily(api, open), open, {})).toBe('accepted')
})

test('a service that has no hours for the child’s grade is refused (R-008)', async () => {
  const school = await givenSchool(api)
  const plan = school.plan.services.map((service) => (service.key === 'afternoon' ? { ...service, slots: service.slots.filter(({ grades }) => grades?.includes(1)) } : service))
  const young = await givenSchool(api, { plan: { services: plan } })
  expect(await told(await givenFamily(api, young, { schoolClass: young.third }), young, { services: [afternoon([2])] })).toBe('service_not_for_grade')
  expect(await told(await givenFamily(api, young, { schoolClass: young.first }), young, { services: [afternoon([2])] })).toBe('accepted')
})

test('R-058: a child has one live application in a term, whichever guardian asks; after a withdrawal there may be a new one', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const father = { ...family, guardian: await givenGuardian(api, school, family.childId, '林志强') }
  const applicationId = await apply(api, school, family)
  expect(await told(family, school, {})).toBe('application_exists')
  expect(await told(father, school, {})).toBe('application_exists')
  expect(await api.refused(father.guardian, 'declineService', { childId: family.childId, planId: school.planId, reason: '', departurePlan: '' })).toBe('application_exists')
  await api.done(father.guardian, 'withdrawApplication', { applicationId })
  expect(await told(father, school, {})).toBe('accepted')
  expect((await api.done(family.guardian, 'readFamily', {})).submissions).toHaveLength(2)
})

test('the family may edit and withdraw until the class teacher has decided, and then no more (FR-025)', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const { guardian, childId } = family
  const applicationId = await apply(api, school, family)
  const revise = { applicationId, planId: school.planId, form: formWith({ services: [afternoon([4])] }) }
  await api.done(guardian, 'reviseApplication', revise)
  expect((await api.done(guardian, 'readApplication', { childId })).application).toMatchObject({ editable: true, form: { services: [{ weekdays: [4] }] } })
  await passReviews(api, school)
  expect(await api.refused(guardian, 'reviseApplication', revise)).toBe('application_not_editable')
  expect(await api.refused(guardian, 'withdrawApplication', { applicationId })).toBe('application_not_editable')
  expect((await api.done(guardian, 'readSubmission', { applicationId })).editable).toBe(false)
})

test('a returned application shows the reviewer’s name and reason, is revised, and goes through both reviews again', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family)
  await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对星期' })
  const home = await atHome(api, family)
  expect(home.child.todos).toMatchObject([{ kind: 'fix_returned' }])
  expect(home.child.progress.find(({ step }) => step === 'class_review')).toMatchObject({ state: 'returned', actor: 'family', by: '周敏', reason: '请核对星期' })
  expect(home.messages[0]).toMatchObject({ kind: 'application_returned', details: { reason: '请核对星期' } })
  expect(await api.refused(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'pass', reason: '' })).toBe('application_not_in_step')
  await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith({ services: [afternoon([3])] }) })
  expect((await atHome(api, family)).child.progress.find(({ step }) => step === 'class_review')).toMatchObject({ state: 'current', actor: 'classTeacher' })
  await passReviews(api, school)
  expect((await atHome(api, family)).child.applicationStatus).toBe('approved')
})

test('not joining takes as many calls as joining, needs no reason, asks for nothing more, and can be taken back (FR-024)', async () => {
  const school = await givenSchool(api)
  const [joining, declining] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王雨涵' })]
  await apply(api, school, joining)
  const { applicationId } = await api.done(declining.guardian, 'declineService', { childId: declining.childId, planId: school.planId, reason: '', departurePlan: '' })
  const home = await atHome(api, declining)
  expect(home.child).toMatchObject({ applicationStatus: 'declined', todos: [], progress: [] })
  await api.done(declining.guardian, 'withdrawApplication', { applicationId })
  expect(await told(declining, school, {})).toBe('accepted')
})

test('an application made on a plan that is no longer the published one is refused before anything is stored', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  expect(await api.refused(guardian, 'submitApplication', { childId, planId: childId, form: formWith() })).toBe('plan_superseded')
  expect(await api.refused(guardian, 'declineService', { childId, planId: childId, reason: '', departurePlan: '' })).toBe('plan_superseded')
})

test('without a published plan every page says so in words', async () => {
  const school = await givenSchool(api, { plan: null })
  const { guardian, childId } = await givenFamily(api, school)
  expect(await api.refused(school.visitor, 'readPlan', {})).toBe('plan_not_published')
  expect(await api.refused(guardian, 'readApplication', { childId })).toBe('plan_not_published')
  expect(await api.refused(guardian, 'readWeek', { childId })).toBe('plan_not_published')
  expect(await api.done(guardian, 'readHome', {})).toMatchObject({ planPublished: false })
})

test('a ninth collector is refused, and a removed one makes room', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  const add = (name: string) => api.call(guardian, 'addCollector', { childId, name, relation: '亲友', note: '' })
  for (let number = 1; number <= 8; number += 1) expect(await add(`接送人${number}`)).toMatchObject({ ok: true })
  expect(await add('接送人9')).toMatchObject({ code: 'collectors_full' })
  const { collectors } = (await api.done(guardian, 'readFamily', {})).children[0]!
  await api.done(guardian, 'removeCollector', { childId, collectorId: collectors[0]!.collectorId })
  expect(await api.refused(guardian, 'removeCollector', { childId, collectorId: collectors[0]!.collectorId })).toBe('collector_unknown')
  expect(await add('接送人9')).toMatchObject({ ok: true })
})
