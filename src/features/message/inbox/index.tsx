import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { Stale } from '@/ui/stale'
import { messageLine, type MessageLine } from '../inbox-view'
import { useInbox } from '../use-inbox'
import './index.scss'

// What cannot wait comes first; WeChat asks for three at once at most, and staff are offered the first only.
const worthAsking = ['alert', 'attendance', 'review']

/** Everything the school has told this family, or this member of staff, newest first (FR-033). */
export default function InboxPage() {
  const inbox = useInbox()
  const reminders = useReminders(worthAsking)
  if (inbox.state !== 'ready') {
    return (
      <Page>
        <Pending query={inbox} />
      </Page>
    )
  }
  const { items, total } = inbox.data
  // Whoever is a teacher and a parent sees which is which; to everybody else the word would say nothing.
  const isBoth = new Set(items.map(({ reader }) => reader)).size > 1
  return (
    <Page>
      {inbox.stale ? <Stale onRetry={inbox.refresh} /> : null}
      <ReminderCard of='有重要的事' reminders={reminders} />
      {items.length === 0 ? (
        <Empty title='还没有消息。申请、公示和协议有进展时，会在这里告诉您。' />
      ) : (
        <PagedList shown={items.length} total={total} more={inbox.more} loadingMore={inbox.loadingMore} moreRefused={inbox.moreRefused}>
          {items.map(messageLine).map((line) => (
            <Message key={line.key} line={line} isBoth={isBoth} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

function Message({ line: { title, text, at, read, isWork, way }, isBoth }: { line: MessageLine; isBoth: boolean }) {
  return (
    <Card title={title} aside={read ? null : <Badge tone='todo'>未读</Badge>}>
      <View>{text}</View>
      <View className='inbox-at'>{isBoth ? `${isWork ? '工作消息' : '家长消息'} · ${at}` : at}</View>
      {way ? (
        <View className='inbox-way'>
          <Button onClick={() => void Taro.navigateTo({ url: way.url })}>{way.name}</Button>
        </View>
      ) : null}
    </Card>
  )
}
