import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type CommitteeItem = Output<'listCommitteeReviews'>['items'][number]
export type CommitteeDecision = Input<'reviewAsCommittee'>['decision']

/** Most applications that one decision may hold, as in the contract. */
export const mostAtOnce = 100

/** What waits for the parent committee, and the decision on what was chosen. */
export function useCommittee() {
  const queue = usePagedQuery('listCommitteeReviews', {}, (output) => output)
  const { send, sending, refusal, dismiss } = useSend('reviewAsCommittee')
  const decide = async (decision: CommitteeDecision, applicationIds: string[], reason: string) => {
    const output = await send({ decision, applicationIds, reason })
    // Read again either way: these have left the queue, or another member was faster.
    if (queue.state === 'ready') queue.refresh()
    return output
  }
  return { queue, decide, sending, refusal, dismiss }
}
