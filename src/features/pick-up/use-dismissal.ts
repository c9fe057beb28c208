import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { DepartureLine, Dismissal } from 'cloud/contract/pick-up'
import { call } from '@/client/call'
import { CallRefused, fateUnknown } from '@/client/refused'
import { newRequestKey } from '@/client/request-key'
import { hearServerTime, serverNow } from '@/client/server-clock'
import { useLive } from '@/client/use-live'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'
import { keepWaiting, readWaiting, type Waiting } from './departure-queue'

export interface Address {
  heldOn: string
  serviceKey: string
  rollKey: string
}

const sendAgainAfterMs = 15_000
const mostAtOnce = 300

/**
 * A roll at the gate. What is tapped counts on the phone at once, waits in the phone's storage and is sent as soon as there
 * is a network; each line has an id of its own, so that one sent twice counts once.
 */
export function useDismissal(address: Address) {
  const { epoch } = useSession()
  const key = `${address.heldOn}.${address.serviceKey}.${address.rollKey}`
  const { query, replace } = useLive<Dismissal>(`${epoch} readDismissal ${key}`, () => call('readDismissal', address))
  const asOf = query.state === 'ready' ? query.data.asOf : null
  useEffect(() => {
    if (asOf !== null) hearServerTime(asOf)
  }, [asOf])
  const queue = useQueue(key, address, replace)
  const undo = useSend('undoDeparture')

  const record = (lines: Pick<DepartureLine, 'childId' | 'how' | 'guardianId' | 'collectorId' | 'note'>[]) =>
    queue.add(lines.map((line) => ({ ...line, departureId: newRequestKey(), madeAt: serverNow().toISOString() })))
  const takeBack = async (departureId: string) => {
    const after = await undo.send({ ...address, departureId })
    if (after) replace(after)
  }
  /** Of a line that is on its way just now nobody knows yet whether it arrives: what has arrived is taken back at the server. */
  const takeBackUnsent = async (departureId: string) => {
    await queue.settled()
    if (!queue.drop(departureId)) await takeBack(departureId)
  }
  return { query, record, takeBack, takeBackUnsent, undoing: undo.sending, undoRefusal: undo.refusal, ...queue }
}

/** Takes back at the server what may have arrived there without an answer; one that never did is unknown to it, which is as good. */
async function takeBackThere(address: Address, departureIds: readonly string[], onDone: (departureId: string) => void) {
  for (const departureId of departureIds) {
    await call('undoDeparture', { ...address, departureId }).catch((failure: unknown) => {
      if (!(failure instanceof CallRefused) || fateUnknown(failure)) throw failure
    })
    onDone(departureId)
  }
}

function useQueue(key: string, address: Address, onSent: (dismissal: Dismissal) => void) {
  const [waiting, setWaiting] = useState(() => readWaiting(key))
  const [refusal, setRefusal] = useState<CallRefused | null>(null)
  const newest = useRef(waiting)
  const underWay = useRef(false)
  const lastFlush = useRef<Promise<void>>(Promise.resolve())
  const latest = useRef({ address, onSent })
  latest.current = { address, onSent }

  const change = useCallback(
    (next: Waiting) => {
      newest.current = next
      keepWaiting(key, next)
      setWaiting(next)
    },
    [key],
  )
  const send = useCallback(async () => {
    if (underWay.current || newest.current.lines.length + newest.current.takenBack.length === 0) return
    underWay.current = true
    const departures = newest.current.lines.slice(0, mostAtOnce)
    let sent = false
    try {
      await takeBackThere(latest.current.address, newest.current.takenBack, (departureId) => change({ ...newest.current, takenBack: newest.current.takenBack.filter((each) => each !== departureId) }))
      if (departures.length === 0) return
      change({ ...newest.current, tried: [...new Set([...newest.current.tried, ...departures.map(({ departureId }) => departureId)])] })
      const { results, dismissal } = await call('recordDepartures', { ...latest.current.address, departures, source: 'phone' })
      const answered = new Set(results.map(({ departureId }) => departureId))
      change({ ...newest.current, lines: newest.current.lines.filter(({ departureId }) => !answered.has(departureId)), tried: newest.current.tried.filter((departureId) => !answered.has(departureId)), refused: [...newest.current.refused, ...results.filter(({ outcome }) => outcome !== 'recorded')] })
      setRefusal(null)
      latest.current.onSent(dismissal)
      sent = true
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setRefusal(failure)
    } finally {
      underWay.current = false
    }
    // What was tapped in the meantime goes at once; what failed waits for the next turn.
    if (sent) await send()
  }, [change])
  const flush = useCallback(() => {
    if (!underWay.current) lastFlush.current = send()
    return lastFlush.current
  }, [send])

  useDidShow(() => void flush())
  const isWaiting = waiting.lines.length + waiting.takenBack.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => void flush(), sendAgainAfterMs)
    return () => clearInterval(timer)
  }, [isWaiting, flush])

  const add = (lines: DepartureLine[]) => {
    change({ ...newest.current, lines: [...newest.current.lines, ...lines] })
    void flush()
  }
  /** Whether it was still here to be dropped. */
  const drop = (departureId: string) => {
    const left = newest.current.lines.filter((line) => line.departureId !== departureId)
    const isHere = left.length < newest.current.lines.length
    if (!isHere) return false
    const isTried = newest.current.tried.includes(departureId)
    change({ ...newest.current, lines: left, tried: newest.current.tried.filter((each) => each !== departureId), takenBack: isTried ? [...newest.current.takenBack, departureId] : newest.current.takenBack })
    if (isTried) void flush()
    return true
  }
  const seen = () => change({ ...newest.current, refused: [] })
  return { waiting, refusal, add, drop, settled: () => lastFlush.current, seen, flush: () => void flush() }
}
