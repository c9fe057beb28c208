import { useEffect, useState } from 'react'

const second = 1000
const hour = 3_600_000
const day = 24 * hour

/** How far the server's clock is ahead of this phone's, in milliseconds. */
let aheadMs = 0
let known = false

/**
 * Learns the server's clock from a reply. A reply tells a moment that has passed by the time it arrives, so that of two
 * replies the one that makes the server later is nearer to the truth; one far behind means that a clock has been moved.
 */
export function hearServerTime(asOf: string) {
  const heard = Date.parse(asOf) - Date.now()
  if (!known || heard > aheadMs || heard < aheadMs - 20 * second) aheadMs = heard
  known = true
}

/** How far ahead the server's clock is, in milliseconds, to be kept for a start without a network. */
export const serverAheadMs = () => aheadMs

/** What was known of the server's clock when the app was last open; a reply of this time knows better. */
export function recallServerTime(keptAheadMs: number) {
  if (!known) aheadMs = keptAheadMs
}

/** What the server's clock shows now; never ahead of it, so that nothing is sent before its time. */
export const serverNow = () => new Date(Date.now() + aheadMs)

/**
 * The server's clock, drawn again at each of these moments, and every second of the last hour before the next one where
 * `ticking`. Milliseconds.
 */
export function useServerNow(moments: readonly number[], ticking = false): Date {
  const [, draw] = useState(0)
  useEffect(() => {
    const ahead = moments.map((moment) => moment - serverNow().getTime()).filter((left) => left > 0)
    if (ahead.length === 0) return undefined
    const left = Math.min(...ahead)
    // A timer longer than 24 days would run at once.
    const wait = ticking ? (left > hour ? 30 * second : left % second || second) : Math.min(left, day)
    const timer = setTimeout(() => draw((times) => times + 1), wait)
    return () => clearTimeout(timer)
  })
  return serverNow()
}
