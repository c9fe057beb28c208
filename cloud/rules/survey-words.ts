import type { SectionAnswers, SurveyForm } from '../contract/survey-form'
import { isAsked, wordsOf, type Words } from './survey-form'

/**
 * The words of a closed survey, gathered ballot after ballot; kept are (FR-080) those of questions that at least `least`
 * families were asked who sent a ballot. Words of a few, such as the only three families that do not take part, or the two
 * that are not satisfied and were asked why, would tell who wrote them to whoever knows the few. `keep` says what is kept
 * of each of the words.
 */
export class GatheredWords<Kept extends Words, Beside = void> {
  private readonly asked = new Map<string, number>()
  private readonly gathered: Kept[] = []

  constructor(
    private readonly form: SurveyForm,
    private readonly keep: (words: Words, beside: Beside) => Kept,
  ) {}

  add(answers: readonly SectionAnswers[], beside: Beside) {
    for (const { section: key, values } of answers) {
      const section = this.form.sections.find((each) => each.key === key)
      for (const question of section?.questions ?? []) {
        const name = `${key} ${question.key}`
        if (section && question.kind === 'text' && isAsked(section, question, values)) this.asked.set(name, (this.asked.get(name) ?? 0) + 1)
      }
    }
    for (const words of wordsOf(this.form, answers)) this.gathered.push(this.keep(words, beside))
  }

  kept(least: number): Kept[] {
    return this.gathered.filter(({ section, question }) => (this.asked.get(`${section} ${question}`) ?? 0) >= least)
  }
}
