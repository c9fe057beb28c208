import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { CallRefused, type CallCode } from './refused'
import type { TransportCode } from '@/wording/transport'

export type Query<T> =
  | { state: 'loading' }
  | { state: 'refused'; code: Exclude<CallCode, TransportCode>; message: string; refresh: () => void }
  | { state: 'offline'; message: string; refresh: () => void }
  /** `stale` is true while the newest attempt to refresh has not reached the API. */
  | { state: 'ready'; data: T; stale: boolean; refresh: () => void }

/** A page that is opened is shown within this time; a part that appears later has its first show when somebody comes back. */
const openingMs = 1000

type Held<T> = { key: string | null; data?: { value: T }; failure?: CallRefused }

export interface Live<T> {
  query: Query<T>
  /** Puts newer data in place, for what the page has just learnt by another way. */
  replace: (data: T) => void
}

/**
 * Data that follows its key: fetched when the key changes and whenever the page is shown; answers to an older key or
 * an older fetch are dropped; what was read before stays on the screen while it is read again. Null fetches nothing.
 */
export function useLive<T>(key: string | null, load: () => Promise<T>): Live<T> {
  const [held, setHeld] = useState<Held<T>>({ key })
  const newest = useRef(0)
  const underWay = useRef<string | null>(null)
  const loading = useRef(load)
  loading.current = load

  const refresh = useCallback(async () => {
    if (key === null) return
    const mine = ++newest.current
    underWay.current = key
    const outcome = await loading.current().then((value) => ({ data: { value } }), asFailure)
    // An older fetch of this page, or one of a former key, comes too late.
    if (mine !== newest.current || underWay.current !== key) return
    underWay.current = null
    setHeld((before) => merged(before, key, outcome))
  }, [key])

  useEffect(() => {
    void refresh()
    return () => {
      underWay.current = null
    }
  }, [refresh])
  // The first show comes beside the first effect, before or after its answer: one fetch is enough.
  const opening = useRef({ at: Date.now(), isOver: false })
  useDidShow(() => {
    const isFirst = !opening.current.isOver && Date.now() - opening.current.at < openingMs
    opening.current.isOver = true
    if (!isFirst && underWay.current !== key) void refresh()
  })

  const replace = (data: T) => setHeld({ key, data: { value: data } })
  return { query: asQuery(held.key === key ? held : { key }, () => void refresh()), replace }
}

function asFailure(failure: unknown) {
  if (failure instanceof CallRefused) return { failure }
  throw failure
}

/** A failure of the network leaves the data it found; a refusal takes it away, since it may no longer be seen. */
function merged<T>(before: Held<T>, key: string, outcome: { data?: { value: T }; failure?: CallRefused }): Held<T> {
  const kept = before.key === key && outcome.failure && isTransport(outcome.failure) ? before.data : undefined
  return { key, data: outcome.data ?? kept, failure: outcome.failure }
}

function asQuery<T>({ data, failure }: Held<T>, refresh: () => void): Query<T> {
  if (data) return { state: 'ready', data: data.value, stale: Boolean(failure), refresh }
  if (!failure) return { state: 'loading' }
  if (isTransport(failure)) return { state: 'offline', message: failure.message, refresh }
  return { state: 'refused', code: failure.code as Exclude<CallCode, TransportCode>, message: failure.message, refresh }
}

const isTransport = ({ code }: CallRefused) => code === 'offline' || code === 'timeout' || code === 'reply_invalid'
