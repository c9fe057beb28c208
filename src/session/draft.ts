import { useState } from 'react'
import Taro from '@tarojs/taro'

const storedUnder = (key: string) => `kehou.draft.${key}`

/** What this phone keeps under a key now; `empty` where it keeps nothing. */
export function keptDraft<T extends object>(key: string, empty: T): T {
  const draft: unknown = Taro.getStorageSync(storedUnder(key))
  // A draft of an older version of the form may lack fields that the form has since gained.
  return typeof draft === 'object' ? { ...empty, ...draft } : empty
}

export type Changes<T> = Partial<T> | ((newest: T) => Partial<T>)

export const changed = <T extends object>(newest: T, changes: Changes<T>): T => ({ ...newest, ...(typeof changes === 'function' ? changes(newest) : changes) })

export interface Draft<T> {
  value: T
  /** What follows from what stands there already is given as a function of it: two taps may come before the page is drawn anew. */
  change: (changes: Changes<T>) => void
  /** Forgets the draft; call it once the form has been accepted. */
  clear: () => void
}

/**
 * A form's state that survives leaving the page, a crash and a flat battery. Name the child in the key, so that two
 * children never share a draft. A new key reads its own draft.
 */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const [state, setState] = useState({ key, value: keptDraft(key, empty) })
  const live = state.key === key ? state : { key, value: keptDraft(key, empty) }
  if (live !== state) setState(live)

  const change = (changes: Changes<T>) =>
    setState((before) => {
      const value = changed(before.value, changes)
      Taro.setStorageSync(storedUnder(before.key), value)
      return { ...before, value }
    })
  const clear = () => {
    Taro.removeStorageSync(storedUnder(key))
    setState({ key, value: empty })
  }
  return { value: live.value, change, clear }
}
