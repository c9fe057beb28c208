import type { Input, Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { draftOfProposal, draftOfSaved, inputOf, type GroupsDraft } from './groups-view'

export type Groups = Output<'readGroups'>
export type Service = Groups['services'][number]
export type Proposal = Output<'proposeGroups'>
export type SaveInput = Input<'saveGroups'>

/**
 * The groups of one service: as saved, as proposed, and as the office is changing them. The draft outlives the page and
 * belongs to the revision it was begun on.
 */
export function useGroups() {
  const all = useQuery('readGroups', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const services = all.state === 'ready' ? all.data.services : []
  const service = services.find(({ serviceKey }) => serviceKey === chosen) ?? services[0] ?? null
  const mayChange = all.state === 'ready' && all.data.mayChange
  const proposal = useQuery('proposeGroups', mayChange && service ? { serviceKey: service.serviceKey } : null)
  const { send, sending, refusal, dismiss } = useSend('saveGroups')
  const { value: kept, change, clear } = useDraft<{ draft: GroupsDraft | null }>(`groups.${service?.serviceKey}.${service?.revision}`, { draft: null })
  const { draft } = kept

  const save = async (saved: GroupsDraft) => {
    if (!service) return false
    const done = await send(inputOf(service, saved))
    // Read again either way: they are saved now, or somebody was faster.
    if (all.state === 'ready') all.refresh()
    if (done) clear()
    return done !== null
  }
  return {
    all,
    service,
    proposal,
    draft,
    choose: (serviceKey: string) => {
      dismiss()
      setChosen(serviceKey)
    },
    change: (changed: GroupsDraft) => {
      dismiss()
      change({ draft: changed })
    },
    adjust: () => service && proposal.state === 'ready' && change({ draft: service.revision === 0 ? draftOfProposal(proposal.data, service) : draftOfSaved(service) }),
    giveUp: clear,
    save,
    sending,
    refusal,
  }
}
