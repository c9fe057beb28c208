import { call } from '@/client/call'
import { useLive } from '@/client/use-live'
import { useSend } from '@/client/use-send'
import { useSession } from '@/session/session'

/** Checks a draft whenever the page is shown, and publishes it at the revision that was checked. */
export function useCheck(planId: string | null) {
  const { epoch } = useSession()
  const { query } = useLive(planId === null ? null : `${epoch} checkPlan ${planId}`, async () => {
    // The revision is read before the check: whatever is saved between the two is refused when it comes to publishing.
    const { revision, version, document } = await call('readDraft', { planId: planId as string })
    return { revision, version, document, ...(await call('checkPlan', { planId: planId as string })) }
  })
  const { send, sending, refusal, dismiss } = useSend('publishPlan')
  const publish = async (revision: number, warningsSeen: boolean) => {
    const published = await send({ planId: planId as string, revision, warningsSeen })
    // The draft or its findings may no longer be those that were shown.
    if (!published && query.state === 'ready') query.refresh()
    return published
  }
  return { query, publish, publishing: sending, refusal, dismiss }
}
