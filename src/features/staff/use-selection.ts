import { useState } from 'react'

export interface Selection<K> {
  chosen: K[]
  has: (key: K) => boolean
  toggle: (key: K) => void
  /** Chooses these instead, as many as may be chosen at once. */
  choose: (keys: readonly K[]) => void
  clear: () => void
  /** True where no more may be chosen. */
  full: boolean
}

/**
 * Which rows of a list are chosen, at most `most` at once. What has left the list is chosen no longer, so that nothing
 * is decided that nobody sees.
 */
export function useSelection<K extends string | number>(all: readonly K[], most: number): Selection<K> {
  const [picked, setPicked] = useState<readonly K[]>([])
  const chosen = all.filter((key) => picked.includes(key))
  const full = chosen.length >= most
  const toggle = (key: K) => {
    if (chosen.includes(key)) setPicked(chosen.filter((one) => one !== key))
    else if (!full) setPicked([...chosen, key])
  }
  return {
    chosen,
    has: (key) => chosen.includes(key),
    toggle,
    choose: (keys) => setPicked(keys.slice(0, most)),
    clear: () => setPicked([]),
    full,
  }
}
