import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'

/** The rules for children's personal information as they stand today, and the guardian's own decision on them. */
export function useConsent() {
  const consent = useQuery('readConsent', {})
  const send = useSend('decideConsent')
  const decide = async (decision: 'granted' | 'refused' | 'withdrawn') => {
    if (consent.state !== 'ready') return false
    const decided = await send.send({ decision, textSha256: consent.data.textSha256 })
    // Read again either way: a decision is now on record, or the text has changed since it was shown.
    consent.refresh()
    return decided !== null
  }
  return { consent, send, decide }
}
