import type { AnswerValue, SectionAnswers, SurveyForm, SurveyQuestion, SurveySection, SurveySubject } from '../contract/survey-form'

/** How a child stood when the survey opened. */
export interface AskedChild {
  joined: boolean
  subjects: readonly SurveySubject[]
}

/** One screen: a section, of one course or teacher where it is about them. */
export interface SurveyScreen {
  section: SurveySection
  subject: SurveySubject | null
}

const subjectKinds = { courses: 'course', teachers: 'teacher' } as const

/** The screens that a family is asked (FR-080): sections for them, repeated for each of their courses or teachers. */
export function screensOf(sections: readonly SurveySection[], { joined, subjects }: AskedChild): SurveyScreen[] {
  return sections
    .filter(({ audience }) => audience === 'everyone' || (audience === 'participants') === joined)
    .flatMap((section): SurveyScreen[] => {
      const { about } = section
      if (about === 'service') return [{ section, subject: null }]
      return subjects.filter(({ kind }) => kind === subjectKinds[about]).map((subject) => ({ section, subject }))
    })
}

type Values = Readonly<Record<string, AnswerValue>>

const chosen = (value: AnswerValue | undefined): string[] => {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : []
}

/** Whether a question is asked, by what was answered before it in its section. A hidden question hides what hangs on it. */
export function isAsked(section: SurveySection, question: SurveyQuestion, values: Values): boolean {
  const { showIf } = question
  if (showIf === null) return true
  const on = section.questions.find(({ key }) => key === showIf.question)
  return on !== undefined && isAsked(section, on, values) && chosen(values[on.key]).some((option) => showIf.anyOf.includes(option))
}

/** Whether nothing was said. */
export const isBlank = (value: AnswerValue | undefined) =>
  value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

/** Whether a value is one that this question can have; a blank one is. */
export function isAnswer(question: SurveyQuestion, value: AnswerValue): boolean {
  if (isBlank(value)) return true
  const isOption = (key: unknown) => 'options' in question && question.options.some((option) => option.key === key)
  switch (question.kind) {
    case 'single':
      return typeof value === 'string' && isOption(value)
    case 'multiple':
    case 'ranking':
      return Array.isArray(value) && value.length <= question.most && new Set(value).size === value.length && value.every(isOption)
    case 'scale':
      return typeof value === 'number' && value >= question.from && value <= question.to
    case 'matrix':
      return typeof value === 'object' && !Array.isArray(value) && Object.entries(value).every(([row, option]) => question.rows.some(({ key }) => key === row) && isOption(option))
    case 'text':
      return typeof value === 'string'
  }
}

/** Whether a required question has been answered in full: a matrix in every row. */
export const isComplete = (question: SurveyQuestion, value: AnswerValue | undefined) =>
  !isBlank(value) && (question.kind !== 'matrix' || question.rows.every(({ key }) => key in (value as Record<string, string>)))

export type AnswersCheck = { kind: 'right'; answers: SectionAnswers[] } | { kind: 'missing' | 'wrong'; section: string; subjectId: string | null; question: string }

/**
 * Checks what a family sent against what it was asked (FR-079, FR-080), in the order of the screens. What was answered
 * and then hidden by a later choice is dropped, so that it is never counted; a section that was not asked is wrong.
 */
export function checkAnswers(sections: readonly SurveySection[], child: AskedChild, sent: readonly SectionAnswers[]): AnswersCheck {
  const screens = screensOf(sections, child)
  const valuesOf = ({ section, subject }: SurveyScreen): Values => sent.find((each) => isOf(each, { section, subject }))?.values ?? {}
  const stray = sent.find((each, index) => !screens.some((screen) => isOf(each, screen)) || sent.findIndex((other) => isSame(other, each)) !== index)
  if (stray) return { kind: 'wrong', section: stray.section, subjectId: stray.subjectId, question: '' }
  for (const screen of screens) {
    const problem = screenProblem(screen, valuesOf(screen))
    if (problem) return { ...problem, section: screen.section.key, subjectId: screen.subject?.subjectId ?? null }
  }
  return { kind: 'right', answers: screens.map((screen) => keptOf(screen, valuesOf(screen))) }
}

