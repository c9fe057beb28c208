import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { messageLine, type MessageLine } from '../inbox-view'
import { useInbox } from '../use-inbox'
import './index.scss'

/** Everything the school has told this family, newest first (FR-033). */
export default function InboxPage() {
  const inbox = useInbox()
  if (inbox.state !== 'ready') {
    return (
      <Page>
        <Pending query={inbox} />
      </Page>
    )
  }
  const { items, total } = inbox.data
  return (
    <Page>
      {inbox.stale ? <Stale onRetry={inbox.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='还没有消息。申请、公示和协议有进展时，会在这里告诉您。' />
      ) : (
        <PagedList shown={items.length} total={total} more={inbox.more} loadingMore={inbox.loadingMore} moreRefused={inbox.moreRefused}>
          {items.map(messageLine).map((line) => (
            <Message key={line.key} line={line} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

function Message({ line: { title, text, at, read, way } }: { line: MessageLine }) {
  return (
    <Card title={title} aside={read ? null : <Badge tone='todo'>未读</Badge>}>
      <View>{text}</View>
      <View className='inbox-at'>{at}</View>
      {way ? (
        <View className='inbox-way'>
          <Button onClick={() => void Taro.navigateTo({ url: way.url })}>{way.name}</Button>
        </View>
      ) : null}
    </Card>
  )
}
