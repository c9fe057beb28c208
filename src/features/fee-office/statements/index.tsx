import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { periodWords } from '@/wording/account'
import { askWords, nextToIssue, periodKey, periodState, progressWords, type BillablePeriod, type BillableService, type Issuing } from '../issue-view'
import { useIssuing } from '../use-issuing'
import '../fee-office.scss'
import './index.scss'

interface Asked {
  service: BillableService
  period: BillablePeriod
}

/** Every service's periods, what is in the way of its statements, and issuing them (FR-069, R-027, R-039). */
export default function FeeOfficeStatementsPage() {
  const { billable, state, refusal, issue } = useIssuing()
  const home = useQuery('readHome', {})
  const [asked, setAsked] = useState<Asked | null>(null)
  if (billable.state !== 'ready') {
    return (
      <Page>
        <Pending query={billable} />
      </Page>
    )
  }
  const { services, noticeVersion } = billable.data
  const next = nextToIssue(services)
  const mayIssue = home.state === 'ready' && home.data.roles.includes('financeOfficer')
  const confirm = () => {
    if (asked) void issue(asked.service.serviceKey, asked.period.periodFrom)
    setAsked(null)
  }
  return (
    <Page>
      {billable.stale ? <Stale onRetry={billable.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {noticeVersion === null ? <NoNotice /> : null}
      {home.state === 'ready' && !mayIssue ? <Notice>您可以看，账单由学校财务发。</Notice> : null}
      {services.length === 0 ? <Empty title='方案里没有要收费的服务。' /> : null}
      <Wide>
        <Columns roomy>
          {services.map((service) => (
            <ServicePart key={service.serviceKey} service={service} state={state} next={next} mayIssue={mayIssue} onIssue={(period) => setAsked({ service, period })} />
          ))}
        </Columns>
      </Wide>
      <Dialog open={asked !== null} title={asked ? askWords(asked.service, asked.period) : ''} action='确认发账单' onAction={confirm} onCancel={() => setAsked(null)}>
        <View>家长会收到消息，消息里没有金额。发出的账单不能收回：减免、退费和期末结算会另外记到账上。已经有账单的孩子不会重发。</View>
      </Dialog>
    </Page>
  )
}

function NoNotice() {
  return (
    <Notice tone='todo' title='还没有公布收费公示，公布以前不能发账单。'>
      <Button onClick={() => void Taro.navigateTo({ url: '/features/fee-office/notice/index' })}>公布收费公示</Button>
    </Notice>
  )
}

interface ServicePartProps {
  service: BillableService
  state: Issuing
  /** The period whose button is the page's main one. */
  next: string | null
  mayIssue: boolean
  onIssue: (period: BillablePeriod) => void
}

function ServicePart({ service, state, next, mayIssue, onIssue }: ServicePartProps) {
  const { serviceKey, name, obstacles, periods } = service
  return (
    <Card title={name}>
      {obstacles.length > 0 ? (
        <Notice tone='todo' title='现在不能发账单'>
          {obstacles.map((words) => (
            <View key={words}>{words}</View>
          ))}
        </Notice>
      ) : null}
      {periods.map((period) => {
        const key = periodKey(serviceKey, period)
        const running = state.kind === 'running'
        return (
          <View key={key} className='issue-period'>
            <View>{periodWords(period)}</View>
            <View className='fee-office-quiet'>{periodState(period)}</View>
            {state.kind !== 'idle' && state.key === key ? <Progress state={state} /> : null}
            {mayIssue && obstacles.length === 0 && period.left > 0 ? (
              <View className='fee-office-ways'>
                <Button block kind={key === next ? 'primary' : 'plain'} label={`发${name} ${periodWords(period)}的账单`} loading={running && state.key === key} disabled={running} onClick={() => onIssue(period)}>
                  发账单
                </Button>
              </View>
            ) : null}
          </View>
        )
      })}
    </Card>
  )
}

function Progress({ state }: { state: Exclude<Issuing, { kind: 'idle' }> }) {
  return (
    <View className='issue-progress' {...spoken({ role: 'status' })}>
      {progressWords(state)}
    </View>
  )
}
