import { View } from '@tarojs/components'
import type { More } from '@/client/use-paged-query'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { PagedList } from '@/ui/paged-list'
import { Columns, Wide } from '@/ui/wide'
import { entryText, type NoticeEntry } from '../notice-draft-view'

/** The list exactly as families will see it: names masked, no reason why anyone comes first. */
export function PreviewPart({ entries, total, paging }: { entries: NoticeEntry[]; total: number; paging: More }) {
  return (
    <Wide>
      <Card title={`待公示名单（${total} 名）`}>
        <View className='notice-sentence'>家长看到的就是这样：姓名只显示一部分，不显示优先原因。</View>
        <PagedList shown={entries.length} total={total} more={paging.more} loadingMore={paging.loadingMore} moreRefused={paging.moreRefused}>
          <Columns>
            {entries.map((entry) => (
              <Cell key={entry.position} title={`${entry.position}. ${entry.maskedName}`} label={entryText(entry)} />
            ))}
          </Columns>
        </PagedList>
      </Card>
    </Wide>
  )
}
