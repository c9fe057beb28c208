import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { rosterCounts, rosterParts, shortOf } from '../courses-view'
import type { RosterPupil, useRoster } from '../use-courses'
import { PupilList } from './pupil-list'

interface ListPartProps {
  courseId: string
  roster: Extract<ReturnType<typeof useRoster>, { state: 'ready' }>
  done: string | null
  onPupil: (pupil: RosterPupil) => void
  onCourse: (kind: 'place' | 'capacity' | 'close') => void
}

/** The roster itself. A teacher reads it; for the office a row leads to what can be done for that child. */
export function ListPart({ courseId, roster, done, onPupil, onCourse }: ListPartProps) {
  const { items, total, first } = roster.data
  const { joined, offered, waiting } = rosterParts(items)
  const short = shortOf(first)
  const open = first.mayMove && first.status === 'published'
  const onChoose = open ? onPupil : null
  return (
    <Page>
      {roster.stale ? <Stale onRetry={roster.refresh} /> : null}
      {done ? <Notice title={done} /> : null}
      <Wide>
        <View className='roster-head'>
          <View className='roster-head__title' {...spoken({ role: 'heading' })}>
            {first.title}
          </View>
          <View className='roster-head__places'>{rosterCounts(first)}</View>
        </View>
        {short ? <Notice tone='todo'>{short}</Notice> : null}
        {open ? (
          <View className='roster-ways'>
            <Button onClick={() => onCourse('place')}>安排孩子</Button>
            <Button onClick={() => onCourse('capacity')}>改名额</Button>
            <Button onClick={() => onCourse('close')}>停开</Button>
          </View>
        ) : null}
        {first.mayMove && first.status === 'closed' ? (
          <View className='roster-ways'>
            <Button onClick={() => void Taro.navigateTo({ url: `/features/staff/closed-course/index?courseId=${courseId}` })}>原来的孩子去了哪里</Button>
          </View>
        ) : null}
        {items.length === 0 ? (
          <Empty title={first.status === 'closed' ? '这门课已停开，没有孩子了。' : '还没有孩子选这门课。'} />
        ) : (
          <PagedList shown={items.length} total={total} more={roster.more} loadingMore={roster.loadingMore} moreRefused={roster.moreRefused}>
            <PupilList title='学员' pupils={joined} onChoose={onChoose} />
            <PupilList title='等家长确认' pupils={offered} onChoose={onChoose} />
            <PupilList title='候补（按先后）' pupils={waiting} onChoose={onChoose} />
          </PagedList>
        )}
      </Wide>
    </Page>
  )
}
