import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { rosterParts } from '../courses-view'
import { useRoster } from '../use-courses'
import { PupilList } from './pupil-list'
import './index.scss'

/** Who comes to one course, then who waits for a place, in order. */
export default function StaffRosterPage() {
  const roster = useRoster(useRouter().params.courseId ?? null)
  if (roster.state !== 'ready') {
    return (
      <Page>
        <Pending query={roster} />
      </Page>
    )
  }
  const { items, total, first } = roster.data
  const { joined, waiting } = rosterParts(items)
  return (
    <Page>
      {roster.stale ? <Stale onRetry={roster.refresh} /> : null}
      <Wide>
        <View className='roster-head'>
          <View className='roster-head__title' {...spoken({ role: 'heading' })}>
            {first.title}
          </View>
          <View className='roster-head__places'>名额 {first.capacity} 人</View>
        </View>
        {items.length === 0 ? (
          <Empty title='还没有孩子选这门课。' />
        ) : (
          <PagedList shown={items.length} total={total} more={roster.more} loadingMore={roster.loadingMore} moreRefused={roster.moreRefused}>
            <PupilList title='学员' pupils={joined} />
            <PupilList title='候补（按先后）' pupils={waiting} />
          </PagedList>
        )}
      </Wide>
    </Page>
  )
}
