import { useEffect, useRef, useState } from 'react'
import type { OperationName } from 'cloud/contract/operations'
import type { QueuePlace } from 'cloud/contract/wire'
import { call } from './call'
import { CallRefused } from './refused'
import { useSend, type Send } from './use-send'

export interface RushSend<Name extends OperationName> extends Send<Name> {
  /** Where the request stands in line while `sending`; null where it is not known to stand in one. Nothing is done before `send` answers. */
  queue: QueuePlace | null
}

// About two minutes of a dead network, and as long in line as anybody keeps a page open.
const mostFailures = 6
const patienceMs = 15 * 60_000

/**
 * Sends a write for which everybody comes at once. While the API says that it is busy, full or has put the request in
 * line, and while no answer arrives at all, the same request goes out again under the same key, later and later and never
 * in step with others; it is given up when the page is left. What `send` answers is what the API has committed.
 */
export function useRushSend<Name extends OperationName>(operation: Name): RushSend<Name> {
  const [queue, setQueue] = useState<QueuePlace | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])

  const patiently: typeof call<Name> = async (name, input, options) => {
    const until = Date.now() + patienceMs
    let failures = 0
    try {
      for (;;) {
        const answer = await call(name, input, options).catch(asRefusal)
        if (!(answer instanceof CallRefused)) return answer
        failures = answer.code in lineCodes ? 0 : failures + 1
        const pause = pauseMs(answer, failures)
        if (pause === null || failures === mostFailures || Date.now() + pause > until) throw answer
        if (answer.wait.queue) setQueue(answer.wait.queue)
        await new Promise((resolve) => setTimeout(resolve, pause))
        if (left.current) throw answer
      }
    } finally {
      setQueue(null)
    }
  }
  return { ...useSend(operation, patiently), queue }
}

const lineCodes = { queued: true, queue_full: true }
const failureCodes = { busy: true, offline: true, timeout: true }

function asRefusal(failure: unknown) {
  if (failure instanceof CallRefused) return failure
  throw failure
}

/** How long to wait before asking again; null where asking again would change nothing. */
function pauseMs({ code, wait }: CallRefused, failures: number): number | null {
  const spread = 0.75 + Math.random() / 2
  if (code === 'queued') return Math.min(Math.max((wait.queue?.estimateSeconds ?? 2) / 2, 1), 5) * 1000 * spread
  if (code === 'queue_full') return (wait.retryAfterSeconds ?? 10) * 1000 * spread
  return code in failureCodes ? 2 ** failures * 500 * spread : null
}
