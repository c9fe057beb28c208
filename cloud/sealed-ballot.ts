import type { BallotBox } from './ballot'
import type { SectionAnswers } from './contract/survey-form'
import type { TextVerdict } from './wechat/wechat'

/** What a locked ballot holds: whose hand may change it, what was answered, and what was found of each text. */
export interface BallotContent {
  mark: string
  answers: SectionAnswers[]
  /** By text: a text that was not judged is a person's to look at. */
  verdicts: Record<string, Exclude<TextVerdict, 'risky'>>
}

/** What was locked; nothing but `answerSurvey` locks. */
export const openBallot = (box: BallotBox, locked: string) => box.open(locked) as BallotContent

/** By whom a child's ballot was put in, as one of its guardians may know. */
export function answeredBy(box: BallotBox, locked: string | null, accountId: string): 'nobody' | 'own' | 'other' {
  if (locked === null) return 'nobody'
  return openBallot(box, locked).mark === box.mark(accountId) ? 'own' : 'other'
}
