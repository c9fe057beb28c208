import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { instantWords } from 'cloud/rules/instant-words'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Steps } from '@/ui/steps'
import { yuan } from '@/wording/money'
import { actionOf, askOf, checklist, inTheWay, lacking, nextStep } from '../settlement-view'
import { useSettlement } from '../use-settlement'
import { StartPart } from './start-part'
import './index.scss'

/** Closing a term as a checklist with one thing to do: settle, disclose, archive, expire (FR-073, FR-105). */
export default function SettlePage() {
  const { query, entered, enter, left, begin, settleAll, step, sending, refusal } = useSettlement()
  const [asking, setAsking] = useState(false)
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
  const goesOn = next?.step === 'settle' && settlement !== null
  const confirm = () => {
    setAsking(false)
    if (next === null) return
    void (next.step === 'settle' ? begin(data) : step(next.step))
  }
  const obstacles = inTheWay(data)
  const label = goesOn ? `继续结算，还有 ${left ?? settlement.left} 个孩子` : next && actionOf(next.step)
  const bar =
    next === null || obstacles.length > 0 ? null : (
      <ActionBar note={left === null ? lack : `正在结算，还有 ${left} 个孩子。`}>
        <Button block kind='primary' loading={sending} disabled={lack !== null} onClick={() => (goesOn ? void settleAll() : setAsking(true))}>
          {label}
        </Button>
      </ActionBar>
    )
  return (
    <Page bar={bar}>
      {query.stale ? <Stale onRetry={query.refresh} /> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {next === null ? <Notice title={`${data.term.name}已经关闭。`}>家长仍能查看本学期的账单和结算。</Notice> : null}
      {obstacles.map(({ says, way }) => (
        <Notice key={says} tone='todo'>
          <View>{says}</View>
          {way ? <Button onClick={() => void Taro.navigateTo({ url: way.url })}>{way.label}</Button> : null}
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
      {next ? (
        <Dialog open={asking} title={askOf(next.step).title} action={actionOf(next.step)} danger={next.step === 'expire'} onAction={confirm} onCancel={() => setAsking(false)}>
          {askOf(next.step).says}
        </Dialog>
      ) : null}
    </Page>
  )
}
