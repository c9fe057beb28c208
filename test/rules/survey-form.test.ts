import type { SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { countBallots, largeGroups, type CountedBallot } from 'cloud/rules/survey-count'
import { checkAnswers, formFaults } from 'cloud/rules/survey-form'
import { keptWords } from 'cloud/rules/survey-words'
import { smallForm } from '../given-survey'
import { inManyCases, times } from './seeded-cases'

const options = ['yes', 'no'].map((key) => ({ key, label: key }))
const asked: SurveyQuestion = { key: 'joins', title: '参加吗？', required: true, showIf: null, kind: 'single', options }
const why: SurveyQuestion = { key: 'why', title: '为什么？', required: true, showIf: { question: 'joins', anyOf: ['no'] }, kind: 'text' }
const section: SurveySection = { key: 'one', title: '一', note: '', audience: 'everyone', about: 'service', questions: [asked, why] }
const child = { joined: true, subjects: [] }
const sent = (values: Record<string, string>) => [{ section: 'one', subjectId: null, values }]

test('a question that is shown must be answered where it says so; one that was hidden again is not counted', () => {
  expect(checkAnswers([section], child, sent({ joins: 'no' }))).toMatchObject({ kind: 'missing', question: 'why' })
  expect(checkAnswers([section], child, sent({ joins: 'yes', why: '远' }))).toEqual({ kind: 'right', answers: sent({ joins: 'yes' }) })
  expect(checkAnswers([section], child, sent({ joins: 'maybe' }))).toMatchObject({ kind: 'wrong', question: 'joins' })
})

test('a form whose condition looks ahead, or that asks for words about one teacher, is at fault', () => {
  expect(formFaults({ intro: '', sections: [section] })).toEqual([])
  expect(formFaults({ intro: '', sections: [{ ...section, questions: [why, asked] }] }).map(({ kind }) => kind)).toEqual(['showIfLater'])
  expect(formFaults({ intro: '', sections: [{ ...section, about: 'teachers' }] }).map(({ kind }) => kind)).toEqual(['textAboutSubject'])
})

const ballot = (grade: number, option: string): CountedBallot => ({ grade, joined: true, answers: [{ section: 'service', subjectId: null, values: { satisfied: option } }] })

test('a grade of seven is not counted, nor one that would leave seven when it is taken from the whole', () => {
  const counts = countBallots(smallForm, [...times(20, () => ballot(3, 'option1')), ...times(7, () => ballot(4, 'option2'))], 8)
  expect(counts.filter(({ part }) => part === 'grade')).toEqual([])
  expect(counts.find(({ part, option }) => part === 'all' && option === '')?.count).toBe(27)
})

test('whatever groups there are, each shown has enough, and what is left over of the whole is nothing or enough', () => {
  inManyCases((random) => {
    const sizes = new Map(times(1 + random.below(9), (index) => [String(index), random.below(20)] as const))
    const shown = largeGroups(sizes, 8)
    const rest = [...sizes].filter(([key]) => !shown.has(key)).reduce((sum, [, size]) => sum + size, 0)
    for (const key of shown) expect(sizes.get(key)).toBeGreaterThanOrEqual(8)
    if (shown.size > 0) expect(rest === 0 || rest >= 8).toBe(true)
  })
})

test('words are kept only of sections that enough families answered', () => {
  const said = (text: string) => ({ answers: [{ section: 'service', subjectId: null, values: { words: text } }] })
  expect(keptWords(smallForm, times(7, () => said('话')), 8)).toEqual([])
  expect(keptWords(smallForm, times(8, () => said('话')), 8)).toHaveLength(8)
})
