import { useEffect, useRef, useState } from 'react'
import type { Input } from 'cloud/contract/operations'
import { call } from '@/client/call'
import { CallRefused, fateUnknown } from '@/client/refused'
import { newRequestKey } from '@/client/request-key'
import type { Outcome, Shortlist, ShortlistActions, Submission } from './shortlist'

type Lines = Input<'chooseCourses'>['lines']

export type Sending =
  | { kind: 'still' }
  | { kind: 'sending' }
  /** Nobody knows what became of it; the same may be sent again. */
  | { kind: 'unknown'; message: string }
  | { kind: 'refused'; message: string }

/** A submission of an earlier visit is taken up by itself for so long; after that the family is asked. */
const resumedWithinMs = 15 * 60_000

/**
 * Sends a basket and sees it to its answer. The submission lies on the phone with its key until it is answered: closed
 * and opened again, the page goes on with the same key, so that nothing is done twice and nothing is lost.
 */
export function useBasket(list: Shortlist & ShortlistActions, titleOf: (courseId: string) => string, onAnswer: (outcome: Outcome) => void) {
  const [sending, setSending] = useState<Sending>({ kind: 'still' })
  const underWay = useRef(false)

  const run = async ({ requestKey, lines }: Submission) => {
    if (underWay.current) return
    underWay.current = true
    setSending({ kind: 'sending' })
    try {
      const answer = await call('chooseCourses', { lines }, { requestKey })
      const outcome = answer.lines.map((line) => ({ ...line, title: titleOf(line.courseId) }))
      list.answered(outcome)
      setSending({ kind: 'still' })
      onAnswer(outcome)
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      if (!fateUnknown(failure)) list.drop()
      setSending({ kind: fateUnknown(failure) ? 'unknown' : 'refused', message: failure.message })
    } finally {
      underWay.current = false
    }
  }
  const { submission } = list
  const isFresh = submission !== null && Date.now() - submission.sentAt < resumedWithinMs
  useEffect(() => {
    if (submission && isFresh) void run(submission)
    // Taken up once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const send = (lines: Lines) => {
    if (list.submission || underWay.current || lines.length === 0) return
    const begun = { requestKey: newRequestKey(), sentAt: Date.now(), lines }
    list.begin(begun)
    void run(begun)
  }
  return { sending, send, resume: () => void (submission && run(submission)), giveUp: list.drop, submission }
}
