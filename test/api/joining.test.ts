import type { ApplicationForm } from 'cloud/contract/application'
import { apiOfThisFile } from '../boot'
import { formWith, givenFamily, givenSchool, planWith, type PlanOverrides } from '../given'
import { apply, atHome } from './steps'

const api = apiOfThisFile()

const served = planWith()
const withNap = served.services.map((service) => (service.key === 'midday' ? { ...service, withNap: true, itemsToBring: '枕头、眼罩' } : service))
const midday = (nap?: boolean | null): Partial<ApplicationForm> => ({ services: [{ serviceKey: 'midday', weekdays: [1, 3], duration: 'whole', lunch: true, ...(nap === undefined ? {} : { nap }) }] })

async function told(plan: PlanOverrides, changes: Partial<ApplicationForm>, at = '2026-08-31T09:00:00') {
  const school = await givenSchool(api, { plan })
  const { guardian, childId } = await givenFamily(api, school)
  const reply = await api.call(guardian, 'submitApplication', { childId, planId: school.planId, form: formWith(changes) }, { at })
  return reply.ok ? 'accepted' : reply.code
}

describe('a rest at midday (FR-047, S13)', () => {
  test.each([
    ['where it is offered, the family says nap or quiet activity: nap', { services: withNap }, midday(true), 'accepted'],
    ['where it is offered, the family says nap or quiet activity: quiet', { services: withNap }, midday(false), 'accepted'],
    ['where it is offered and not answered, the form says so', { services: withNap }, midday(null), 'nap_answer_needed'],
    ['a phone that does not know the question is told to answer it', { services: withNap }, midday(), 'nap_answer_needed'],
    ['where none is offered, an answer is refused', {}, midday(true), 'nap_not_offered'],
    ['where none is offered, none is asked for', {}, midday(), 'accepted'],
  ] as const)('%s', async (_title, plan, changes, outcome) => {
    expect(await told(plan as PlanOverrides, changes as Partial<ApplicationForm>)).toBe(outcome)
  })

  test('the answer reaches the reviewer with the service', async () => {
    const school = await givenSchool(api, { plan: { services: withNap } })
    await apply(api, school, await givenFamily(api, school), midday(false))
    expect((await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })).items[0]?.form?.services).toMatchObject([{ serviceKey: 'midday', nap: false }])
  })
})

describe('a school that only publishes, or does not run (FR-013, S1, S15, S17)', () => {
  test.each([
    ['oversight', { offering: { status: 'oversight', reason: null }, services: [], chain: null }],
    ['not offered, with its reason', { offering: { status: 'notOffered', reason: '全校寄宿' }, chain: null }],
  ] as const)('%s: nobody is asked to apply, and nobody can', async (_title, plan) => {
    const school = await givenSchool(api, { plan: plan as PlanOverrides })
    const family = await givenFamily(api, school)
    expect((await atHome(api, family)).child.todos.map(({ kind }) => kind)).not.toContain('apply')
    expect(await told(plan as PlanOverrides, {})).toBe('service_not_offered_here')
    const { childId, guardian } = family
    expect(await api.refused(guardian, 'requestService', { childId, planId: school.planId, serviceKeys: ['midday'], words: '' })).toBe('service_not_offered_here')
  })

  test('a pilot takes applications like any other (S9)', async () => {
    expect(await told({ offering: { status: 'pilot', reason: '先在部分学校试行' } }, {})).toBe('accepted')
  })
})

describe('joining in the middle of the term (R-026)', () => {
  const joining = (midTermJoin: boolean | null) => ({ exit: { ...served.exit, midTermJoin } })
  test.each([
    ['barred, before and on the first day', false, '2026-08-31T18:00:00', 'accepted'],
    ['barred, the day after the term began', false, '2026-09-01T00:00:00', 'mid_term_closed'],
    ['open, in the eighth week (S11)', true, '2026-10-21T09:00:00', 'accepted'],
    ['not stated, in the eighth week', null, '2026-10-21T09:00:00', 'accepted'],
    ['open, but the term is over', true, '2027-01-02T09:00:00', 'mid_term_closed'],
  ] as const)('%s', async (_title, allowed, at, outcome) => {
    expect(await told(joining(allowed), {}, at)).toBe(outcome)
  })

  test('who applied in time may still mend what came back after the term began', async () => {
    const school = await givenSchool(api, { plan: joining(false) })
    const family = await givenFamily(api, school)
    const applicationId = await apply(api, school, family, {}, '2026-08-31T09:00:00')
    await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对' }, { at: '2026-09-03T09:00:00' })
    expect(await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith() })).toEqual({ applicationId })
  })
})

test('where only need admits, a difficulty without substance is returned by the class, with its reason (R-002, S9)', async () => {
  const school = await givenSchool(api, { plan: { admission: 'conditional' } })
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family, { pickUpDifficulty: '无' })
  const { items } = await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })
  expect(items[0]?.form?.pickUpDifficulty).toBe('无')
  await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请写明接送困难' })
  expect((await atHome(api, family)).child.todos).toMatchObject([{ kind: 'fix_returned' }])
})
