import Taro from '@tarojs/taro'
import type { DrawHead } from 'cloud/contract/draw'

/** What this phone has seen of a draw with its own eyes before it ran, so that nobody can show it something else later. */
export interface Seen {
  commitment: string | null
  entriesSha256: string | null
  /** Each child's token, as it was given when its ranking was saved. */
  tokens: Record<string, string>
}

const nothing: Seen = { commitment: null, entriesSha256: null, tokens: {} }
const storedUnder = (drawId: string) => `kehou.draw-seen.${drawId}`

export function seenOf(drawId: string): Seen {
  const seen: unknown = Taro.getStorageSync(storedUnder(drawId))
  return typeof seen === 'object' ? { ...nothing, ...seen } : nothing
}

/** Keeps what was seen first; what is told later never replaces it. */
export function remember({ drawId, commitment, entriesSha256, seed }: DrawHead, tokens: Record<string, string>) {
  // Once the seed is out, a promise seen now proves nothing.
  if (seed !== null) return
  const seen = seenOf(drawId)
  Taro.setStorageSync(storedUnder(drawId), { commitment: seen.commitment ?? commitment, entriesSha256: seen.entriesSha256 ?? entriesSha256, tokens: { ...tokens, ...seen.tokens } })
}
