import { useState } from 'react'
import type { Input } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import type { DecidedRefund, WaitingRefund } from './refunds-view'

export type Show = Input<'listRefunds'>['show']
export type Trigger = Input<'listRefunds'>['trigger']

/** What waits for finance and what was decided, and the decision on one. */
export function useRefunds() {
  const [show, setShow] = useState<Show>('waiting')
  const [trigger, setTrigger] = useState<Trigger>(null)
  const list = usePagedQuery('listRefunds', { show, trigger }, (output) => ({ ...output, items: [...output.waiting.map((waiting): Row => ({ waiting })), ...output.decided.map((decided): Row => ({ decided }))] }))
  const { send, sending, refusal, dismiss } = useSend('decideRefund')
  const decide = async ({ childId, statementId, trigger: occasion, exitId, fen: expectedFen }: WaitingRefund, decision: { fen: number; reason: string }) => {
    const output = await send({ childId, statementId, trigger: occasion, exitId, expectedFen, ...decision })
    // Read again either way: it is decided now, or a colleague or a new record was faster.
    if (list.state === 'ready') list.refresh()
    return output !== null
  }
  return { list, show, setShow, trigger, setTrigger, decide, sending, refusal, dismiss }
}

export type Row = { waiting: WaitingRefund; decided?: undefined } | { decided: DecidedRefund; waiting?: undefined }
