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

const bare = (words: string) => words.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '')

/** Whether words that everybody is to read hold the name of somebody of the family, or anybody's telephone number. */
export function namesFamily(words: string, names: readonly string[]): boolean {
  const said = bare(words)
  return /1[3-9]\d{9}/.test(said) || names.some((name) => bare(name).length > 1 && said.includes(bare(name)))
}
