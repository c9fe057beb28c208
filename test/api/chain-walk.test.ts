import type { ChainStep } from 'cloud/contract/plan-document'
import { upkeep } from 'cloud/hosts/upkeep'
import { chainOf } from 'cloud/rules/chain'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenSchool, handwriting, type Family, type School } from '../given'
import { atHome, countersign, sign, signatureOf } from './steps'

const api = apiOfThisFile()

/** One family on its way through a school, and a parent of another child on the committee. */
interface Walk {
  school: School
  family: Family
  member: Family
}

async function givenWalk(chain: ChainStep[] | null): Promise<Walk> {
  api.clock.set('2026-09-01T09:00:00')
  const school = await givenSchool(api, { plan: { chain } })
  const member = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军', schoolClass: school.first })
  await api.done(school.office, 'appointCommittee', { guardianId: member.guardian.guardianId, member: true })
  return { school, family: await givenFamily(api, school), member }
}

const idOf = async ({ family: { guardian, childId } }: Walk) => (await api.done(guardian, 'readApplication', { childId })).application?.applicationId

/** Takes one step as the people whose turn it is would; answers the refusal where it is not their turn. */
async function take(walk: Walk, step: ChainStep): Promise<string | null> {
  const { school, family, member } = walk
  const { guardian, childId } = family
  const { planId } = school
  const applicationIds = [(await idOf(walk)) ?? planId]
  const told = (reply: { ok: boolean; code?: string }) => (reply.ok ? null : (reply.code ?? ''))
  const review = (by: typeof school.office, reviewed: 'class_review' | 'school_review') => api.call(by, 'reviewApplications', { step: reviewed, applicationIds, decision: 'pass', reason: '' })
  switch (step) {
    case 'student_request':
      return told(await api.call(guardian, 'requestService', { childId, planId, serviceKeys: ['afternoon'], words: '我想和同学一起写作业' }))
    case 'guardian_application':
      return told(await api.call(guardian, 'submitApplication', { childId, planId, form: formWith(), signature: handwriting }))
    case 'class_review':
      return told(await review(school.third.teacher, 'class_review'))
    case 'school_review':
      return told(await review(school.office, 'school_review'))
    case 'committee_review':
      return told(await api.call(member.guardian, 'reviewAsCommittee', { applicationIds, decision: 'pass', reason: '' }))
    case 'notice':
      return told(await api.call(school.office, 'publishNotice', { days: 2, contact: '学校办公室' }))
    case 'agreement': {
      const document = (await api.done(guardian, 'readAgreements', { childId })).documents.find(({ state }) => state === 'to_sign')
      return document ? told(await api.call(guardian, 'signAgreement', signatureOf(childId, document))) : 'nothing to sign'
    }
    case 'active':
      return 'nobody acts'
  }
}

/** What follows a step before it is done: the school signs too, the list's days pass. */
async function finish({ school, family }: Walk, step: ChainStep) {
  if (step === 'agreement') {
    await sign(api, family)
    const ids = (await api.done(school.office, 'listCountersigns', {})).items.map(({ agreementId }) => agreementId)
    await countersign(api, school, ids)
  }
  if (step === 'notice') {
    api.clock.forward(2)
    await upkeep(api.host, api.clock.now())
  }
}

const enrolled = ({ school, family }: Walk) =>
  asOwner(api, school.schoolId, (db) => db.rows<{ service_key: string }>(`select service_key from enrolment where school_id = $1 and child_id = $2 order by 1`, [school.schoolId, family.childId]))
const done = async (walk: Walk) => (await atHome(api, walk.family)).child.progress.filter(({ state }) => state === 'done').map(({ step }) => step)

const orders: [string, ChainStep[] | null][] = [
  ['S2: the child asks, class and school review', ['student_request', 'guardian_application', 'class_review', 'school_review', 'active']],
  ['S3: the committee reviews, signing before the list', ['guardian_application', 'class_review', 'school_review', 'committee_review', 'agreement', 'notice', 'active']],
  ['S7, S14: the child asks, the guardian signs', ['student_request', 'guardian_application', 'active']],
  ['S8: no list', ['guardian_application', 'class_review', 'school_review', 'agreement', 'active']],
  ['S9, S10: nothing to sign', ['guardian_application', 'class_review', 'school_review', 'active']],
  ['S16: signing between two reviews', ['guardian_application', 'class_review', 'agreement', 'school_review', 'active']],
  ['S19: the list before signing', ['guardian_application', 'class_review', 'school_review', 'notice', 'agreement', 'active']],
  ['a plan that states no order (S4, S11, S13)', null],
  ['the list before any review', ['guardian_application', 'notice', 'class_review', 'school_review', 'active']],
  ['the list between two reviews', ['student_request', 'guardian_application', 'class_review', 'notice', 'committee_review', 'active']],
  ['signing and a list without any review', ['guardian_application', 'agreement', 'notice', 'active']],
  ['everything, the school last', ['student_request', 'guardian_application', 'notice', 'agreement', 'committee_review', 'class_review', 'school_review', 'active']],
  ['the application alone', ['guardian_application', 'active']],
]

