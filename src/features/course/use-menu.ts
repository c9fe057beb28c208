import { useEffect } from 'react'
import { usePagedQuery } from '@/client/use-paged-query'

/**
 * The whole menu of one child. All pages are fetched without asking: a filter over half a menu would say that there is
 * nothing on Wednesday. A page that does not come stops it, and 加载更多 is there to go on.
 */
export function useMenu(childId: string) {
  const menu = usePagedQuery('readMenu', { childId }, (output) => ({ ...output, items: output.courses }))
  const { more, loadingMore, moreRefused } = menu
  useEffect(() => {
    if (more && !loadingMore && !moreRefused) more()
    // `more` is another function each time; what counts is where the list ends.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [menu.state === 'ready' ? menu.data.nextOffset : null, loadingMore, moreRefused])
  return menu
}
