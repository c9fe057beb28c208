import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s15-homework-rules')
const limits = (key: string) => plan.homework?.tables.find((table) => table.key === key)?.limits.map(({ grades, mostMinutes, finishedPercent }) => [grades, mostMinutes, finishedPercent])

describe('what the homework rules publish is in the plan (S15)', () => {
  it('it is only read, nobody applies', () => {
    expect([plan.scheme, plan.offering.status]).toEqual(['S15', 'oversight'])
    expect([plan.services, plan.courses, plan.agreements, plan.chain]).toEqual([[], [], [], null])
  })

  it('grades 1–2 none, other primary to 60 minutes, junior to 90 (R-050)', () => {
    expect(limits('general')).toEqual([[[1, 2], 0, null], [[3, 4, 5, 6], 60, null], [[7, 8, 9], 90, null]])
  })

  it('separately: grade 1 none, grade 2 to 30, grades 3–4 to 40; nothing for the other grades (R-050)', () => {
    expect(limits('byGrade')).toEqual([[[1], 0, null], [[2], 30, null], [[3, 4], 40, null]])
  })

  it('both tables are kept, one is active', () => {
    expect(plan.homework?.tables.map(({ key }) => key)).toEqual(['general', 'byGrade'])
    expect(plan.homework?.active).toBe('general')
    expect(plan.rules).toEqual({ 'R-050': 'warn' })
  })

  it('primary homework should be finished in school', () => {
    expect(plan.notes).toEqual([{ title: '在校完成', text: '小学作业应在校内完成。' }])
  })
})

describe('what it does not say is null (S15)', () => expectSilence(plan, ['the limits of homework (R-050)']))
