import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { namesText } from '../reviews-view'
import { Ways } from '../ways'

export type ReasonDecision = 'return' | 'refuse'

interface ReasonPartProps {
  decision: ReasonDecision
  names: string[]
  reason: string
  onReason: (reason: string) => void
  refusal: string | null
  sending: boolean
  onSend: () => void
  onBack: () => void
}

const words = {
  return: { title: '退回修改', says: '家长修改后可以再交。', action: (count: number) => `退回这 ${count} 份申请` },
  refuse: { title: '不通过', says: '这份申请到此结束。', action: (count: number) => `${count} 份申请不通过` },
}

/** The reason for a return or a refusal, which the family reads: names and number above it, the act below. */
export function ReasonPart({ decision, names, reason, onReason, refusal, sending, onSend, onBack }: ReasonPartProps) {
  const [missing, setMissing] = useState(false)
  const { title, says, action } = words[decision]
  const send = () => (reason.trim() === '' ? setMissing(true) : onSend())
  return (
    <Card title={title}>
      <View className='review-sentence'>
        {namesText(names)}。{says}
      </View>
      <TextArea
        label='原因'
        hint={names.length > 1 ? '所选的每位家长都会看到这段话，请不要写某个孩子的情况。' : '家长会看到这段话。'}
        max={200}
        value={reason}
        error={missing && reason.trim() === '' ? '请写明原因，家长会看到' : null}
        onChange={onReason}
      />
      {refusal ? <Notice tone='refusal'>{refusal}</Notice> : null}
      <Ways>
        <Button block kind={decision === 'refuse' ? 'danger' : 'primary'} loading={sending} onClick={send}>
          {action(names.length)}
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          回到名单
        </Button>
      </Ways>
    </Card>
  )
}
