import type { SectionAnswers, SurveyForm, SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { checkAnswers, formFaults, type Words } from 'cloud/rules/survey-form'
import { GatheredWords } from 'cloud/rules/survey-words'
import { smallForm } from '../given-survey'
import { times } from './seeded-cases'

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

function keptWords(form: SurveyForm, ballots: readonly { answers: readonly SectionAnswers[] }[], least: number): Words[] {
  const gathered = new GatheredWords(form, (words: Words) => words)
  for (const { answers } of ballots) gathered.add(answers)
  return gathered.kept(least)
}

test('words are kept only of questions that enough families were asked', () => {
  const said = (text: string) => ({ answers: [{ section: 'service', subjectId: null, values: { words: text } }] })
  expect(keptWords(smallForm, times(7, () => said('话')), 8)).toEqual([])
  expect(keptWords(smallForm, times(8, () => said('话')), 8)).toHaveLength(8)
  const joins = (says: string, words: Record<string, string> = {}) => ({ answers: sent({ joins: says, ...words }) })
  const hanging = (others: number) => keptWords({ intro: '', sections: [section] }, [...times(20, () => joins('yes')), joins('no', { why: '远' }), ...times(others, () => joins('no'))], 8)
  expect(hanging(6)).toEqual([])
  expect(hanging(7)).toEqual([{ section: 'one', question: 'why', text: '远' }])
})
