import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type Countersign = Output<'listCountersigns'>['items'][number]
export type Countersigned = Output<'countersignAgreements'>

/** Most agreements that are signed at once, as in the contract. */
export const mostAtOnce = 100

/** The agreements that guardians have signed and the school has not. */
export function useCountersigns() {
  const list = usePagedQuery('listCountersigns', {}, (output) => output)
  const { send, sending, refusal, dismiss } = useSend('countersignAgreements')
  const countersign = async (agreementIds: string[]) => {
    const signed = await send({ agreementIds })
    // Read again either way: these are signed now, or a colleague has signed some of them first.
    if (list.state === 'ready') list.refresh()
    return signed
  }
  return { list, countersign, sending, refusal, dismiss }
}
