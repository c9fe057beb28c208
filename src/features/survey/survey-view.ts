import type { AnswerValue, SectionAnswers, SurveyQuestion } from 'cloud/contract/survey-form'
import type { Output } from 'cloud/contract/operations'
import { checkAnswers, isAsked, isComplete, screensOf, type AnswersCheck, type AskedChild, type SurveyScreen } from 'cloud/rules/survey-form'

export type Sheet = Output<'readSurvey'>
export type Values = Readonly<Record<string, AnswerValue>>

/** How the child stood, by the sections that the API sent: it leaves out those that are not for this child. */
const childOf = ({ sections, subjects }: Sheet): AskedChild => ({ joined: sections.every(({ audience }) => audience !== 'nonParticipants'), subjects })

export const screensFor = (sheet: Sheet): SurveyScreen[] => screensOf(sheet.sections, childOf(sheet))

const isOf = ({ section, subject }: SurveyScreen) => (answers: SectionAnswers) => answers.section === section.key && answers.subjectId === (subject?.subjectId ?? null)

export const valuesOf = (answers: readonly SectionAnswers[], screen: SurveyScreen): Values => answers.find(isOf(screen))?.values ?? {}

export function withValue(answers: readonly SectionAnswers[], screen: SurveyScreen, question: string, value: AnswerValue): SectionAnswers[] {
  const changed = { section: screen.section.key, subjectId: screen.subject?.subjectId ?? null, values: { ...valuesOf(answers, screen), [question]: value } }
  return [...answers.filter((each) => !isOf(screen)(each)), changed]
}

const trimmed = (answers: readonly SectionAnswers[]) =>
  answers.map((each) => ({ ...each, values: Object.fromEntries(Object.entries(each.values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])) }))

/** What would be sent now, or the first thing that still stands in its way; by the rule that the API decides with. */
export const checked = (sheet: Sheet, answers: readonly SectionAnswers[]): AnswersCheck => checkAnswers(sheet.sections, childOf(sheet), trimmed(answers))

/** The page on which something is missing. */
export const pageOf = (screens: readonly SurveyScreen[], { section, subjectId }: { section: string; subjectId: string | null }) =>
  Math.max(0, screens.findIndex((screen) => screen.section.key === section && (screen.subject?.subjectId ?? null) === subjectId))

/** The first page on which the family wrote words of its own. */
export const wordsPage = (screens: readonly SurveyScreen[], answers: readonly SectionAnswers[]) =>
  screens.findIndex((screen) => screen.section.questions.some(({ kind, key }) => kind === 'text' && Boolean(valuesOf(answers, screen)[key])))

export const askedOn = ({ section }: SurveyScreen, values: Values): SurveyQuestion[] => section.questions.filter((question) => isAsked(section, question, values))

/** What is still missing on one screen, by question, in words. */
export function missingOn(screen: SurveyScreen, values: Values): Record<string, string> {
  const missing = askedOn(screen, values).filter((question) => question.required && !isComplete(question, said(values[question.key])))
  return Object.fromEntries(missing.map((question) => [question.key, missingWords(question, values[question.key])]))
}

const said = (value: AnswerValue | undefined) => (typeof value === 'string' ? value.trim() : value)

function missingWords(question: SurveyQuestion, value: AnswerValue | undefined): string {
  if (question.kind === 'scale') return '请点一个分数。'
  if (question.kind === 'ranking') return '请按顺序点，至少点一个。'
  if (question.kind === 'text') return '请写几个字。'
  if (question.kind !== 'matrix') return '请选一项。'
  const rows = question.rows.filter(({ key }) => !(key in Object(value ?? {})))
  return `还没有选：${rows.map(({ label }) => label).join('、')}。`
}

/** What can be taken over from a brother's or sister's answers: what this child is asked in the same words, about the same course or teacher. */
export function takenOver(sheet: Sheet, from: readonly SectionAnswers[]): SectionAnswers[] {
  return screensFor(sheet).flatMap((screen) => {
    const keys = screen.section.questions.map(({ key }) => key)
    const values = Object.entries(valuesOf(from, screen)).filter(([key]) => keys.includes(key))
    return values.length === 0 ? [] : [{ section: screen.section.key, subjectId: screen.subject?.subjectId ?? null, values: Object.fromEntries(values) }]
  })
}
