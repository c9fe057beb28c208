import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { statusUrl } from './progress-view'

const untouched = { reason: '', departurePlan: '' }

/** Saying openly that a child does not take part (FR-024). */
export function useDecline(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readApplication', childId === null ? null : { childId })
  const draft = useDraft(`decline.${schoolId}.${childId}`, untouched)
  const { send, sending, refusal, dismiss } = useSend('declineService')

  const change = (changes: Partial<typeof untouched>) => {
    dismiss()
    draft.change(changes)
  }
  const decline = async () => {
    if (sheet.state !== 'ready') return
    const { child, planId } = sheet.data
    const accepted = await send({ childId: child.childId, planId, reason: draft.value.reason.trim(), departurePlan: draft.value.departurePlan.trim() })
    if (accepted) {
      draft.clear()
      await Taro.redirectTo({ url: statusUrl(accepted.applicationId) })
    } else sheet.refresh()
  }
  return { sheet, draft: draft.value, change, decline, sending, refusal }
}
