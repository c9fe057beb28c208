import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { MoneyLine } from '@/ui/money-line'
import { amountOf, datesText, decidedAmountOf, triggerWords, type DecidedRefund, type WaitingRefund } from '../refunds-view'

/** One refund that waits: whose, how much, how it came about, and the one thing to do. */
export function WaitingRow({ refund, mayDecide, onDecide }: { refund: WaitingRefund; mayDecide: boolean; onDecide: () => void }) {
  const { childName, className, serviceName, trigger, decidedAs, comesByItself, dates, line } = refund
  return (
    <Card title={`${className} ${childName}`} aside={<Badge tone={decidedAs === 'byRule' ? 'good' : 'todo'}>{decidedAs === 'byRule' ? '按方案' : '财务决定'}</Badge>}>
      <Fact name={`${serviceName}，${triggerWords[trigger]}`}>{amountOf(refund)}</Fact>
      <Fact name='没上的日子'>{datesText(dates)}</Fact>
      <MoneyLine {...line} />
      {comesByItself ? <View className='refund-quiet'>最后一天过后自动记到孩子的账上，也可以现在核对。</View> : null}
      {mayDecide ? <Button onClick={onDecide}>{decidedAs === 'byRule' ? '核对并确认' : '决定退多少'}</Button> : null}
    </Card>
  )
}

export function DecidedRow({ refund }: { refund: DecidedRefund }) {
  const { childName, className, trigger, dates, line, reason, decidedAs } = refund
  return (
    <Card title={`${className} ${childName}`} aside={<Badge tone='calm'>{decidedAs === 'byRule' ? '按方案' : '财务决定'}</Badge>}>
      <Fact name={triggerWords[trigger]}>{decidedAmountOf(refund)}</Fact>
      {dates.length > 0 ? <Fact name='没上的日子'>{datesText(dates)}</Fact> : null}
      {reason ? <Fact name='理由'>{reason}</Fact> : null}
      <MoneyLine {...line} />
    </Card>
  )
}
