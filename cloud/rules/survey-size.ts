import type { SurveyForm, SurveyQuestion } from '../contract/survey-form'
import { axesOf } from './survey-result'

/**
 * Bytes that a form may have, and its results at their fullest: with the most promises that are published with it and the
 * groups of a large school, what is read of it in one answer stays under 100 KB.
 */
export const mostFormBytes = 40_000
export const mostResultBytes = 40_000

/** Bytes of a value as JSON, never too few: a letter outside of the basic plane counts as six, though it takes four. */
const bytesOf = (value: unknown): number => {
  const text = JSON.stringify(value)
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) bytes += text.charCodeAt(at) < 0x80 ? 1 : text.charCodeAt(at) < 0x800 ? 2 : 3
  return bytes
}

/** A hundred thousand families and a comma beside each count, for this survey and the one before. */
const bytesOfCount = 2 * 7
const bytesOfNames = bytesOf({ key: '', title: '', kind: '', rows: 0, options: 0, answers: { valid: 999_999, counts: [] }, before: { valid: 999_999, counts: [] } })

function questionBytes(question: SurveyQuestion): number {
  const { rows, options } = axesOf(question)
  const words = [question.key, question.title, question.kind, rows.map(({ label }) => label), options.map(({ label }) => label)]
  return bytesOfNames + bytesOf(words) + rows.length * (options.length * bytesOfCount + 6)
}

/** Bytes that the results of a form's questions have at most (FR-081). */
export const resultBytes = ({ sections }: SurveyForm): number =>
  sections.reduce((sum, { key, title, questions }) => sum + bytesOf({ key, title, questions: [] }) + questions.reduce((bytes, question) => bytes + questionBytes(question), 0), 0)

/** Whether families can read the form, and whoever reads them its results, in one answer. */
export const isFormTooLarge = (form: SurveyForm): boolean => bytesOf(form) > mostFormBytes || resultBytes(form) > mostResultBytes
