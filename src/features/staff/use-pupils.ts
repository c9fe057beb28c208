import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type PupilList = Output<'listPupils'>
export type Pupil = PupilList['pupils'][number]
export type BindCode = Output<'issueBindCodes'>['codes'][number]

/** Most codes made at once, as in the contract. */
export const mostAtOnce = 60

export function usePupils(classId: string | null) {
  const list = useQuery('listPupils', classId === null ? null : { classId })
  const { send, sending, refusal, dismiss } = useSend('issueBindCodes')
  const issue = async (rosterNos: number[]) => (classId === null ? null : send({ classId, rosterNos }))
  return { list, issue, sending, refusal, dismiss }
}
