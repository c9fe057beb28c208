import type { SectionAnswers, SurveyForm } from '../contract/survey-form'
import { isAsked, wordsOf, type Words } from './survey-form'

/**
 * The words of a closed survey that may be kept (FR-080): those of questions that at least `least` families were asked who
 * sent a ballot. Words of a few, such as the only three families that do not take part, or the two that are not satisfied
 * and were asked why, would tell who wrote them to whoever knows the few.
 */
export function keptWords(form: SurveyForm, ballots: readonly { answers: readonly SectionAnswers[] }[], least: number): Words[] {
  const asked = new Map<string, number>()
  for (const { answers } of ballots) {
    for (const { section: key, values } of answers) {
      const section = form.sections.find((each) => each.key === key)
      for (const question of section?.questions ?? []) {
        const name = `${key} ${question.key}`
        if (section && question.kind === 'text' && isAsked(section, question, values)) asked.set(name, (asked.get(name) ?? 0) + 1)
      }
    }
  }
  return ballots.flatMap(({ answers }) => wordsOf(form, answers)).filter(({ section, question }) => (asked.get(`${section} ${question}`) ?? 0) >= least)
}
