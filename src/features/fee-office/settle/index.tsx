import { View } from '@tarojs/components'
import { instantWords } from 'cloud/rules/instant-words'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Steps } from '@/ui/steps'
import { actionOf, checklist, lacking, nextStep, yuan } from '../settlement-view'
import { useSettlement } from '../use-settlement'
import { StartPart } from './start-part'
import './index.scss'

/** Closing a term as a checklist with one thing to do: settle, disclose, archive, expire (FR-073, FR-105). */
export default function SettlePage() {
  const { query, entered, enter, left, begin, settleAll, step, sending, refusal } = useSettlement()
  if (query.state !== 'ready') {
    return (
      <Page>
        <Pending query={query} />
      </Page>
    )
  }
  const { data } = query
  const { settlement } = data
  const next = nextStep(data)
  const isStarting = next?.step === 'settle' && settlement === null
  const lack = isStarting ? lacking(data, entered) : null
  const act = () => {
    if (next === null) return
    if (next.step !== 'settle') return void step(next.step)
    void (settlement === null ? begin(data) : settleAll())
  }
  const obstacles = isStarting ? data.obstacles.map(({ says }) => says) : next?.obstacle ? [next.obstacle] : []
  const label = next?.step === 'settle' && settlement !== null ? `继续结算，还有 ${left ?? settlement.left} 个孩子` : next && actionOf(next.step)
  const bar =
    next === null || obstacles.length > 0 ? null : (
      <ActionBar note={left === null ? lack : `正在结算，还有 ${left} 个孩子。`}>
        <Button block kind='primary' loading={sending} disabled={lack !== null} onClick={act}>
          {label}
        </Button>
      </ActionBar>
    )
  return (
    <Page bar={bar}>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {next === null ? <Notice title={`${data.term.name}已经关闭。`}>家长仍能查看本学期的账单和结算。</Notice> : null}
      {obstacles.map((says) => (
        <Notice key={says} tone='todo'>
          {says}
        </Notice>
      ))}
      <Card title={data.term.name}>
        <Steps steps={checklist(data, (at) => instantWords(new Date(at)))} />
      </Card>
      {settlement ? (
        <Card title='结算结果'>
          <Fact name='已结算'>{`${settlement.settled} 个孩子`}</Fact>
          <Fact name='多交，要退'>{yuan(settlement.refundFen)}</Fact>
          <Fact name='少交，要补'>{yuan(settlement.topUpFen)}</Fact>
          {data.fingerprint ? <Fact name='归档指纹'>{data.fingerprint}</Fact> : null}
        </Card>
      ) : null}
      {isStarting ? <StartPart data={data} entered={entered} enter={enter} /> : null}
      {isStarting ? <View className='settle-quiet'>开始结算以后，本学期不能再出账单、减免和退费；交费和退款照常登记。</View> : null}
    </Page>
  )
}
