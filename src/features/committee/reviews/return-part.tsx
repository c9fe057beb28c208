import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'

interface ReturnPartProps {
  count: number
  reason: string
  refused: string | null
  sending: boolean
  onReason: (reason: string) => void
  onSend: () => void
  onBack: () => void
}

/** Why applications go back; the families read it. What was written stays while the member looks at the list again. */
export function ReturnPart({ count, reason, refused, sending, onReason, onSend, onBack }: ReturnPartProps) {
  const [attempted, setAttempted] = useState(false)
  const missing = attempted && reason.trim() === ''
  const send = () => {
    setAttempted(true)
    if (reason.trim() !== '') onSend()
  }
  return (
    <Card title={`退回 ${count} 份申请`}>
      <TextArea label='原因' hint='所选的每位家长都会看到这段话。' max={200} value={reason} error={missing ? '请写明原因，家长会看到。' : null} onChange={onReason} />
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <View className='committee-ways'>
        <View className='committee-ways__way'>
          <Button block kind='primary' loading={sending} onClick={send}>
            {`退回这 ${count} 份`}
          </Button>
        </View>
        <View className='committee-ways__way'>
          <Button block disabled={sending} onClick={onBack}>
            回到名单
          </Button>
        </View>
      </View>
    </Card>
  )
}
