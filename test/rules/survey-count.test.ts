import type { SurveyForm } from 'cloud/contract/survey-form'
import { countBallots, largeGroups, type CountedBallot } from 'cloud/rules/survey-count'
import { inManyCases, times } from './seeded-cases'

const options = ['good', 'fair', 'bad'].map((key) => ({ key, label: key }))
const form: SurveyForm = {
  intro: '',
  sections: [{ key: 'service', title: '课后服务', note: '', audience: 'everyone', about: 'service', questions: [{ key: 'satisfied', title: '满意吗？', required: true, showIf: null, kind: 'single', options }] }],
}
const ballot = (grade: number, satisfied: string): CountedBallot => ({ grade, joined: true, answers: [{ section: 'service', subjectId: null, values: { satisfied } }] })
const ballots = (grade: number, count: number, satisfied = 'good') => Array.from({ length: count }, () => ballot(grade, satisfied))
const grades = (list: readonly CountedBallot[]) => [...new Set(countBallots(form, list, 8).filter(({ part }) => part === 'grade').map(({ partKey }) => partKey))]

describe('groups of a survey that are counted apart (FR-081)', () => {
  it.each([
    ['of eight and more are', [ballots(1, 8), ballots(2, 9)], ['1', '2']],
    ['of seven are not, nor is the smallest of the others, from which they could be had', [ballots(1, 7), ballots(2, 9), ballots(3, 20)], ['3']],
    ['are none where only one is large and the rest would be had from the whole', [ballots(1, 7), ballots(2, 9)], []],
    ['are shown where the rest together is large enough', [ballots(1, 4), ballots(2, 4), ballots(3, 9)], ['3']],
  ])('%s', (_title, list, expected) => expect(grades(list.flat())).toEqual(expected))

  it('never leave a rest of one to seven, whatever the sizes', () =>
    inManyCases((random) => {
      const sizes = new Map(times(1 + random.below(6), (index) => [String(index), random.below(15)]))
      const shown = largeGroups(sizes, 8)
      const rest = [...sizes].filter(([group]) => !shown.has(group)).reduce((sum, [, size]) => sum + size, 0)
      expect([...shown].every((group) => (sizes.get(group) ?? 0) >= 8)).toBe(true)
      if (shown.size > 0) expect(rest === 0 || rest >= 8).toBe(true)
    }))
})

it('the order in which counts are written says nothing of the order in which the families were counted', () => {
  const list = [...ballots(3, 1, 'bad'), ...ballots(3, 9, 'good'), ...ballots(1, 8, 'fair')]
  expect(countBallots(form, [...list].reverse(), 8)).toEqual(countBallots(form, list, 8))
})
