import * as z from 'zod/mini'
import { schoolPlan } from 'cloud/contract/plan-document'
import { activeTable, finishedPercent, homeworkProblems, limitOf } from 'cloud/rules/homework'
import { inManyCases } from './seeded-cases'

const limit = (grades: number[], mostMinutes: number | null, percent: number | null = null) => ({ grades, mostMinutes, finishedPercent: percent, text: '' })
const tables = [
  { key: 'general', name: '总的规定', limits: [limit([1, 2], 0), limit([3, 4, 5, 6], 60), limit([7, 8, 9], 90), limit([7, 8, 9], null, 80)] },
  { key: 'byGrade', name: '分年级的规定', limits: [limit([1], 0), limit([2], 30), limit([3, 4], 40)] },
]
const s15 = (active: string) => z.parse(schoolPlan, { title: '作业', audience: {}, homework: { active, tables } }).homework

describe('R-050 written homework', () => {
  it('R-050: both tables are kept and one is active (S15)', () => {
    expect(s15('general')?.tables).toHaveLength(2)
    expect(activeTable(s15('byGrade'))?.name).toBe('分年级的规定')
    expect(activeTable(null)).toBeNull()
    expect(activeTable(s15('other'))).toBeNull()
  })

  it('R-050: none in grades 1 and 2, 60 minutes in primary, 90 in junior; or 30 in grade 2 and 40 in 3 and 4', () => {
    const minutes = (active: string) => [1, 2, 3, 4, 6, 9].map((grade) => limitOf(s15(active), grade).mostMinutes)
    expect(minutes('general')).toEqual([0, 0, 60, 60, 60, 90])
    expect(minutes('byGrade')).toEqual([0, 30, 40, 40, null, null])
  })

  it('R-050: junior pupils finish 80 percent in school; 79 of 100 are too few (S11)', () => {
    const junior = limitOf(s15('general'), 8)
    expect(junior).toEqual({ mostMinutes: 90, finishedPercent: 80 })
    expect(homeworkProblems(junior, { minutes: 90, finishedPercent: finishedPercent(80, 100) })).toEqual([])
    expect(homeworkProblems(junior, { minutes: 91, finishedPercent: finishedPercent(79, 100) })).toEqual(['tooLong', 'tooFewFinished'])
    expect(finishedPercent(0, 0)).toBeNull()
  })

  it('R-050: a minute of homework is too long where there may be none, and nothing is where the plan is silent', () => {
    expect(homeworkProblems(limitOf(s15('general'), 1), { minutes: 1, finishedPercent: null })).toEqual(['tooLong'])
    inManyCases((random) => {
      const day = { minutes: random.below(300), finishedPercent: random.below(101) }
      expect(homeworkProblems(limitOf(null, 1 + random.below(9)), day)).toEqual([])
      const most = random.below(120)
      expect(homeworkProblems({ mostMinutes: most, finishedPercent: null }, day)).toEqual(day.minutes > most ? ['tooLong'] : [])
    })
  })
})
