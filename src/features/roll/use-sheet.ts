import { useEffect, useState } from 'react'
import type { MarkState } from 'cloud/contract/attendance'
import { call } from '@/client/call'
import { newRequestKey } from '@/client/request-key'
import { serverNow } from '@/client/server-clock'
import { useLive, type Query } from '@/client/use-live'
import { readSession, useSession } from '@/session/session'
import { marked, rollId, sealed, withoutRefusals, withoutRefused, type Draft, type RollAddress, type RollQueue } from './mark-queue'
import type { Row } from './roll-view'
import { changeQueue, dropSheet, isUnheard, keepSheet, keptSheet, lastAnswer, noteUnheard, putAnswerAway, readQueue, type Answered, type Sheet } from './roll-store'
import { upload } from './upload'
import { useUpload } from './use-upload'

export interface OpenSheet {
  sheet: Sheet
  queue: RollQueue
  answer: Answered | null
  isSending: boolean
  /** True while what is shown could not be read anew. */
  stale: boolean
  mark: (rows: readonly Row[], state: MarkState, paperAt: string | null) => void
  /** Takes the last tap back; null where nothing can be taken back. */
  undo: (() => void) | null
  fillHandedBy: (handedBy: string) => void
  /** Answers once it is through, or has not come through for now. */
  save: (close: boolean) => Promise<void>
  sendNow: () => void
  retryRefused: () => void
  giveUpRefused: () => void
  refresh: () => void
}

// Who may no longer see a roll shall not see it from the phone's memory either.
const closing = ['roll_not_yours', 'roll_unknown', 'role_needed', 'plan_not_published']

/** One roll as it is on this phone: what the API told last, with the phone's own marks on top. Pending only while there is nothing to show. */
export function useSheet(address: RollAddress): OpenSheet | Exclude<Query<Sheet>, { state: 'ready' }> {
  const { epoch } = useSession()
  const read = async () => {
    const sheet = await call('readRoll', address).catch((failure: unknown) => {
      noteUnheard(address)
      throw failure
    })
    if (readSession().epoch === epoch) keepSheet(sheet)
    return sheet
  }
  const { query } = useLive(`${epoch} ${rollId(address)}`, read)
  const { isSending } = useUpload()
  const [undoing, setUndoing] = useState<Draft[][]>([])
  const isClosed = query.state === 'refused' && closing.includes(query.code)
  useEffect(() => {
    if (isClosed) dropSheet(address)
    // The address is made anew at every drawing; the page is opened with one and keeps it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isClosed])

  const sheet = isClosed ? null : keptSheet(address)
  if (!sheet) return query.state === 'ready' ? { state: 'loading' } : query
  const { name } = sheet.roll
  const queue = readQueue(address, name)
  const change = (how: (held: RollQueue) => RollQueue) => changeQueue(address, name, how)
  const sendAnew = async (how: (held: RollQueue) => RollQueue) => {
    change(how)
    await upload(true)
  }
  return {
    sheet,
    queue,
    answer: lastAnswer(address),
    isSending: isSending && queue.parcels.length > 0,
    stale: isUnheard(address) && (query.state === 'ready' ? query.stale : query.state !== 'loading'),
    mark: (rows, state, paperAt) => {
      putAnswerAway(address)
      setUndoing((before) => [...before, queue.drafts])
      change((held) => marked(held, rows, state, { source: paperAt ? 'paper' : 'phone', at: paperAt ?? serverNow().toISOString(), newId: newRequestKey }))
    },
    undo: undoing.length === 0 ? null : () => {
      change((held) => ({ ...held, drafts: undoing.at(-1) ?? [] }))
      setUndoing((before) => before.slice(0, -1))
    },
    fillHandedBy: (handedBy) => change((held) => ({ ...held, handedBy })),
    save: (close) => {
      setUndoing([])
      putAnswerAway(address)
      return sendAnew((held) => sealed(held, close, newRequestKey))
    },
    sendNow: () => void upload(true),
    retryRefused: () => void sendAnew(withoutRefusals),
    giveUpRefused: () => void sendAnew(withoutRefused),
    refresh: query.state === 'loading' ? () => undefined : query.refresh,
  }
}
