import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { spoken } from '@/ui/spoken'
import { rowWords, type GateChild } from '../dismissal-view'

/** One child that is still here: the whole row is the button. */
export function ChildRow({ child, onOpen }: { child: GateChild; onOpen: () => void }) {
  const { name, wish } = child
  return (
    <View className={`gate-row${wish.leavesAt ? ' gate-row--early' : ''}`} hoverClass='gate-row--pressed' onClick={onOpen} {...spoken({ role: 'button', label: `${name}，${child.overdue ? '该联系家长，' : ''}${rowWords(child)}，记录离开` })}>
      <View className='gate-row__main'>
        <View className='gate-row__name'>{name}</View>
        <View className='gate-row__note'>{rowWords(child)}</View>
      </View>
      {child.overdue ? <Badge tone='bad'>该联系家长</Badge> : wish.forToday ? <Badge tone='todo'>今天变化</Badge> : null}
      <View className='gate-row__do'>离开</View>
    </View>
  )
}
