import { apiOfThisFile } from '../boot'
import { givenSchool, planWith } from '../given'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const codes = (replies: { ok: boolean; code?: string }[]) => replies.map((reply) => (reply.ok ? 'done' : (reply.code as string))).sort()
const times = <T>(number: number, work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: number }, (_, index) => work(index)))

test('of many offices that publish one draft at once, one does; one version is in force', async () => {
  const school = await givenSchool(api)
  for (let version = 2; version <= 4; version += 1) {
    const started = await api.done(school.office, 'startDraft', { from: { kind: 'published' }, replace: false })
    if (started.kind !== 'started') throw new Error('nothing was started')
    await api.done(school.office, 'checkPlan', { planId: started.planId })
    const replies = await times(6, () => api.call(school.office, 'publishPlan', { planId: started.planId, revision: 1, warningsSeen: true }))
    expect(codes(replies)).toEqual(['done', ...Array<string>(5).fill('draft_unknown')])
    expect(await count(api, school, `plan where school_id = '${school.schoolId}' and status = 'published' and version = ${version}`)).toBe(1)
  }
  expect(await count(api, school, `plan where school_id = '${school.schoolId}'`)).toBe(4)
})

test('of two who save at once, one is told; publishing at the same time takes one of the two whole', async () => {
  const school = await givenSchool(api)
  for (let round = 0; round < 5; round += 1) {
    const started = await api.done(school.office, 'startDraft', { from: { kind: 'published' }, replace: true })
    if (started.kind !== 'started') throw new Error('nothing was started')
    const { planId } = started
    await api.done(school.office, 'checkPlan', { planId })
    const save = (title: string) => api.call(school.office, 'saveDraft', { planId, revision: 1, document: planWith({ title }) as unknown as Record<string, unknown> })
    const replies = await Promise.all([save('甲'), save('乙'), api.call(school.office, 'publishPlan', { planId, revision: 1, warningsSeen: true })])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const code of codes(replies).filter((each) => each !== 'done')) expect(['draft_changed', 'draft_unknown']).toContain(code)
  }
})

test('of many who begin a draft at once, one does', async () => {
  const school = await givenSchool(api)
  const replies = await times(6, () => api.call(school.office, 'startDraft', { from: { kind: 'published' }, replace: false }))
  expect(codes(replies)).toEqual(['done', ...Array<string>(5).fill('draft_exists')])
  expect(await count(api, school, `plan where school_id = '${school.schoolId}' and status = 'draft'`)).toBe(1)
})
