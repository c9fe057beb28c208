import { View } from '@tarojs/components'
import type { More } from '@/client/use-paged-query'
import { Card } from '@/ui/card'
import { PagedList } from '@/ui/paged-list'
import { spoken } from '@/ui/spoken'
import type { PublicNotice } from '../use-notice'

interface EntryListProps {
  list: More
  entries: PublicNotice['entries']
  total: number
}

/** The list itself: few nodes a row, since there may be hundreds. */
export function EntryList({ list, entries, total }: EntryListProps) {
  return (
    <Card title='名单'>
      <PagedList shown={entries.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
        <View {...spoken({ role: 'list' })}>
          {entries.map(({ position, maskedName, className, services }) => (
            <View key={position} className='notice-entry' {...spoken({ role: 'listitem' })}>
              <View className='notice-entry__name'>{`${position}. ${maskedName}`}</View>
              <View className='notice-quiet'>{`${className}　${services.join('、')}`}</View>
            </View>
          ))}
        </View>
      </PagedList>
    </Card>
  )
}
