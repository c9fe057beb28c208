import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, type Family, type School } from '../given'
import { footprint } from '../scenario'
import { apply, atHome, passClass, passOffice } from './steps'

const api = apiOfThisFile()

const review = (school: School, applicationIds: string[], decision: 'pass' | 'return' | 'refuse', reason = '') =>
  api.call(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds, decision, reason })

async function givenApplied(school: School, children: string[]): Promise<{ families: Family[]; ids: string[] }> {
  const families: Family[] = []
  const ids: string[] = []
  for (const child of children) {
    families.push(await givenFamily(api, school, { child }))
    ids.push(await apply(api, school, families.at(-1)!))
  }
  return { families, ids }
}

test('a batch is decided all or none: one application out of turn stops the others', async () => {
  const school = await givenSchool(api)
  const { families, ids } = await givenApplied(school, ['林知夏', '王雨涵', '李浩宇'])
  await api.done(families[1]!.guardian, 'withdrawApplication', { applicationId: ids[1]! })
  const before = await footprint(api, school.schoolId)
  expect(await review(school, ids, 'pass')).toMatchObject({ code: 'application_not_in_step' })
  expect(await review(school, [...ids, school.planId], 'pass')).toMatchObject({ code: 'application_unknown' })
  expect(await footprint(api, school.schoolId)).toEqual(before)
  expect(await review(school, [ids[0]!, ids[2]!, ids[0]!], 'pass')).toMatchObject({ ok: true, data: { decided: 2 } })
})

test('a class teacher decides and sees only the own class', async () => {
  const school = await givenSchool(api)
  const mine = await givenFamily(api, school)
  const theirs = await givenFamily(api, school, { child: '赵一鸣', schoolClass: school.first })
  const [mineId, theirsId] = [await apply(api, school, mine), await apply(api, school, theirs)]
  expect(await review(school, [mineId, theirsId], 'pass')).toMatchObject({ code: 'application_unknown' })
  const { items } = await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })
  expect(items.map(({ childName }) => childName)).toEqual(['林知夏'])
  expect((await api.done(school.third.teacher, 'readDesk', {})).classes.map(({ name }) => name)).toEqual(['三年级1班'])
})

test.each(['return', 'refuse'] as const)('to %s without a reason is refused, and blanks are no reason (FR-028)', async (decision) => {
  const school = await givenSchool(api)
  const { ids } = await givenApplied(school, ['林知夏'])
  expect(await review(school, ids, decision)).toMatchObject({ code: 'reason_needed' })
  expect(await review(school, ids, decision, '   ')).toMatchObject({ code: 'reason_needed' })
  expect(await review(school, ids, decision, '材料不全')).toMatchObject({ ok: true })
})

test('under universal admission no willing child is refused, only returned (R-002, FR-032)', async () => {
  const school = await givenSchool(api, { plan: { admission: 'universal' } })
  const { ids } = await givenApplied(school, ['林知夏'])
  expect(await review(school, ids, 'refuse', '人数已满')).toMatchObject({ code: 'universal_no_refusal' })
  expect(await review(school, ids, 'return', '请补充班级')).toMatchObject({ ok: true })
})

test('priority groups stand first in the queue, then who came first (R-006)', async () => {
  const school = await givenSchool(api)
  const [early, late, priority, latePriority] = [await givenFamily(api, school, { child: '王雨涵' }), await givenFamily(api, school, { child: '李浩宇' }), await givenFamily(api, school, { child: '林知夏' }), await givenFamily(api, school, { child: '张梓晨' })]
  for (const family of [early, late]) await apply(api, school, family)
  for (const family of [priority, latePriority]) await apply(api, school, family, { priorityGroup: 'migrantWorkerChild', priorityNote: '材料已交' })
  const { items, total } = await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })
  expect(items.map(({ childName }) => childName)).toEqual(['林知夏', '张梓晨', '王雨涵', '李浩宇'])
  expect(total).toBe(4)
})

test('the office sees an application only after the class has passed it, and nobody skips a step (R-003)', async () => {
  const school = await givenSchool(api)
  const { ids, families } = await givenApplied(school, ['林知夏'])
  const queue = async () => (await api.done(school.office, 'listReviews', { step: 'school_review' })).total
  expect(await queue()).toBe(0)
  expect(await api.refused(school.office, 'reviewApplications', { step: 'school_review', applicationIds: ids, decision: 'pass', reason: '' })).toBe('application_not_in_step')
  await passClass(api, school.third)
  expect(await queue()).toBe(1)
  expect((await atHome(api, families[0]!)).child).toMatchObject({ applicationStatus: 'in_review' })
  expect(await review(school, ids, 'pass')).toMatchObject({ code: 'application_not_in_step' })
  await passOffice(api, school)
  expect(await queue()).toBe(0)
})

test('a refused family reads who refused and why, and may apply anew', async () => {
  const school = await givenSchool(api)
  const { ids, families } = await givenApplied(school, ['林知夏'])
  await review(school, ids, 'refuse', '不是本校学生')
  const { child, messages } = await atHome(api, families[0]!)
  expect(child.progress.find(({ step }) => step === 'class_review')).toMatchObject({ state: 'refused', by: '周敏', reason: '不是本校学生' })
  expect(messages[0]).toMatchObject({ kind: 'application_refused' })
  expect(await apply(api, school, families[0]!)).not.toBe(ids[0])
})

test('the desk counts what waits, for the class teacher and for the office', async () => {
  const school = await givenSchool(api)
  await givenApplied(school, ['林知夏', '王雨涵'])
  const declining = await givenFamily(api, school, { child: '李浩宇' })
  await api.done(declining.guardian, 'declineService', { childId: declining.childId, planId: school.planId, reason: '', departurePlan: '爷爷接' })
  expect(await api.done(school.third.teacher, 'readDesk', {})).toMatchObject({ classes: [{ pupils: 3, bound: 3, joined: 2, declined: 1, unanswered: 0 }], waiting: { classReview: 2, schoolReview: 0 } })
  await passClass(api, school.third)
  await passOffice(api, school)
  expect(await api.done(school.office, 'readDesk', {})).toMatchObject({ waiting: { classReview: 0, schoolReview: 0, toPublish: 2, objections: 0, toCountersign: 0 } })
})

test('every list of children that staff read leaves a trace of who read whom, and a family’s own reading leaves none', async () => {
  const school = await givenSchool(api)
  const { families } = await givenApplied(school, ['林知夏'])
  const log = () => asOwner(api, school.schoolId, (db) => db.rows<{ operation: string; staff_id: string; child_ids: string[] }>(`select operation, staff_id, child_ids from access_log where school_id = $1 order by access_id`, [school.schoolId]))
  await atHome(api, families[0]!)
  expect(await log()).toEqual([])
  await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })
  await api.done(school.third.teacher, 'listPupils', { classId: school.third.classId })
  const trace = { staff_id: school.third.teacher.staffId, child_ids: [families[0]!.childId] }
  expect(await log()).toEqual([{ operation: 'listReviews', ...trace }, { operation: 'listPupils', ...trace }])
})
