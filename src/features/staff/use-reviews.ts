import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type ReviewStep = Input<'listReviews'>['step']
export type ReviewItem = Output<'listReviews'>['items'][number]
/** What the parent committee noted, where the office writes it down. */
export type Minutes = NonNullable<Input<'reviewApplications'>['minutes']>
export type Decision = Input<'reviewApplications'>['decision']

/** Most applications that one decision may hold, as in the contract. */
export const mostAtOnce = 100

/** The queue of one step, the plan that names its services, and the decision on what was chosen. */
export function useReviews(step: ReviewStep) {
  const queue = usePagedQuery('listReviews', { step }, (output) => output)
  const plan = useQuery('readPlan', {})
  const { send, sending, refusal, dismiss } = useSend('reviewApplications')

  const decide = async (decision: Decision, applicationIds: string[], reason: string, minutes: Minutes | null) => {
    const output = await send({ step, decision, applicationIds, reason, ...(minutes ? { minutes } : {}) })
    // Read again either way: these have left the queue, or somebody was faster and the queue shown is no longer true.
    if (queue.state === 'ready') queue.refresh()
    return output
  }
  return { queue, plan, decide, sending, refusal, dismiss }
}
