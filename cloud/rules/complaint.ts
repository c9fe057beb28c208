import type { ComplaintState } from '../contract/complaint'
import { addDays, shanghaiDate } from './dates'

/** Days after an answer for which a complaint waits for its family. The plan states none; nobody is pressed by it. */
export const daysToComeBack = 14

/** How many complaints of one family may wait at once. */
export const mostOpen = 5

/** Where a complaint stands (FR-077): open until it is answered, closed by the family, or by nobody coming back to the answer. */
export function complaintState({ answeredAt, closedOn }: { answeredAt: string | null; closedOn: string | null }, today: string): ComplaintState {
  if (closedOn !== null) return 'closed'
  if (answeredAt === null) return 'open'
  return addDays(shanghaiDate(new Date(answeredAt)), daysToComeBack) < today ? 'closed' : 'answered'
}

const copiedRun = 15

const bare = (text: string) => [...text.replace(/[\s\p{P}]/gu, '')]

/** Whether a text repeats a run of 15 characters of another one: a family can be known by its words. */
export function repeatsWords(text: string, original: string): boolean {
  const [own, theirs] = [bare(text), bare(original).join('')]
  if (own.join('') === theirs) return true
  return own.some((_, at) => at + copiedRun <= own.length && theirs.includes(own.slice(at, at + copiedRun).join('')))
}
