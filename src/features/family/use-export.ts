import { useState } from 'react'
import { useSend } from '@/client/use-send'
import { onClipboard } from '@/ui/clipboard'

export type Exported = { state: 'none' } | { state: 'copied' | 'shown'; text: string }

/** Takes everything away as JSON: onto the clipboard, or where the phone refuses that, onto the screen. */
export function useExport() {
  const [exported, setExported] = useState<Exported>({ state: 'none' })
  const { send, sending, refusal } = useSend('exportMyData')
  const take = async () => {
    const output = await send({})
    if (!output) return
    const text = JSON.stringify(output, null, 2)
    setExported({ state: (await onClipboard(text)) ? 'copied' : 'shown', text })
  }
  return { exported, take, sending, refusal }
}
