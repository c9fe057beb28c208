import type { Input, Output } from 'cloud/contract/operations'
import type { SurveyForm, SurveyQuestion, SurveySection } from 'cloud/contract/survey-form'
import { formProblems, problemWords } from 'cloud/rules/survey-fault-words'
import { clockTyped } from '@/ui/clock-typed'
import { dateTyped } from '@/ui/date-typed'
import { clockWords, dateOf } from '@/wording/dates'

export type Draft = Output<'readSurveyDraft'>
type Sent = Input<'saveSurvey'>
type Option = { key: string; label: string }

/** As it is typed: dates, clock times and numbers stay texts until it is saved. */
export type Typed = Pick<Draft, 'kind' | 'title' | 'audience' | 'courseId' | 'editable' | 'form'> & Record<'leastGroup' | 'opensOn' | 'opensTime' | 'closesOn' | 'closesTime', string>

export const typedOf = ({ kind, title, audience, courseId, editable, form, leastGroup, opensAt, closesAt }: Draft): Typed => ({
  ...{ kind, title, audience, courseId, editable, form, leastGroup: String(leastGroup) },
  ...{ opensOn: dateOf(opensAt), opensTime: clockWords(opensAt), closesOn: dateOf(closesAt), closesTime: clockWords(closesAt) },
})

export interface Faults {
  title?: string
  courseId?: string
  leastGroup?: string
  opens?: string
  closes?: string
  form?: string
}

const instantOf = (on: string, time: string): string | null => {
  const [date, clock] = [dateTyped(on), clockTyped(time)]
  return date && clock && `${date}T${clock}:00+08:00`
}

/** What is to be sent, or what is wrong and where. */
export function surveyOf(typed: Typed): { survey: Omit<Sent, 'surveyId' | 'seenAt' | 'scheduleKey' | 'dueOn'> } | { faults: Faults } {
  const { kind, title, audience, editable } = typed
  const form = tidied(typed.form)
  const [opensAt, closesAt] = [instantOf(typed.opensOn, typed.opensTime), instantOf(typed.closesOn, typed.closesTime)]
  const leastGroup = /^\d{1,3}$/.test(typed.leastGroup.trim()) ? Number(typed.leastGroup) : 0
  const courseId = audience === 'course' ? typed.courseId : null
  const wrongForm = formWrong(form) ?? formProblems(form, audience).map((problem) => problemWords(form, problem))[0]
  const faults: Faults = {
    ...(title.trim() ? {} : { title: '请填写标题' }),
    ...(audience === 'course' && courseId === null ? { courseId: '请选择一门课' } : {}),
    ...(leastGroup >= 8 && leastGroup <= 100 ? {} : { leastGroup: '请填 8 到 100 之间的整数' }),
    ...(opensAt ? {} : { opens: '请填写日期和钟点，如 2026-9-29 和 8:00' }),
    ...(closesAt && (!opensAt || closesAt > opensAt) ? {} : { closes: '请填写日期和钟点，要晚于开始' }),
    ...(wrongForm ? { form: wrongForm } : {}),
  }
  if (!opensAt || !closesAt || Object.keys(faults).length > 0) return { faults }
  return { survey: { kind, title: title.trim(), audience, courseId, editable, leastGroup, opensAt, closesAt, form } }
}

const written = (options: readonly Option[]) => options.filter(({ label }) => label.trim() !== '').map(({ key, label }) => ({ key, label: label.trim() }))

/** The form as it is sent and as families see it: lines that nothing stands on are no options. */
export function tidied({ intro, sections }: SurveyForm): SurveyForm {
  return { intro, sections: sections.map((section) => ({ ...section, title: section.title.trim(), questions: section.questions.map(tidiedQuestion) })) }
}

