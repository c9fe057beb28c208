import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { rosterCounts } from '../courses-view'
import { capacityTyped } from '../moves-view'
import { mostReason, useReason } from '../use-moves'
import type { PartProps } from './part-props'
import { WayBar } from './way-bar'

/** More places, which go to those who wait, or fewer, down to what is taken. */
export function CapacityPart({ courseId, course, onDone, onBack }: PartProps) {
  const [typed, setTyped] = useState(String(course.capacity))
  const [tried, setTried] = useState(false)
  const { reason, setReason, clear } = useReason(courseId)
  const { send, sending, refusal, dismiss } = useSend('changeCapacity')
  const capacity = capacityTyped(typed)
  const wrong = capacity === null ? '请填 0 到 500 的整数' : capacity === course.capacity ? '名额没有变，请填新的数' : null
  const noReason = reason.trim() === ''
  const change = async () => {
    setTried(true)
    if (wrong || capacity === null || noReason) return
    const output = await send({ courseId, capacity, reason: reason.trim() })
    if (!output) return
    clear()
    onDone(`名额已改为 ${output.capacity} 人${output.waiting > 0 ? `，还有 ${output.waiting} 人候补` : ''}。`)
  }
  return (
    <Page bar={<WayBar action='改名额' sending={sending} refusal={refusal?.message ?? null} onAction={() => void change()} onBack={onBack} />}>
      <Card title={`“${course.title}”的名额`}>
        <View className='roster-quiet'>现在{rosterCounts(course)}。增加的名额按先后给候补的孩子。</View>
        <TextInput
          label='改为多少人'
          kind='number'
          max={3}
          value={typed}
          error={tried ? wrong : null}
          onChange={(value) => {
            dismiss()
            setTyped(value)
          }}
        />
        <TextArea label='原因' hint='留在调整记录里。' max={mostReason} value={reason} error={tried && noReason ? '请写明原因' : null} onChange={setReason} />
      </Card>
    </Page>
  )
}
