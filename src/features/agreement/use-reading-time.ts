import { useEffect, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** How long one text has been on the screen, in whole seconds; another text starts afresh. */
export function useReadingTime(textKey: string) {
  const spentMs = useRef(0)
  const since = useRef<number | null>(null)
  useEffect(() => {
    spentMs.current = 0
    since.current = Date.now()
  }, [textKey])
  useDidShow(() => {
    since.current ??= Date.now()
  })
  useDidHide(() => {
    spentMs.current += since.current === null ? 0 : Date.now() - since.current
    since.current = null
  })
  return () => {
    const now = since.current === null ? 0 : Date.now() - since.current
    return Math.min(86_400, Math.max(0, Math.round((spentMs.current + now) / 1000)))
  }
}
