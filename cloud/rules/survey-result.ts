import type { SurveyForm, SurveyQuestion, SurveySection } from '../contract/survey-form'
import type { ResultQuestion, ResultSection, SurveyPromise } from '../contract/survey-result'
import { ratioValue } from './score'
import type { SurveyCount, SurveyPart } from './survey-count'

/** One group's counts of a survey, by what was asked. */
export interface CountedSurvey {
  form: SurveyForm
  counts: readonly Omit<SurveyCount, 'part' | 'partKey'>[]
}

/** Sections that can have answers of a group: about a course where it is one, and so for teachers; else about the service. */
const aboutOf = { all: 'service', grade: 'service', joined: 'service', course: 'courses', teacher: 'teachers' } as const satisfies Record<SurveyPart, SurveySection['about']>

/**
 * What a group answered, question by question in the order asked, beside the last survey's same group where it was asked
 * the same (FR-081, R-047). Percentages are left to `resultPercent`, so that every one has its base beside it.
 */
export function resultSections(part: SurveyPart, now: CountedSurvey, before: CountedSurvey | null): ResultSection[] {
  const own = countsByQuestion(now)
  const earlier = before && countsByQuestion(before)
  return now.form.sections
    .filter(({ about }) => about === aboutOf[part])
    .map((section) => ({ key: section.key, title: section.title, questions: section.questions.map((question) => resultQuestion(section.key, question, own, before && earlier ? { form: before.form, counts: earlier } : null)) }))
}

type Counts = CountedSurvey['counts']
type ByQuestion = ReadonlyMap<string, Counts[number][]>

function countsByQuestion({ counts }: CountedSurvey): ByQuestion {
  const found = new Map<string, Counts[number][]>()
  for (const count of counts) {
    const key = `${count.section} ${count.question}`
    found.set(key, [...(found.get(key) ?? []), count])
  }
  return found
}

function resultQuestion(section: string, question: SurveyQuestion, own: ByQuestion, before: { form: SurveyForm; counts: ByQuestion } | null): ResultQuestion {
  const { rows, options } = axesOf(question)
  const earlier = before?.form.sections.find(({ key }) => key === section)?.questions.find(({ key }) => key === question.key)
  const name = `${section} ${question.key}`
  return {
    ...{ key: question.key, title: question.title, kind: question.kind },
    ...{ rows: rows.map(({ label }) => label), options: options.map(({ label }) => label) },
    answers: tableOf(question, own.get(name)),
    before: before && earlier && isAskedAlike(question, earlier) ? tableOf(question, before.counts.get(name)) : null,
  }
}

interface Axes {
  rows: { key: string; label: string }[]
  options: { key: string; label: string }[]
}

const oneRow = [{ key: '', label: '' }]

/** What a question's table has down its side and along its top, by the keys that `countBallots` gives. */
export function axesOf(question: SurveyQuestion): Axes {
  switch (question.kind) {
    case 'text':
      return { rows: [], options: [] }
    case 'scale':
      return { rows: oneRow, options: Array.from({ length: question.to - question.from + 1 }, (_, step) => ({ key: String(question.from + step), label: scaleLabel(question, question.from + step) })) }
    case 'matrix':
      return { rows: question.rows, options: question.options }
    case 'ranking':
      return { rows: Array.from({ length: Math.min(question.most, question.options.length) }, (_, place) => ({ key: String(place + 1), label: `排第 ${place + 1}` })), options: question.options }
    case 'single':
    case 'multiple':
      return { rows: oneRow, options: question.options }
  }
}

function scaleLabel({ from, to, lowLabel, highLabel }: Extract<SurveyQuestion, { kind: 'scale' }>, step: number): string {
  const says = step === from ? lowLabel : step === to ? highLabel : ''
  return says === '' ? `${step} 分` : `${step} 分（${says}）`
}

function tableOf(question: SurveyQuestion, counts: Counts | undefined): ResultQuestion['answers'] {
  const valid = counts?.find(({ option, rowKey }) => option === '' && rowKey === '')?.count
  if (counts === undefined || valid === undefined || question.kind === 'text') return null
  const { rows, options } = axesOf(question)
  const chosen = new Map(counts.map(({ rowKey, option, count }) => [`${rowKey} ${option}`, count]))
  return { valid, counts: rows.map((row) => options.map((option) => chosen.get(`${row.key} ${option.key}`) ?? 0)) }
}

/** Whether two surveys asked the same: other words or other choices make other answers, which are not compared. */
function isAskedAlike(question: SurveyQuestion, earlier: SurveyQuestion): boolean {
  const asked = (each: SurveyQuestion) => JSON.stringify([each.kind, each.title, axesOf(each), each.kind === 'multiple' ? each.most : null])
  return asked(question) === asked(earlier)
}

/**
 * What percentages of one row are of: the valid answers to the question; in a matrix those to this row, for a
 * family may leave a row out.
 */
export const rowBase = (kind: ResultQuestion['kind'], { valid, counts }: { valid: number; counts: readonly (readonly number[])[] }, row: number): number =>
  kind === 'matrix' ? (counts[row] ?? []).reduce((sum, count) => sum + count, 0) : valid

/** An option's share of its row's valid answers in percent, unrounded; null where nobody answered. Of several choices a family may take, shares come to more than 100. */
export function resultPercent(kind: ResultQuestion['kind'], table: { valid: number; counts: readonly (readonly number[])[] }, row: number, option: number): number | null {
  return ratioValue('percent', table.counts[row]?.[option] ?? null, rowBase(kind, table, row))
}

/** By how many percentage points an option's share changed since the last survey; null where one of them is not known. */
export function percentChange({ kind, answers, before }: Pick<ResultQuestion, 'kind' | 'answers' | 'before'>, row: number, option: number): number | null {
  const [now, then] = [answers, before].map((table) => table && resultPercent(kind, table, row, option))
  return now === null || then === null || now === undefined || then === undefined ? null : now - then
}

/** A percentage in words, of one decimal at most: 60%, 7.5%, and never 0% or 100% of what is not. */
export function percentWords(percent: number): string {
  const rounded = Math.round(percent * 10) / 10
  if (rounded === 0 && percent > 0) return '不到 0.1%'
  if (rounded === 100 && percent < 100) return '超过 99.9%'
  return `${rounded}%`
}

/** Whether a promise has been kept, is due, or is late: from the day after its date. */
export function promiseStateOn(today: string, { dueOn, keptOn }: Pick<SurveyPromise, 'dueOn' | 'keptOn'>): SurveyPromise['state'] {
  if (keptOn !== null) return 'kept'
  return dueOn < today ? 'late' : 'open'
}
