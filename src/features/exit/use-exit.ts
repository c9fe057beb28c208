import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Input } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { emptyExit, type ExitDraft } from './exit-draft'

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** Leaving: filling in, looking through, sending, taking back. The draft is forgotten only after the API has accepted it. */
export function useExit(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readExit', childId === null ? null : { childId })
  const draft = useDraft<ExitDraft>(`exit.${schoolId}.${childId}`, emptyExit)
  const request = useSend('requestExit')
  const taking = useSend('withdrawExit')
  const [looking, setLooking] = useState(false)
  const [sentId, setSentId] = useState<string | null>(null)

  const refresh = () => {
    if (sheet.state === 'ready') sheet.refresh()
  }
  const look = (shown: boolean) => {
    // What is on the sheet may have changed under a refused request: the other parent may have been faster.
    if (!shown && request.refusal) refresh()
    request.dismiss()
    setLooking(shown)
    toTop()
  }
  const change = (changes: Partial<ExitDraft>) => {
    request.dismiss()
    setSentId(null)
    draft.change(changes)
  }
  const submit = async (exit: Input<'requestExit'>) => {
    const accepted = await request.send(exit)
    if (!accepted) return
    draft.clear()
    setSentId(accepted.exitId)
    setLooking(false)
    refresh()
    toTop()
  }
  const takeBack = async (exitId: string) => {
    await taking.send({ exitId })
    // Read again either way: it is taken back now, or the school has decided first.
    refresh()
  }
  return { sheet, draft: draft.value, change, looking, look, submit, sentId, request, taking, takeBack }
}

/** What an exit as it is filled in would give back; nothing of it is kept. */
export const useMoney = ({ childId, serviceKeys, lastDay }: Input<'requestExit'>) => useQuery('previewExit', { childId, serviceKeys, lastDay })
