import type { Input, Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type Checklist = Output<'readSignUpChecklist'>
export type CheckItem = Checklist['items'][number]
export type PersonCheck = Input<'confirmSignUpCheck'>['item']

/** The checklist as it is at this moment, and the confirming of what no program can see. */
export function useChecklist() {
  const checklist = useQuery('readSignUpChecklist', {})
  const { send, sending, refusal } = useSend('confirmSignUpCheck')
  const confirm = async (item: PersonCheck, confirmed: boolean, note: string) => {
    const done = await send({ item, confirmed, note })
    if (done && checklist.state === 'ready') checklist.refresh()
    return done !== null
  }
  return { checklist, confirm, sending, refusal }
}
