import { useState } from 'react'
import Taro from '@tarojs/taro'

/** Copies text and says whether the phone allowed it. */
export function useCopy() {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async (text: string) => setCopied((await onClipboard(text)) ? 'yes' : 'no')
  return { copied, copy }
}

async function onClipboard(text: string) {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    // Some phones and browsers refuse the clipboard; the codes stand on the screen to be copied by hand.
    return false
  } finally {
    // Taro's H5 keeps a copy of its own in the browser's storage, where codes must not stay.
    if (process.env.TARO_ENV === 'h5') Taro.removeStorageSync('taro_clipboard')
  }
}
