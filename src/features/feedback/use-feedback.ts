import Taro from '@tarojs/taro'
import type { FeedbackKind } from 'cloud/contract/feedback'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'

/** Feedback while it is being written: no kind is chosen until the family chooses it. */
interface FeedbackDraft {
  kind: FeedbackKind | null
  text: string
}

const emptyFeedback: FeedbackDraft = { kind: null, text: '' }

/** Writing to the school; the draft stays on the phone until it is accepted. */
export function useWriting() {
  const { schoolId } = useSession()
  const draft = useDraft<FeedbackDraft>(`feedback.${schoolId}`, emptyFeedback)
  const writing = useSend('writeFeedback')
  const change = (changes: Partial<FeedbackDraft>) => {
    writing.dismiss()
    draft.change(changes)
  }
  const submit = async (kind: FeedbackKind, text: string) => {
    if (!(await writing.send({ kind, text }))) return
    draft.clear()
    void Taro.redirectTo({ url: '/features/feedback/mine/index?sent=1' })
  }
  return { draft: draft.value, change, submit, sending: writing.sending, refusal: writing.refusal }
}

export const useOwn = () => usePagedQuery('listMyFeedback', {}, (output) => ({ ...output, items: output.feedback }))

export const useOffice = () => usePagedQuery('listFeedback', {}, (output) => ({ ...output, items: output.feedback }))

export const useSuggestions = () => usePagedQuery('listSuggestions', {}, (output) => ({ ...output, items: output.suggestions }))
