import { useState } from 'react'
import { call } from '@/client/call'
import { CallRefused } from '@/client/refused'
import { onClipboard } from '@/ui/clipboard'
import { saveTextFile } from './text-file'

export interface Exported {
  fileName: string
  text: string
  how: 'copied' | 'saved' | 'byHand'
}

/** A version as a YAML text: on the clipboard, or as a file where the host has files. */
export function useExport() {
  const [exported, setExported] = useState<Exported | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [under, setUnder] = useState<'copy' | 'save' | null>(null)
  const run = async (planId: string, way: 'copy' | 'save') => {
    setUnder(way)
    setExported(null)
    setRefusal(null)
    try {
      const { fileName, text } = await call('exportPlan', { planId })
      if (way === 'save') saveTextFile(fileName, text)
      setExported({ fileName, text, how: way === 'save' ? 'saved' : (await onClipboard(text)) ? 'copied' : 'byHand' })
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setRefusal(failure.message)
    } finally {
      setUnder(null)
    }
  }
  return { exported, refusal, under, copy: (planId: string) => run(planId, 'copy'), save: (planId: string) => run(planId, 'save') }
}
