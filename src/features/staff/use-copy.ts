import { useState } from 'react'
import { onClipboard } from '@/ui/clipboard'

/** Copies text and says whether the phone allowed it. */
export function useCopy() {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async (text: string) => setCopied((await onClipboard(text)) ? 'yes' : 'no')
  return { copied, copy }
}