const isOf = (answers: SectionAnswers, { section, subject }: SurveyScreen) => answers.section === section.key && answers.subjectId === (subject?.subjectId ?? null)
const isSame = (one: SectionAnswers, other: SectionAnswers) => one.section === other.section && one.subjectId === other.subjectId

function screenProblem({ section }: SurveyScreen, values: Values): { kind: 'missing' | 'wrong'; question: string } | null {
  const stray = Object.keys(values).find((key) => !section.questions.some((question) => question.key === key))
  if (stray !== undefined) return { kind: 'wrong', question: stray }
  for (const question of section.questions) {
    const value = values[question.key]
    if (value !== undefined && !isAnswer(question, value)) return { kind: 'wrong', question: question.key }
    if (question.required && isAsked(section, question, values) && !isComplete(question, value)) return { kind: 'missing', question: question.key }
  }
  return null
}

function keptOf({ section, subject }: SurveyScreen, values: Values): SectionAnswers {
  const kept = section.questions.filter((question) => !isBlank(values[question.key]) && isAsked(section, question, values))
  return { section: section.key, subjectId: subject?.subjectId ?? null, values: Object.fromEntries(kept.map(({ key }) => [key, values[key] as AnswerValue])) }
}

/** One text answer. Only sections about the service as a whole ask for words. */
export interface Words {
  section: string
  question: string
  text: string
}

/** What a family wrote, by question (FR-079). */
export function wordsOf({ sections }: Pick<SurveyForm, 'sections'>, answers: readonly SectionAnswers[]): Words[] {
  return answers.flatMap(({ section, values }) => {
    const asked = sections.find(({ key }) => key === section)?.questions.filter(({ kind }) => kind === 'text') ?? []
    return asked.flatMap(({ key }) => (typeof values[key] === 'string' && values[key] !== '' ? [{ section, question: key, text: values[key] }] : []))
  })
}

export type FormFault = { kind: 'keyTwice' | 'showIfUnknown' | 'showIfLater' | 'textAboutSubject' | 'mostTooMany'; section: string; question: string }

/**
 * What is wrong with a form (FR-079): keys used twice, a condition on a question that does not come before it in the
 * section or on an option it does not have, more choices allowed than there are, or words asked for about one course or
 * teacher, by which few families would be known.
 */
export function formFaults({ sections }: SurveyForm): FormFault[] {
  const twice = sections.filter(({ key }, index) => sections.findIndex((other) => other.key === key) !== index)
  return [...twice.map(({ key }): FormFault => ({ kind: 'keyTwice', section: key, question: '' })), ...sections.flatMap((section) => section.questions.flatMap((question, index) => questionFaults(section, question, index)))]
}

function questionFaults(section: SurveySection, question: SurveyQuestion, index: number): FormFault[] {
  const faults: FormFault['kind'][] = []
  const before = section.questions.slice(0, index)
  const keys = [section.questions.map(({ key }) => key), 'options' in question ? question.options.map(({ key }) => key) : [], question.kind === 'matrix' ? question.rows.map(({ key }) => key) : []]
  if (before.some(({ key }) => key === question.key) || keys.slice(1).some((list) => new Set(list).size < list.length)) faults.push('keyTwice')
  if (question.showIf) {
    const { question: on, anyOf } = question.showIf
    const earlier = before.find(({ key }) => key === on)
    if (!earlier) faults.push(keys[0]?.includes(on) ? 'showIfLater' : 'showIfUnknown')
    else if (!('options' in earlier) || earlier.kind === 'matrix' || !anyOf.every((key) => earlier.options.some((option) => option.key === key))) faults.push('showIfUnknown')
  }
  if (question.kind === 'text' && section.about !== 'service') faults.push('textAboutSubject')
  if ((question.kind === 'multiple' || question.kind === 'ranking') && question.most > question.options.length) faults.push('mostTooMany')
  return faults.map((kind) => ({ kind, section: section.key, question: question.key }))
}
