import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { dateTyped } from '@/ui/date-typed'
import { fromWrong } from './notice-view'

/** The 收费公示 as it would be published, the day from which it is to be in force, and the publishing itself. */
export function useNotice() {
  const draft = useQuery('readFeeNoticeDraft', {})
  const { send, sending, refusal, dismiss } = useSend('publishFeeNotice')
  const [typed, setTyped] = useState<string | null>(null)
  const earliest = draft.state === 'ready' ? draft.data.earliest : ''
  const from = typed ?? earliest
  const wrong = draft.state === 'ready' ? fromWrong(from, earliest) : null

  const publish = async () => {
    const inForceFrom = dateTyped(from)
    if (draft.state !== 'ready' || inForceFrom === null) return null
    const { planId, contentSha256 } = draft.data
    const published = await send({ planId, contentSha256, inForceFrom })
    // Read again either way: it is published now, or it is no longer what was shown.
    draft.refresh()
    if (published) setTyped(null)
    return published
  }
  const fill = (next: string) => {
    dismiss()
    setTyped(next)
  }
  return { draft, from, fill, wrong, publish, sending, refusal, dismiss }
}
