import { useEffect } from 'react'
import type { Input } from 'cloud/contract/operations'
import type { QueuePlace } from 'cloud/contract/wire'
import { fateUnknown } from '@/client/refused'
import { newRequestKey } from '@/client/request-key'
import { useRushSend } from '@/client/use-rush-send'
import { serverNow } from '@/client/server-clock'
import type { Outcome, Shortlist, ShortlistActions, Submission } from './shortlist'

type Lines = Input<'chooseCourses'>['lines']

export type Sending =
  | { kind: 'still' }
  | { kind: 'sending'; queue: QueuePlace | null }
  /** Nobody knows what became of it; the same may be sent again. */
  | { kind: 'unknown'; message: string }
  | { kind: 'refused'; message: string }

export interface Basket {
  sending: Sending
  /** What has no answer yet; while there is something, nothing else is sent. */
  submission: Submission | null
  send: (lines: Lines) => void
  resume: () => void
  giveUp: () => void
}

/** A submission of an earlier visit is taken up by itself for so long; after that the family is asked. */
const resumedWithinMs = 15 * 60_000

/**
 * Sends a basket and sees it to its answer. The submission lies on the phone with its key until it is answered: closed
 * and opened again, the page goes on with the same key, so that nothing is done twice and nothing is lost.
 */
export function useBasket(list: Shortlist & ShortlistActions, titleOf: (courseId: string) => string, onAnswer: (outcome: Outcome) => void): Basket {
  const rush = useRushSend('chooseCourses')
  const { submission, drop } = list

  const run = async ({ requestKey, lines }: Submission) => {
    const answer = await rush.send({ lines }, requestKey)
    if (!answer) return
    const outcome = answer.lines.map((line) => ({ ...line, title: titleOf(line.courseId) }))
    list.answered(outcome)
    onAnswer(outcome)
  }
  useEffect(() => {
    if (submission && serverNow().getTime() - submission.sentAt < resumedWithinMs) void run(submission)
    // Taken up once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const { refusal } = rush
  const isRefused = refusal !== null && !fateUnknown(refusal)
  useEffect(() => {
    // Refused as a whole: nothing was done, and what was sent is still on the shortlist.
    if (isRefused) drop()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isRefused])

  const send = (lines: Lines) => {
    if (lines.length === 0) return
    const begun = { requestKey: newRequestKey(), sentAt: serverNow().getTime(), lines }
    // On the phone first, then on its way.
    if (list.begin(begun)) void run(begun)
  }
  return { sending: sendingOf(rush), submission, send, resume: () => void (submission && run(submission)), giveUp: drop }
}

function sendingOf({ sending, queue, refusal }: Pick<ReturnType<typeof useRushSend<'chooseCourses'>>, 'sending' | 'queue' | 'refusal'>): Sending {
  if (sending) return { kind: 'sending', queue }
  if (!refusal) return { kind: 'still' }
  return { kind: fateUnknown(refusal) ? 'unknown' : 'refused', message: refusal.message }
}
