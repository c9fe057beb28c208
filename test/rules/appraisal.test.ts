import type { SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import { appraisalDimensions, appraisalScore, subjectScore, type SubjectCount } from 'cloud/rules/appraisal'
import { countBallots } from 'cloud/rules/survey-count'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const staffId = '1f7b7c1c-2d0b-4f6e-8a55-5f2f6b3c1a02'
const scale = (key: string, from: number, to: number): SurveyQuestion => ({ key, title: key, required: true, showIf: null, kind: 'scale', from, to, lowLabel: '', highLabel: '' })
const choice: SurveyQuestion = { key: 'choice', title: '选', required: false, showIf: null, kind: 'single', options: ['a', 'b'].map((key) => ({ key, label: key })) }
const formOf = (...questions: SurveyQuestion[]): SurveyForm => ({ intro: '', sections: [{ key: 'teachers', title: '老师', note: '', audience: 'everyone', about: 'teachers', questions }] })

/** What closing counts of so many families' answers, each with its value of every question. */
const countsOf = (form: SurveyForm, answers: readonly Record<string, number | string>[]): SubjectCount[] =>
  countBallots(form, answers.map((values) => ({ grade: 3, joined: true, answers: [{ section: 'teachers', subjectId: staffId, values }] })), 8).filter(({ part }) => part === 'teacher')
const scoreOf = (form: SurveyForm, answers: readonly Record<string, number | string>[]) => subjectScore(form, 'teachers', countsOf(form, answers))

describe('what families think of a teacher, out of 100', () => {
  it('R-045: a mean of 9.5 from 0 to 10 is 95; the lowest step of any scale is 0 and the highest 100', () => {
    expect(scoreOf(formOf(scale('score', 0, 10)), [10, 9, 9, 10, 9, 10, 9, 10].map((score) => ({ score })))).toEqual({ score: 95, valid: 8 })
    const ofFive = formOf(scale('score', 1, 5))
    expect([1, 3, 5].map((score) => scoreOf(ofFive, times(8, () => ({ score })))?.score)).toEqual([0, 50, 100])
  })

  it('weighs each scale alike, says how many answered the one that fewest did, and adds nothing of a choice', () => {
    const form = formOf(scale('one', 0, 10), scale('two', 1, 5), choice)
    const answers = times(12, (index) => ({ one: 9, choice: 'b', ...(index < 9 ? { two: 3 } : {}) }))
    expect(scoreOf(form, answers)).toEqual({ score: 70, valid: 9 })
  })

  it('is none of seven families, and none where only a choice was asked or another thing was', () => {
    expect(scoreOf(formOf(scale('score', 0, 10)), times(7, () => ({ score: 10 })))).toBeNull()
    expect(scoreOf(formOf(choice), times(20, () => ({ choice: 'a' })))).toBeNull()
    const form = formOf(scale('score', 0, 10))
    expect(subjectScore(form, 'courses', countsOf(form, times(20, () => ({ score: 10 }))))).toBeNull()
  })

  it('whatever families answer: from 0 to 100, whoever answers first, and never lower because one of them gives more', () => {
    inManyCases((random) => {
      const [from, to] = [random.below(2), 2 + random.below(9)]
      const form = formOf(scale('score', from, to))
      const marks = someMarks(random, from, to)
      const asked = (each: readonly number[]) => scoreOf(form, each.map((score) => ({ score })))
      const own = asked(marks)
      if (marks.length < 8) return expect(own).toBeNull()
      expect(own?.valid).toBe(marks.length)
      expect(own?.score).toBeGreaterThanOrEqual(0)
      expect(own?.score).toBeLessThanOrEqual(100)
      expect(asked(shuffled(random, marks))).toEqual(own)
      const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
      expect(Math.abs((own?.score ?? 0) - ((mean - from) / (to - from)) * 100)).toBeLessThanOrEqual(0.005 + 1e-9)
      const kinder = marks.map((mark, index) => (index === 0 ? Math.min(to, mark + 1) : mark))
      expect(asked(kinder)?.score).toBeGreaterThanOrEqual(own?.score ?? 0)
    })
  })
})

const someMarks = (random: CaseRandom, from: number, to: number) => times(random.below(40), () => from + random.below(to - from + 1))

describe('a month’s appraisal', () => {
  const dimensions = ['服务质量', '课程效果', '学生评价', '家长满意度']
  const scores = [90, 80, 85, 95].map((score, index) => ({ dimension: dimensions[index] as string, score }))
  it('R-045: 90, 80, 85 and 95 are 87.5 (S18); with one of them missing it is none, not the mean of three', () => {
    expect(appraisalScore(dimensions, scores)).toBe(87.5)
    expect(appraisalScore(dimensions, scores.slice(0, 3))).toBeNull()
    expect(appraisalScore([], [])).toBeNull()
  })

  it('goes by the plan’s own dimensions, each once, and by none where the plan names them for another survey only', () => {
    const schedule = (kind: 'needs' | 'satisfaction' | 'appraisal', when: 'monthly' | 'termEnd' | null, own: string[]) => ({ kind, when, dimensions: own })
    expect(appraisalDimensions([schedule('satisfaction', 'termEnd', ['满意']), schedule('satisfaction', 'monthly', [...dimensions, '服务质量'])])).toEqual(dimensions)
    expect(appraisalDimensions([schedule('appraisal', null, ['一项'])])).toEqual(['一项'])
    expect(appraisalDimensions([schedule('needs', 'monthly', ['想上的课']), schedule('satisfaction', 'monthly', [])])).toEqual([])
  })

  it('whatever is entered: between the lowest and the highest score, in whichever order, and what the plan does not name adds nothing', () => {
    inManyCases((random) => {
      const own = times(1 + random.below(6), (index) => ({ dimension: `方面${index}`, score: random.below(10_001) / 100 }))
      const names = own.map(({ dimension }) => dimension)
      const total = appraisalScore(names, own) as number
      expect(total).toBeGreaterThanOrEqual(Math.min(...own.map(({ score }) => score)) - 0.005)
      expect(total).toBeLessThanOrEqual(Math.max(...own.map(({ score }) => score)) + 0.005)
      expect(Math.abs((appraisalScore(names, shuffled(random, own)) as number) - total)).toBeLessThanOrEqual(0.01)
      expect(appraisalScore(names, [...own, { dimension: '别的', score: 0 }])).toBe(total)
      expect(appraisalScore([...names, '没填的'], own)).toBeNull()
    })
  })
})
