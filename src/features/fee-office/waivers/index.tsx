import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import { Columns, Wide } from '@/ui/wide'
import { useWaivers } from '../use-waivers'
import { DecidePart } from './decide-part'
import { ReliefCard } from './relief-card'
import { WaiverCard } from './waiver-card'
import './index.scss'

const tabs = [
  { value: 'asked', label: '申请' },
  { value: 'granted', label: '已减免' },
] as const

/** Relief for the office: what waits first, who is on an official list above; and what was granted (FR-071, R-062). */
export default function WaiversPage() {
  const desk = useWaivers()
  const [tab, setTab] = useState<'asked' | 'granted'>('asked')
  const decides = desk.waivers.state === 'ready' && desk.waivers.data.first.decides
  const list = tab === 'asked' ? desk.waivers : desk.reliefs
  if (desk.doing) {
    return (
      <Page>
        <DecidePart desk={desk} doing={desk.doing} />
      </Page>
    )
  }
  return (
    <Page>
      {desk.done ? <Notice title={desk.done} /> : null}
      <Notice>这里的内容只有学校办公室和财务看得到，每次打开都有记录。请不要转告班主任或别的家长。</Notice>
      {decides ? (
        <Button block onClick={() => void Taro.navigateTo({ url: '/features/fee-office/waiver-import/index' })}>
          导入上级名单
        </Button>
      ) : null}
      <Tabs label='减免' options={tabs} value={tab} onChange={setTab} />
      {list.state === 'ready' && list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Wide>{tab === 'asked' ? <Asked desk={desk} decides={decides} /> : <Granted desk={desk} decides={decides} />}</Wide>
    </Page>
  )
}

type PartProps = { desk: ReturnType<typeof useWaivers>; decides: boolean }

function Asked({ desk: { waivers: list, begin }, decides }: PartProps) {
  if (list.state !== 'ready') return <Pending query={list} />
  const { items, total } = list.data
  if (items.length === 0) return <Empty title='本学期还没有家长申请减免。' />
  return (
    <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
      <Columns roomy>
        {items.map((waiver) => (
          <WaiverCard key={waiver.requestId} waiver={waiver} onDecide={decides ? (decision) => begin({ kind: 'decide', waiver, decision }) : null} />
        ))}
      </Columns>
    </PagedList>
  )
}

function Granted({ desk: { reliefs: list, begin }, decides }: PartProps) {
  if (list.state !== 'ready') return <Pending query={list} />
  const { items, total } = list.data
  if (items.length === 0) return <Empty title='本学期还没有减免。' />
  return (
    <PagedList shown={items.length} total={total} more={list.more} loadingMore={list.loadingMore} moreRefused={list.moreRefused}>
      <Columns roomy>
        {items.map((relief) => (
          <ReliefCard key={relief.reliefId} relief={relief} onEnd={decides ? () => begin({ kind: 'end', relief }) : null} />
        ))}
      </Columns>
    </PagedList>
  )
}
