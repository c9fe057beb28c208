import type { SectionAnswers, SurveyForm } from '../contract/survey-form'
import { wordsOf, type Words } from './survey-form'

/**
 * The words of a closed survey that may be kept (FR-080): those of sections that at least `least` families answered. Words
 * of a few, such as the only three families that do not take part, would tell who wrote them to whoever knows the few.
 */
export function keptWords(form: SurveyForm, ballots: readonly { answers: readonly SectionAnswers[] }[], least: number): Words[] {
  const answered = new Map<string, number>()
  for (const { answers } of ballots) for (const section of new Set(answers.map((each) => each.section))) answered.set(section, (answered.get(section) ?? 0) + 1)
  return ballots.flatMap(({ answers }) => wordsOf(form, answers)).filter(({ section }) => (answered.get(section) ?? 0) >= least)
}
