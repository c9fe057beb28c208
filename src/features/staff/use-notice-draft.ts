import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { emptyNotice, noticeInput, type NoticeFilled } from './notice-draft-view'

/** The list as it would be published, what the office fills in beside it, and the publishing itself. */
export function useNoticeDraft() {
  const list = usePagedQuery('readNoticeDraft', {}, (output) => ({ ...output, items: output.entries }))
  const { send, sending, refusal, dismiss } = useSend('publishNotice')
  const { value: filled, change, clear } = useDraft<NoticeFilled>('staff.notice', emptyNotice)
  const fixedDays = list.state === 'ready' ? list.data.first.planNoticeDays : null
  const input = noticeInput(filled, fixedDays)

  const publish = async () => {
    const published = input && (await send(input))
    // Read again either way: the list is published now, or it is no longer the one that was shown.
    if (list.state === 'ready') list.refresh()
    if (published) clear()
    return published
  }
  const fill = (changes: Partial<NoticeFilled>) => {
    dismiss()
    change(changes)
  }
  return { list, filled, fill, fixedDays, input, publish, sending, refusal, dismiss }
}
