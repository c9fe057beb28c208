import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Fold } from '@/ui/fold'
import { goneWords, type GateChild } from '../dismissal-view'
import type { useDismissal } from '../use-dismissal'

/** Who has gone, how and when; a wrong tap is taken back here. */
export function GonePart({ children, gate }: { children: GateChild[]; gate: ReturnType<typeof useDismissal> }) {
  const [asking, setAsking] = useState<GateChild | null>(null)
  const takeBack = async () => {
    if (!asking) return
    if (asking.departure) await gate.takeBack(asking.departure.departureId)
    else if (asking.unsent) await gate.takeBackUnsent(asking.unsent.departureId)
    setAsking(null)
  }
  return (
    <Fold title={`已离开 ${children.length} 人`} open={children.length <= 5}>
      {children.map((child) => (
        <View key={child.childId} className='gate-gone'>
          <View>
            <View>{child.name}</View>
            <View className='gate-gone__words'>{goneWords(child)}</View>
          </View>
          <Button label={`撤销${child.name}的离开记录`} onClick={() => setAsking(child)}>
            撤销
          </Button>
        </View>
      ))}
      <Dialog open={asking !== null} title={`撤销${asking?.name ?? ''}的离开记录？`} action='确认撤销' danger loading={gate.undoing} onAction={() => void takeBack()} onCancel={() => setAsking(null)}>
        {asking?.unsent ? '这条记录还没上传，撤销后家长不会收到消息。' : '撤销后孩子算还在学校，家长会收到更正的消息。'}
      </Dialog>
    </Fold>
  )
}

/** Who is not here to be released. */
export function AwayPart({ children }: { children: GateChild[] }) {
  return (
    <Fold title={`请假或没到 ${children.length} 人`}>
      {children.map(({ childId, name, standing }) => (
        <View key={childId} className='gate-away'>
          {name}：{standing === 'leave' ? '请假' : '没到'}
        </View>
      ))}
    </Fold>
  )
}
