import { call } from '@/client/call'
import { useLive, type Query } from '@/client/use-live'
import { readSession, useSession } from '@/session/session'
import { isSpent, type RollQueue } from './mark-queue'
import { keepList, keptList, readQueues, type RollList } from './roll-store'
import { useUpload } from './use-upload'

export interface OpenList {
  state: 'ready'
  list: RollList
  /** What the phone holds of rolls, those of other days too. */
  queues: RollQueue[]
  isSending: boolean
  stale: boolean
  refresh: () => void
}

/** One's own rolls of a day; undefined is today, which is also there without a network once it was read. */
export function useList(heldOn: string | undefined): OpenList | Exclude<Query<RollList>, { state: 'ready' }> {
  const { epoch } = useSession()
  const read = async () => {
    const list = await call('listRolls', heldOn ? { heldOn } : {})
    if (readSession().epoch === epoch) keepList(list)
    return list
  }
  const { query } = useLive(`${epoch} rolls ${heldOn ?? ''}`, read)
  const { isSending } = useUpload()
  const isOut = query.state === 'offline' || (query.state === 'refused' && (query.code === 'busy' || query.code === 'internal'))
  const kept = heldOn === undefined && isOut ? keptList() : null
  const list = query.state === 'ready' ? query.data : kept
  if (!list) return query as Exclude<Query<RollList>, { state: 'ready' }>
  const refresh = query.state === 'loading' ? () => undefined : query.refresh
  return { state: 'ready', list, queues: readQueues().filter((queue) => !isSpent(queue)), isSending, stale: query.state !== 'ready' || query.stale, refresh }
}
