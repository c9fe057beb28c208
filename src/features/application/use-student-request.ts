import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'
import { formUrl } from './progress-view'

const untouched = { serviceKeys: [] as string[], words: '' }

/** What a child fills in on its guardian's phone: which services, and its own words (FR-022). */
export function useStudentRequest(childId: string | null) {
  const { schoolId } = useSession()
  const sheet = useQuery('readApplication', childId === null ? null : { childId })
  const plan = useQuery('readPlan', {})
  const draft = useDraft(`request.${schoolId}.${childId}`, untouched)
  const { send, sending, refusal, dismiss } = useSend('requestService')

  const change = (changes: Partial<typeof untouched>) => {
    dismiss()
    draft.change(changes)
  }
  const ask = async () => {
    if (sheet.state !== 'ready' || childId === null) return
    const { serviceKeys, words } = draft.value
    const accepted = await send({ childId, planId: sheet.data.planId, serviceKeys, words: words.trim() })
    if (!accepted) return sheet.refresh()
    draft.clear()
    await Taro.redirectTo({ url: formUrl(childId) })
  }
  return { sheet, plan, draft: draft.value, change, ask, sending, refusal }
}
