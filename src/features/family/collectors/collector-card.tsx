import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import type { Collector } from '../use-family'

interface CollectorCardProps {
  childId: string
  collector: Collector
  onRemoved: () => void
}

/** One person who may collect the child; taken off the list only after a second yes. */
export function CollectorCard({ childId, collector, onRemoved }: CollectorCardProps) {
  const [asking, setAsking] = useState(false)
  const { send, sending, refusal } = useSend('removeCollector')
  const { name, relation, note, collectorId } = collector
  const remove = async () => {
    const removed = await send({ childId, collectorId })
    setAsking(false)
    if (removed) onRemoved()
  }
  return (
    <Card title={name} aside={<Badge>{relation}</Badge>}>
      {note ? <View className='collectors-note'>{note}</View> : null}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <Button label={`移除${name}`} onClick={() => setAsking(true)}>
        移除
      </Button>
      <Dialog open={asking} title={`不再由${name}接送？`} action='确认移除' danger loading={sending} onAction={() => void remove()} onCancel={() => setAsking(false)}>
        移除后，老师不会再把孩子交给{name}。以后可以重新添加。
      </Dialog>
    </Card>
  )
}
