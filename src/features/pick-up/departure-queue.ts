import Taro from '@tarojs/taro'
import type { DepartureLine, DepartureOutcome } from 'cloud/contract/pick-up'

/** What this phone still has to send of one roll, and what it was told no to and nobody has seen yet. Ids only, no names. */
export interface Waiting {
  lines: DepartureLine[]
  /** Ids of lines that were on their way once: the server may have them although no answer came. */
  tried: string[]
  /** Of those, what was taken back here and is still to be taken back there. */
  takenBack: string[]
  refused: { departureId: string; childId: string; outcome: DepartureOutcome }[]
}

const storedUnder = (key: string) => `kehou.gate.${key}`
const none: Waiting = { lines: [], tried: [], takenBack: [], refused: [] }

/** What is kept under a roll's key; it survives a crash and a flat battery. */
export function readWaiting(key: string): Waiting {
  const stored: unknown = Taro.getStorageSync(storedUnder(key))
  return typeof stored === 'object' && stored !== null ? { ...none, ...stored } : none
}

export function keepWaiting(key: string, waiting: Waiting) {
  if (waiting.lines.length + waiting.takenBack.length + waiting.refused.length === 0) Taro.removeStorageSync(storedUnder(key))
  else Taro.setStorageSync(storedUnder(key), waiting)
}
