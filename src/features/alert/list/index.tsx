import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AlertSummary } from 'cloud/contract/alert'
import { answerWords } from 'cloud/rules/alert-words'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Wide } from '@/ui/wide'
import { standWords, whatWords, whenWords } from '../alert-view'
import { useAlerts } from '../use-alerts'
import '../alert.scss'

/** Children that somebody has to look for, the ones that nobody has taken on first (FR-058, FR-061). */
export default function AlertListPage() {
  const list = useAlerts()
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { items, total, first } = list.data
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='今天没有没到的孩子，也没有没人接的孩子。' />
      ) : (
        <Wide>
          <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
            <Card>
              {items.map((alert) => (
                <Row key={alert.alertId} alert={alert} today={first.today} />
              ))}
            </Card>
          </PagedList>
        </Wide>
      )}
    </Page>
  )
}

function Row({ alert, today }: { alert: AlertSummary; today: string }) {
  const stand = standWords(alert)
  const name = `${alert.className} ${alert.childName}`
  const by = alert.state === 'acknowledged' && alert.acknowledgedBy ? `${alert.acknowledgedBy}老师在处理` : ''
  return (
    <Cell
      title={`${name} ${whatWords[alert.kind]}`}
      label={
        <>
          <View>{whenWords(alert, today)}</View>
          {by ? <View>{by}</View> : null}
          {alert.answer && alert.state !== 'resolved' ? <View>家长说：{answerWords(alert.kind, alert.answer, '')}</View> : null}
        </>
      }
      value={<Badge tone={stand.tone}>{stand.words}</Badge>}
      spokenAs={`${name}，${whatWords[alert.kind]}，${stand.words}`}
      onClick={() => void Taro.navigateTo({ url: `/features/alert/detail/index?alertId=${alert.alertId}` })}
    />
  )
}
