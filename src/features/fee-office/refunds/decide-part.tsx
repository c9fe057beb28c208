import { useState } from 'react'
import { View } from '@tarojs/components'
import { yuanText } from 'cloud/rules/plan-words'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { fenOf, yuanTyped } from '@/ui/number-typed'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { stepsOf, type WaitingRefund } from '../refunds-view'

interface DecidePartProps {
  refund: WaitingRefund
  sending: boolean
  refusal: string | null
  onSend: (decision: { fen: number; reason: string }) => void
  onBack: () => void
}

/** One decision: as the plan has it, or an amount with its reason where the plan leaves it open. */
export function DecidePart({ refund, sending, refusal, onSend, onBack }: DecidePartProps) {
  const { childName, className, serviceName, decidedAs, fen, mostFen, line } = refund
  const byRule = decidedAs === 'byRule'
  const [typed, setTyped] = useState(byRule ? yuanTyped(fen) : '')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const given = fenOf(typed)
  const isAmount = typeof given === 'number' && given <= mostFen
  const send = () => {
    setTried(true)
    if (byRule) onSend({ fen, reason: '' })
    else if (isAmount && reason.trim() !== '') onSend({ fen: given, reason: reason.trim() })
  }
  return (
    <Card title={`${className} ${childName} ${serviceName}`}>
      {stepsOf(line).map((step) => (
        <View key={step} className='refund-step'>
          {step}
        </View>
      ))}
      <View className='refund-quiet'>{line.why}</View>
      {byRule ? (
        <Fact name='按方案退'>{yuanText(fen)}</Fact>
      ) : (
        <>
          <TextInput label='退多少（元）' hint={`0 到 ${yuanText(mostFen)}；不退写 0`} max={9} value={typed} error={tried && !isAmount ? `请写 0 到 ${yuanText(mostFen)} 之间的金额` : null} onChange={setTyped} />
          <TextArea label='理由' hint='家长会看到这段话。' max={200} value={reason} error={tried && reason.trim() === '' ? '请写明理由，家长会看到' : null} onChange={setReason} />
        </>
      )}
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <View className='refund-ways'>
        <Button block kind='primary' loading={sending} onClick={send}>
          {byRule ? `确认退 ${yuanText(fen)}` : '确认这个决定'}
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          回到名单
        </Button>
      </View>
    </Card>
  )
}
