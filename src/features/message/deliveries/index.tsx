import { View } from '@tarojs/components'
import { useQuery } from '@/client/use-query'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { countLines, doubtfulLine } from '../deliveries-view'
import '../inbox/index.scss'

/** For the office: how the last seven days' reminders fared, and whom to call because one may not have arrived. */
export default function DeliveriesPage() {
  const deliveries = useQuery('readDeliveries', {})
  if (deliveries.state !== 'ready') {
    return (
      <Page>
        <Pending query={deliveries} />
      </Page>
    )
  }
  const { data, stale, refresh } = deliveries
  const lines = countLines(data)
  return (
    <Page>
      {stale ? <Stale onRetry={refresh} /> : null}
      {data.configured ? null : <Notice title='学校还没有开通微信提醒'>所有消息都在小程序的“消息”里。开通要由系统管理员填写模板编号。</Notice>}
      {lines.length === 0 ? (
        <Empty title='最近七天没有要发到微信的提醒。家长点过“开启微信提醒”以后才会有。' />
      ) : (
        <Card title='最近七天'>
          {lines.map(({ name, value }) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
        </Card>
      )}
      {data.doubtful.map(doubtfulLine).map((line) => (
        <Card key={line.key} title={line.title} aside={<Badge tone={line.isSettled ? 'good' : 'todo'}>{line.state}</Badge>}>
          <View>{line.text}</View>
          <View className='inbox-at'>{line.reader}</View>
        </Card>
      ))}
    </Page>
  )
}
