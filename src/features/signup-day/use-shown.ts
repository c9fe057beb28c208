import { useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** Whether the page is before somebody's eyes: what it does by itself stops meanwhile. */
export function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}
