import { useEffect, useRef } from 'react'
import { usePagedQuery } from '@/client/use-paged-query'
import { useSend } from '@/client/use-send'

/**
 * The inbox. Once a list has been shown, everything up to its newest message counts as read; the marks stay on the
 * screen until the page is shown again, so that the family still sees what was new.
 */
export function useInbox() {
  const inbox = usePagedQuery('listMessages', {}, (output) => ({ ...output, items: output.messages }))
  const { send } = useSend('markMessagesRead')
  const marked = useRef<string | null>(null)
  const items = inbox.state === 'ready' ? inbox.data.items : []
  const upTo = items.some(({ read }) => !read) ? (items[0]?.createdAt ?? null) : null

  useEffect(() => {
    if (upTo === null || upTo === marked.current) return
    marked.current = upTo
    // A lost mark is sent with the next visit: nothing that the family has to hear about.
    void send({ upTo })
  })
  return inbox
}
