import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'
import { useDraft } from '@/session/draft'
import { useSession } from '@/session/session'

export type PublicNotice = NonNullable<Output<'readNotice'>['notice']>

/** A participant list (FR-034): the newest, or the one asked for. */
export function useNotice(noticeId: string | undefined) {
  return usePagedQuery('readNotice', { noticeId }, ({ notice }) => ({ items: notice?.entries ?? [], nextOffset: notice?.nextOffset ?? null, total: notice?.total ?? 0 }))
}

const untouched = { text: '', opened: false }

/** Objecting to an open list (FR-035). The text is kept until the API has it. */
export function useObjection(noticeId: string, onFiled: () => void) {
  const { schoolId } = useSession()
  const draft = useDraft(`objection.${schoolId}.${noticeId}`, untouched)
  const { send, sending, refusal, dismiss } = useSend('fileObjection')

  const change = (changes: Partial<typeof untouched>) => {
    dismiss()
    draft.change(changes)
  }
  const file = async () => {
    if (!(await send({ noticeId, text: draft.value.text.trim() }))) return
    draft.clear()
    onFiled()
  }
  return { draft: draft.value, change, file, sending, refusal }
}