function tidiedQuestion(question: SurveyQuestion): SurveyQuestion {
  const title = question.title.trim()
  switch (question.kind) {
    case 'single':
      return { ...question, title, options: written(question.options) }
    case 'multiple':
    case 'ranking': {
      const options = written(question.options)
      return { ...question, title, options, most: Math.max(1, Math.min(question.most, options.length)) }
    }
    case 'matrix':
      return { ...question, title, options: written(question.options), rows: written(question.rows) }
    case 'scale':
    case 'text':
      return { ...question, title }
  }
}

/** What is not written yet, by place; null where nothing is. */
function formWrong({ sections }: SurveyForm): string | null {
  for (const section of sections) {
    if (section.title === '') return '有一部分还没有写标题'
    for (const [index, question] of section.questions.entries()) {
      const place = `“${section.title}”第 ${index + 1} 题`
      if (question.title === '') return `${place}还没有写题目`
      if ('options' in question && question.options.length < 2) return `${place}至少要写两个选项`
      if ('rows' in question && question.rows.length === 0) return `${place}至少要写一行`
    }
  }
  return null
}

/** A key that none of the list has; keys are never shown. */
export function freeKey(prefix: string, taken: readonly { key: string }[]): string {
  let number = taken.length + 1
  while (taken.some(({ key }) => key === `${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

/** Options as lines of a text: one that stays as it was keeps its key, and with it the conditions that hang on it. */
export function optionsTyped(typed: string, before: readonly Option[]): Option[] {
  const lines = typed.split('\n').slice(0, 20)
  const kept = lines.map((label, index) => before.find((each) => each.label === label) ?? (lines.length === before.length ? before[index] : undefined))
  const taken = [...before]
  return lines.map((label, index) => {
    const own = kept.indexOf(kept[index]) === index ? kept[index] : undefined
    const option = { key: own?.key ?? freeKey('option', taken), label: label.slice(0, 60) }
    if (!own) taken.push(option)
    return option
  })
}

export const linesOf = (options: readonly Option[]) => options.map(({ label }) => label).join('\n')

const begun: Option[] = [
  { key: 'option1', label: '满意' },
  { key: 'option2', label: '不满意' },
]

/** The same question as another kind; what both have is kept. */
export function asKind(question: SurveyQuestion, kind: SurveyQuestion['kind']): SurveyQuestion {
  const { key, title, required, showIf } = question
  const facts = { key, title, required, showIf }
  const options = 'options' in question ? question.options : begun
  switch (kind) {
    case 'single':
      return { ...facts, kind, options }
    case 'multiple':
    case 'ranking':
      return { ...facts, kind, options, most: options.length }
    case 'scale':
      return { ...facts, kind, from: 0, to: 10, lowLabel: '很不满意', highLabel: '很满意' }
    case 'matrix':
      return { ...facts, kind, options, rows: [{ key: 'row1', label: '第一行' }] }
    case 'text':
      return { ...facts, kind }
  }
}

export const newQuestion = ({ questions }: Pick<SurveySection, 'questions'>): SurveyQuestion => ({ key: freeKey('question', questions), kind: 'single', title: '', required: true, showIf: null, options: begun })

export const newSection = ({ sections }: SurveyForm): SurveySection => ({ key: freeKey('section', sections), title: '', note: '', audience: 'everyone', about: 'service', questions: [newQuestion({ questions: [] })] })

/** The list with one of it replaced, or without it. */
export const replaced = <T>(list: readonly T[], index: number, next: T | null): T[] => list.flatMap((each, place) => (place !== index ? [each] : next === null ? [] : [next]))

/** The list with one of it a place earlier (-1) or later (1); as it was where there is no such place. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one, other] = [next[index], next[index + by]]
  if (one !== undefined && other !== undefined) [next[index], next[index + by]] = [other, one]
  return next
}

/** A new closing as it is typed, as an instant; null where it is none. */
export const closingTyped = ({ closesOn, closesTime }: Pick<Typed, 'closesOn' | 'closesTime'>) => instantOf(closesOn, closesTime)
