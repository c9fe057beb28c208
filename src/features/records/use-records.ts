import type { Input, Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

export type RecordsDue = Output<'readRecordsDue'>
export type DueRecord = RecordsDue['duties'][number]
export type Written = Output<'listRecords'>['records'][number]
export type Roll = Output<'listRolls'>['rolls'][number]
export type SafetyEntry = Output<'listSafety'>['entries'][number]
export type Safety = Output<'listSafety'>
export type Incident = Output<'listIncidents'>['incidents'][number]
export type OwnIncident = Output<'readIncidents'>['incidents'][number]

export const useWritten = (asked: boolean) => usePagedQuery('listRecords', asked ? {} : null, (output) => ({ ...output, items: output.records }))

/** One record: what stands there, and writing it. */
export function useRecord(address: Input<'readRecord'> | null) {
  const sheet = useQuery('readRecord', address)
  const { send, sending, refusal, dismiss } = useSend('writeRecord')
  const write = async (input: Input<'writeRecord'>) => {
    const written = await send(input)
    if (sheet.state === 'ready') sheet.refresh()
    return written
  }
  return { sheet, write, sending, refusal, dismiss }
}

/** The safety log of one kind or all, an entry more, and what was put right. */
export function useSafety(kind: SafetyEntry['kind'] | null) {
  const list = usePagedQuery('listSafety', kind === null ? {} : { kind }, (output) => ({ ...output, items: output.entries }))
  const logging = useSend('logSafety')
  const settling = useSend('settleFinding')
  const refresh = () => list.state === 'ready' && list.refresh()
  return {
    list,
    log: async (input: Input<'logSafety'>) => {
      const logged = await logging.send(input)
      refresh()
      return logged !== null
    },
    settle: async (logId: string, text: string) => {
      const settled = await settling.send({ logId, text })
      refresh()
      return settled !== null
    },
    logging,
    settling,
  }
}

/** Incidents that are this person's to see, a follow-up, and closing. */
export function useIncidents() {
  const list = usePagedQuery('listIncidents', {}, (output) => ({ ...output, items: output.incidents }))
  const noting = useSend('addIncidentNote')
  const closing = useSend('closeIncident')
  const refresh = () => list.state === 'ready' && list.refresh()
  return {
    list,
    note: async (incidentId: string, text: string) => {
      const noted = await noting.send({ incidentId, text })
      refresh()
      return noted !== null
    },
    close: async (incidentId: string) => {
      const closed = await closing.send({ incidentId })
      refresh()
      return closed !== null
    },
    sending: noting.sending || closing.sending,
    refused: (noting.refusal ?? closing.refusal)?.message ?? null,
    dismiss: () => {
      noting.dismiss()
      closing.dismiss()
    },
  }
}