describe.each(orders)('%s', (_name, chain) => {
  test('leads to the seat when everyone does their part; no step can be skipped, none taken twice (R-003)', async () => {
    const walk = await givenWalk(chain)
    const steps = chainOf(walk.school.plan)
    for (const [index, step] of steps.entries()) {
      if (step === 'active') continue
      for (const other of steps.filter((each) => each !== step)) expect({ open: step, other, told: await take(walk, other) }).toEqual({ open: step, other, told: expect.any(String) })
      expect(await enrolled(walk)).toEqual([])
      expect({ step, told: await take(walk, step) }).toEqual({ step, told: null })
      await finish(walk, step)
      const reached = index === steps.length - 2 ? steps : steps.slice(0, index + 1)
      expect(await done(walk)).toEqual(reached)
    }
    for (const step of steps) expect(await take(walk, step)).toEqual(expect.any(String))
    expect(await enrolled(walk)).toEqual([{ service_key: 'afternoon' }, { service_key: 'midday' }])
    const { child, messages } = await atHome(api, walk.family)
    expect(child).toMatchObject({ applicationStatus: 'approved' })
    const last = messages.filter(({ kind }) => kind === 'enrolled' || kind === 'agreement_effective')
    expect(last.map(({ kind }) => kind)).toEqual([steps.includes('agreement') ? 'agreement_effective' : 'enrolled'])
  })
})

test('once enrolled, an application without any review can be neither changed nor withdrawn', async () => {
  const walk = await givenWalk(['guardian_application', 'active'])
  expect(await take(walk, 'guardian_application')).toBeNull()
  const applicationId = (await idOf(walk)) as string
  const { guardian } = walk.family
  expect(await api.refused(guardian, 'reviseApplication', { applicationId, planId: walk.school.planId, form: formWith() })).toBe('application_not_editable')
  expect(await api.refused(guardian, 'withdrawApplication', { applicationId })).toBe('application_not_editable')
  expect((await api.done(guardian, 'readSubmission', { applicationId })).editable).toBe(false)
})

test('where the list comes before the review, a form that changed afterwards is listed anew before anyone reviews it', async () => {
  const walk = await givenWalk(['guardian_application', 'notice', 'class_review', 'active'])
  await take(walk, 'guardian_application')
  await take(walk, 'notice')
  await finish(walk, 'notice')
  const applicationId = (await idOf(walk)) as string
  const { teacher } = walk.school.third
  await api.done(teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对星期' })
  const services = [{ serviceKey: 'afternoon', weekdays: [3], duration: 'whole' as const, lunch: null }]
  await api.done(walk.family.guardian, 'reviseApplication', { applicationId, planId: walk.school.planId, form: formWith({ services }) })
  expect((await api.done(teacher, 'listReviews', { step: 'class_review' })).total).toBe(0)
  expect((await api.done(walk.school.office, 'readNoticeDraft', {})).entries).toMatchObject([{ services: ['晚托'] }])
  expect(await take(walk, 'class_review')).toBe('application_not_in_step')
  expect(await take(walk, 'notice')).toBeNull()
  await finish(walk, 'notice')
  expect(await take(walk, 'class_review')).toBeNull()
  expect(await enrolled(walk)).toEqual([{ service_key: 'afternoon' }])
})

test('each step is told in the plan’s own words, on the home page, to the reviewer and in messages (S8, S9)', async () => {
  const chainWords = {
    guardian_application: { name: '委托申请', explain: '家长书面委托学校看护孩子。' },
    class_review: { name: '班级初审', explain: null },
    school_review: { name: '学校核准', explain: null },
    active: { name: '统筹安排', explain: '学校按实际人数统筹安排。' },
  }
  const chain: ChainStep[] = ['guardian_application', 'class_review', 'school_review', 'active']
  const school = await givenSchool(api, { plan: { chain, chainWords } })
  const walk = { school, family: await givenFamily(api, school), member: await givenFamily(api, school, { child: '赵一鸣' }) }
  await take(walk, 'guardian_application')
  const { child, messages } = await atHome(api, walk.family)
  expect(child.progress.map(({ name }) => name)).toEqual(['委托申请', '班级初审', '学校核准', '统筹安排'])
  expect(child.progress[0]).toMatchObject({ explain: '家长书面委托学校看护孩子。' })
  expect(messages[0]).toMatchObject({ kind: 'application_received', details: { next: '班级初审' } })
  expect((await api.done(school.third.teacher, 'readDesk', {})).steps.map(({ name }) => name)).toEqual(['委托申请', '班级初审', '学校核准', '统筹安排'])
  await take(walk, 'class_review')
  expect((await atHome(api, walk.family)).messages[0]).toMatchObject({ kind: 'application_passed', details: { stepName: '班级初审' } })
})
