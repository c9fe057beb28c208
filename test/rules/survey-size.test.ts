import path from 'node:path'
import type { SurveyForm, SurveyQuestion } from 'cloud/contract/survey-form'
import { readSurveyTemplates } from 'cloud/plan-library'
import { axesOf, resultSections } from 'cloud/rules/survey-result'
import { isFormTooLarge, resultBytes } from 'cloud/rules/survey-size'
import { inManyCases, times } from './seeded-cases'

const labels = (many: number, label: string) => times(many, (at) => ({ key: `key${at}`, label }))
const formOf = (questions: SurveyQuestion[], sections: number): SurveyForm => ({
  intro: '',
  sections: times(sections, (at) => ({ key: `s${at}`, title: '课后服务', note: '', audience: 'everyone' as const, about: 'service' as const, questions })),
})
const asked = (at: number) => ({ key: `q${at}`, title: '满意吗？', required: true, showIf: null })
const matrix = (at: number, rows: number, options: number, label: string): SurveyQuestion => ({ ...asked(at), kind: 'matrix', rows: labels(rows, label), options: labels(options, label) })

/** As many answers as no school has, to every row and option. */
const fullCounts = ({ sections }: SurveyForm) =>
  sections.flatMap(({ key, questions }) =>
    questions.flatMap((question) => {
      const { rows, options } = axesOf(question)
      const count = { section: key, question: question.key, count: 999_999 }
      return [{ ...count, rowKey: '', option: '' }, ...rows.flatMap((row) => options.map((option) => ({ ...count, rowKey: row.key, option: option.key })))]
    }),
  )

test('a form’s results are never larger than foreseen, whatever it asks and in whatever letters', () => {
  inManyCases(({ below, pick }) => {
    const whole = (from: number, to: number) => from + below(to - from + 1)
    const label = pick(['好', 'good', '“好”\\', '🙂']).repeat(whole(1, 10))
    const question = (at: number): SurveyQuestion =>
      pick<SurveyQuestion>([
        matrix(at, whole(1, 12), whole(2, 20), label),
        { ...asked(at), kind: 'single', options: labels(whole(2, 20), label) },
        { ...asked(at), kind: 'ranking', options: labels(6, label), most: whole(1, 6) },
        { ...asked(at), kind: 'scale', from: 0, to: whole(2, 10), lowLabel: label, highLabel: label },
        { ...asked(at), kind: 'text' },
      ])
    const form = formOf(times(whole(1, 4), question), whole(1, 3))
    const counted = { form, counts: fullCounts(form) }
    expect(Buffer.byteLength(JSON.stringify(resultSections('all', counted, counted)))).toBeLessThanOrEqual(resultBytes(form))
  }, 40)
})

test('twelve screens of twelve full matrices are too many; eight screens with a large matrix each, and every template, are not', () => {
  expect(isFormTooLarge(formOf(times(12, (at) => matrix(at, 12, 12, '很'.repeat(60))), 12))).toBe(true)
  expect(isFormTooLarge(formOf([matrix(0, 12, 20, '满意')], 8))).toBe(false)
  for (const { form } of readSurveyTemplates(path.join(__dirname, '../../plans'))) expect(isFormTooLarge(form)).toBe(false)
})
