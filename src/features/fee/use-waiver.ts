import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'

export interface WaiverDraft {
  group: string | null
  statement: string
}

const emptyWaiver: WaiverDraft = { group: null, statement: '' }

/** Asking for relief. What is being written stays on this phone until it is sent, and is forgotten then. */
export function useWaiver(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readWaiver', childId === null ? null : { childId })
  const draft = useDraft<WaiverDraft>(`waiver.${schoolId}.${childId}`, emptyWaiver)
  const request = useSend('requestWaiver')
  const taking = useSend('withdrawWaiver')
  const [sent, setSent] = useState(false)
  const refresh = () => {
    if (sheet.state === 'ready') sheet.refresh()
  }
  const change = (changes: Partial<WaiverDraft>) => {
    request.dismiss()
    setSent(false)
    draft.change(changes)
  }
  const submit = async (group: string) => {
    const accepted = await request.send({ childId: childId as string, group, statement: draft.value.statement.trim() })
    if (accepted) {
      draft.clear()
      setSent(true)
      void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    }
    refresh()
  }
  const takeBack = async (requestId: string) => {
    await taking.send({ requestId })
    // Read again either way: it is taken back now, or the school has decided first.
    refresh()
  }
  return { sheet, draft: draft.value, change, submit, sent, request, taking, takeBack }
}
