import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type Objection = Output<'listObjections'>['objections'][number]
export type Verdict = 'upheld' | 'dismissed'

/** What families object to, the open ones first, and the answer to one. */
export function useObjections() {
  const list = usePagedQuery('listObjections', {}, (output) => ({ ...output, items: output.objections }))
  const { send, sending, refusal, dismiss } = useSend('answerObjection')
  const answer = async (objectionId: string, decision: Verdict, reply: string) => {
    const answered = await send({ objectionId, decision, reply })
    // Read again either way: it is answered now, or a colleague has answered it first.
    if (list.state === 'ready') list.refresh()
    return answered !== null
  }
  return { list, answer, sending, refusal, dismiss }
}
