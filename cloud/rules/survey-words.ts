import type { SectionAnswers, SurveyForm } from '../contract/survey-form'
import { wordsOf, type Words } from './survey-form'

/**
 * The words of a closed survey that may be kept (FR-080): those of sections that at least `least` families answered. Words
 * of a few, such as the only three families that do not take part, would tell who wrote them to whoever knows the few.
 */
export function keptWords(form: SurveyForm, ballots: readonly { answers: readonly SectionAnswers[] }[], least: number): Words[] {
  const gathered = new GatheredWords((words: Words) => words)
  for (const { answers } of ballots) gathered.add(form, answers)
  return gathered.kept(least)
}

/** The same, ballot after ballot; `kept` is what is made of each of the words. */
export class GatheredWords<Kept extends Words, Beside = void> {
  private readonly answered = new Map<string, number>()
  private readonly gathered: Kept[] = []

  constructor(private readonly keep: (words: Words, beside: Beside) => Kept) {}

  add(form: SurveyForm, answers: readonly SectionAnswers[], beside: Beside) {
    for (const section of new Set(answers.map((each) => each.section))) this.answered.set(section, (this.answered.get(section) ?? 0) + 1)
    for (const words of wordsOf(form, answers)) this.gathered.push(this.keep(words, beside))
  }

  kept(least: number): Kept[] {
    return this.gathered.filter(({ section }) => (this.answered.get(section) ?? 0) >= least)
  }
}
