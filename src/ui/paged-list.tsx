import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import './paged-list.scss'

interface PagedListProps {
  children: ReactNode
  shown: number
  total: number
  /** Null at the end of the list. */
  more: (() => void) | null
  loadingMore: boolean
  /** Why the last page did not come. */
  moreRefused?: string | null
}

/** A long list with 加载更多 at its foot, and how much of it is shown. */
export function PagedList({ children, shown, total, more, loadingMore, moreRefused }: PagedListProps) {
  return (
    <View>
      {children}
      <View className='k-paged-list__foot'>
        <View className='k-paged-list__count'>{more ? `已显示 ${shown} 条，共 ${total} 条` : `共 ${total} 条`}</View>
        {moreRefused ? <View className='k-paged-list__refused'>{moreRefused}</View> : null}
        {more ? (
          <Button block loading={loadingMore} onClick={more}>
            加载更多
          </Button>
        ) : null}
      </View>
    </View>
  )
}
