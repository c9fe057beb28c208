import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { addDays } from 'cloud/rules/dates'
import { usePagedQuery } from '@/client/use-paged-query'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { dateWords } from '@/wording/dates'
import '../leave.scss'

type Excused = Output<'listLeaves'>['children'][number]

/** Who of the reader's classes and rolls is on leave on a day (FR-056). */
export default function LeaveTodayPage() {
  const [heldOn, setHeldOn] = useState<string | undefined>()
  const list = usePagedQuery('listLeaves', heldOn ? { heldOn } : {}, (output) => ({ ...output, items: output.children }))
  const bar = (
    <ActionBar>
      <Button kind='primary' block onClick={() => void Taro.navigateTo({ url: '/features/leave/pupils/index' })}>
        按家长的话登记请假
      </Button>
    </ActionBar>
  )
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
        {heldOn && list.state !== 'loading' ? <Button onClick={() => setHeldOn(undefined)}>回到今天</Button> : null}
      </Page>
    )
  }
  const { items, total, first } = list.data
  const day = first.heldOn
  return (
    <Page bar={bar}>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <View className='leave-head' {...spoken({ role: 'heading' })}>
        {dateWords(day)}
        {day === first.today ? '（今天）' : ''}
      </View>
      <View className='leave-days'>
        <Way words='前一天' onClick={() => setHeldOn(addDays(day, -1))} />
        {day === first.today ? null : <Way words='回到今天' onClick={() => setHeldOn(undefined)} />}
        <Way words='后一天' onClick={() => setHeldOn(addDays(day, 1))} />
      </View>
      {items.length === 0 ? (
        <Empty title='这一天没有孩子请假。' />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Columns roomy>
              {items.map((child) => (
                <ExcusedCard key={child.childId} child={child} />
              ))}
            </Columns>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}

function ExcusedCard({ child }: { child: Excused }) {
  return (
    <Card title={`${child.name}　${child.className} ${child.rosterNo}号`}>
      {child.sessions.map(({ title, time, reason, byStaff }) => (
        <View key={`${title}${time}`} className='leave-row'>
          <View className='leave-row__title'>
            {title} {time}
          </View>
          {reason ? <View>{reason}</View> : null}
          {byStaff ? <View className='leave-quiet'>老师按家长的话登记</View> : null}
        </View>
      ))}
    </Card>
  )
}

const Way = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <View className='leave-days__way'>
    <Button block onClick={onClick}>
      {words}
    </Button>
  </View>
)
