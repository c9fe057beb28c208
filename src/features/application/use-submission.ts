import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

/** One submission, reopened (FR-100), and its taking back (FR-025), which is asked once more. */
export function useSubmission(applicationId: string | null) {
  const submission = useQuery('readSubmission', applicationId === null ? null : { applicationId })
  const { send, sending, refusal, dismiss } = useSend('withdrawApplication')
  const [asking, setAsking] = useState(false)

  const ask = () => {
    dismiss()
    setAsking(true)
  }
  const withdraw = async () => {
    if (!applicationId) return
    await send({ applicationId })
    setAsking(false)
    if (submission.state === 'ready') submission.refresh()
  }
  return { submission, asking, ask, cancel: () => setAsking(false), withdraw, sending, refusal }
}
