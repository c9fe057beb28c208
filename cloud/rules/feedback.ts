import type { CheckState, FeedbackState } from '../contract/feedback'

/** How many of one family's may wait for an answer at once (FR-083). */
export const mostOpenFeedback = 5

/** What a text becomes as it is stored: judged by the content check, or left to a person where that could not say. */
export const firstVerdict = (check: 'passed' | 'unchecked'): CheckState => (check === 'passed' ? 'passed' : 'waiting')

/** Whether others may read a text. */
export const isShown = (verdict: CheckState): boolean => verdict === 'passed' || verdict === 'shown'

export type Rating = { kind: 'closed' } | { kind: 'reopened' } | { kind: 'refused'; code: 'feedback_not_answered' | 'feedback_closed' | 'feedback_empty' }

/** What a family's word on an answer does (FR-083): a first one that does not satisfy is written on once, a second one is the last. */
export function rate({ state, turns }: { state: FeedbackState; turns: number }, { satisfied, more }: { satisfied: boolean; more: string }): Rating {
  if (state === 'open') return { kind: 'refused', code: 'feedback_not_answered' }
  if (state === 'closed') return { kind: 'refused', code: 'feedback_closed' }
  if (satisfied || turns > 1) return { kind: 'closed' }
  return more === '' ? { kind: 'refused', code: 'feedback_empty' } : { kind: 'reopened' }
}

/** Words without what can be put between the letters of a name: spaces, signs, and what is not seen. */
export const bareWords = (words: string) => words.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{M}\p{Cf}]/gu, '')

/** A name, and what the family itself calls somebody of three letters: 林知夏, 知夏. */
const calledBy = (name: string) => [bareWords(name), bareWords(name).slice(-2)].filter((each) => each.length > 1)

/** Whether words that everybody is to read hold the name of somebody of the family, or anybody's telephone number. */
export function namesFamily(words: string, names: readonly string[]): boolean {
  const said = bareWords(words)
  return /1[3-9]\d{9}/.test(said) || names.flatMap(calledBy).some((name) => said.includes(name))
}
