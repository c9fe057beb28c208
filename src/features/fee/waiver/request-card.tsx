import { useState } from 'react'
import { View } from '@tarojs/components'
import type { WaiverRequestView } from 'cloud/contract/waiver'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { instantWords } from '@/wording/dates'
import { answerWords, requestStage } from '../waiver-view'

interface RequestCardProps {
  request: WaiverRequestView
  sending: boolean
  onTakeBack: () => Promise<void>
}

/** One's own request and what became of it. */
export function RequestCard({ request, sending, onTakeBack }: RequestCardProps) {
  const [asking, setAsking] = useState(false)
  const { name, tone } = requestStage(request)
  const answer = answerWords(request)
  return (
    <Card title='您的申请' aside={<Badge tone={tone}>{name}</Badge>}>
      <Fact name='申请的减免'>{request.group}</Fact>
      <Fact name='提交'>{instantWords(request.filedAt)}</Fact>
      {request.statement ? <Fact name='您写的情况'>{request.statement}</Fact> : null}
      {answer ? <Fact name='学校答复'>{answer}</Fact> : null}
      {request.status === 'waiting' ? (
        <View className='waiver-back'>
          <Button onClick={() => setAsking(true)}>收回申请</Button>
        </View>
      ) : null}
      <Dialog open={asking} title='收回这份申请？' action='确认收回' loading={sending} onAction={() => void onTakeBack().then(() => setAsking(false))} onCancel={() => setAsking(false)}>
        <View>收回后学校不再审核。以后需要，可以再申请。</View>
      </Dialog>
    </Card>
  )
}
