import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

export type CommitteeGuardian = Output<'readCommittee'>['guardians'][number]

/** The guardians of the school, members of the committee first, and appointing one or ending it. */
export function useCommitteeMembers() {
  const list = usePagedQuery('readCommittee', {}, (output) => ({ ...output, items: output.guardians }))
  const { send, sending, refusal, dismiss } = useSend('appointCommittee')
  const appoint = async (guardianId: string, member: boolean) => {
    const done = await send({ guardianId, member })
    if (list.state === 'ready') list.refresh()
    return done !== null
  }
  return { list, appoint, sending, refusal, dismiss }
}
