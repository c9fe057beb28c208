import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useSend } from '@/client/use-send'

export type Exported = { state: 'none' } | { state: 'copied' | 'shown'; text: string }

/** Takes everything away as JSON: onto the clipboard, or where the phone refuses that, onto the screen. */
export function useExport() {
  const [exported, setExported] = useState<Exported>({ state: 'none' })
  const { send, sending, refusal } = useSend('exportMyData')
  const take = async () => {
    const output = await send({})
    if (!output) return
    const text = JSON.stringify(output, null, 2)
    setExported({ state: (await copied(text)) ? 'copied' : 'shown', text })
  }
  return { exported, take, sending, refusal }
}

async function copied(text: string) {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    // Some phones and browsers refuse the clipboard; the family then copies the text by hand.
    return false
  } finally {
    // Taro's H5 keeps a copy of its own in the browser's storage, where a family's data must not stay.
    if (process.env.TARO_ENV === 'h5') Taro.removeStorageSync('taro_clipboard')
  }
}
