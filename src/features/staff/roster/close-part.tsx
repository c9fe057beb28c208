import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Page } from '@/ui/page'
import { TextArea } from '@/ui/text-area'
import { rosterCounts } from '../courses-view'
import { mostReason, useReason } from '../use-moves'
import type { PartProps } from './part-props'
import { WayBar } from './way-bar'

/** Closes a course that cannot take place; its families are told why and what else fits. */
export function ClosePart({ courseId, course, onDone, onBack }: PartProps) {
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const { reason, setReason, clear } = useReason(courseId)
  const { send, sending, refusal } = useSend('closeCourse')
  const noReason = reason.trim() === ''
  const ask = () => {
    setTried(true)
    if (!noReason) setAsking(true)
  }
  const close = async () => {
    const output = await send({ courseId, reason: reason.trim() })
    setAsking(false)
    if (!output) return
    clear()
    onDone(`已停开，取消了 ${output.ended} 个名额和候补${output.movedOn > 0 ? `，其中 ${output.movedOn} 名孩子已按下一志愿安排` : ''}。家长会收到原因和还有名额的课。`)
  }
  return (
    <Page bar={<WayBar action='停开这门课' danger sending={sending} refusal={refusal?.message ?? null} onAction={ask} onBack={onBack} />}>
      <Card title={`停开“${course.title}”`}>
        <View className='roster-quiet'>现在{rosterCounts(course)}。停开后名额和候补全部取消，{course.admission === 'draw' ? '抽签时排了后面志愿、那门课还有名额的，马上按志愿安排；其他' : ''}家长会收到原因，以及还有名额、时间合适的课。别的课的候补不受影响。</View>
        <TextArea label='原因' hint='每位家长都会看到，请不要写孩子的姓名。' max={mostReason} value={reason} error={tried && noReason ? '请写明原因，家长会看到' : null} onChange={setReason} />
      </Card>
      <Dialog open={asking} title={`停开“${course.title}”？`} action='确认停开' danger loading={sending} onAction={() => void close()} onCancel={() => setAsking(false)}>
        停开后不能恢复，家长会马上收到消息。
      </Dialog>
    </Page>
  )
}
