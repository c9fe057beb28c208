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

/** Whether a ballot was put in by one of these accounts: those of the child's guardians now. */
export const isOfGuardian = (box: BallotBox, mark: string, accountIds: readonly string[]) => accountIds.some((accountId) => box.mark(accountId) === mark)

/** By whom a child's ballot was put in, as one of its guardians may know; nobody where it is a guardian no more, for any other may then answer anew. */
export function answeredBy(box: BallotBox, locked: string | null, { accountId, guardians }: { accountId: string; guardians: readonly string[] }): 'nobody' | 'own' | 'other' {
  if (locked === null) return 'nobody'
  const { mark } = openBallot(box, locked)
  if (mark === box.mark(accountId)) return 'own'
  return isOfGuardian(box, mark, guardians) ? 'other' : 'nobody'
}
