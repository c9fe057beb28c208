import { useState } from 'react'
import Taro from '@tarojs/taro'

const storedUnder = (key: string) => `kehou.draft.${key}`

function stored<T extends object>(key: string, empty: T): T {
  const draft: unknown = Taro.getStorageSync(storedUnder(key))
  // A draft of an older version of the form may lack fields that the form has since gained.
  return typeof draft === 'object' ? { ...empty, ...draft } : empty
}

export interface Draft<T> {
  value: T
  change: (changes: Partial<T>) => void
  /** Forgets the draft; call it once the form has been accepted. */
  clear: () => void
}

/**
 * A form's state that survives leaving the page, a crash and a flat battery. Name the child in the key, so that two
 * children never share a draft. A new key reads its own draft.
 */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const [state, setState] = useState({ key, value: stored(key, empty) })
  const live = state.key === key ? state : { key, value: stored(key, empty) }
  if (live !== state) setState(live)

  const change = (changes: Partial<T>) =>
    setState((before) => {
      const value = { ...before.value, ...changes }
      Taro.setStorageSync(storedUnder(before.key), value)
      return { ...before, value }
    })
  const clear = () => {
    Taro.removeStorageSync(storedUnder(key))
    setState({ key, value: empty })
  }
  return { value: live.value, change, clear }
}
