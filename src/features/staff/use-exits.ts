import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type OfficeExit = Output<'listExits'>['exits'][number]

/** Most exits that one decision may hold, as in the contract. */
export const mostExits = 100

/** The term's exits, the open ones first, and the decision on what was chosen. */
export function useExits() {
  const list = usePagedQuery('listExits', {}, (output) => ({ ...output, items: output.exits }))
  const { send, sending, refusal, dismiss } = useSend('decideExit')
  const decide = async (input: Input<'decideExit'>) => {
    const output = await send(input)
    // Read again either way: these are decided now, or a family or a colleague was faster.
    if (list.state === 'ready') list.refresh()
    return output
  }
  return { list, decide, sending, refusal, dismiss }
}
