import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { delayOptions } from '../exits-view'
import { namesText } from '../reviews-view'
import { Ways } from '../ways'

interface DelayPartProps {
  names: string[]
  today: string
  limit: string
  filled: { reason: string; until: string }
  onChange: (changes: Partial<{ reason: string; until: string }>) => void
  refusal: string | null
  sending: boolean
  onSend: (until: string) => void
  onBack: () => void
}

/** A delay: its reason and its end, both of which the family reads. It comes once. */
export function DelayPart({ names, today, limit, filled, onChange, refusal, sending, onSend, onBack }: DelayPartProps) {
  const [tried, setTried] = useState(false)
  const options = delayOptions(today, limit)
  const until = options.find(({ value }) => value === filled.until)?.value ?? null
  const noReason = filled.reason.trim() === ''
  const send = () => {
    setTried(true)
    if (until !== null && !noReason) onSend(until)
  }
  return (
    <Card title='暂缓答复'>
      <View className='exit-names'>{namesText(names)}。只能暂缓一次；到期没有答复，就按同意办理。</View>
      <Choice label='最晚哪天答复' options={options} value={until} error={tried && until === null ? '请选择答复日期' : null} onChange={(value) => onChange({ until: value })} />
      <TextArea
        label='原因'
        hint={names.length > 1 ? '所选的每位家长都会看到这段话，请不要写某个孩子的情况。' : '家长会看到这段话。'}
        max={200}
        value={filled.reason}
        error={tried && noReason ? '请写明原因，家长会看到' : null}
        onChange={(reason) => onChange({ reason })}
      />
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <Ways>
        <Button block kind='primary' loading={sending} onClick={send}>
          {`暂缓这 ${names.length} 份`}
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          回到名单
        </Button>
      </Ways>
    </Card>
  )
}
