import { View } from '@tarojs/components'
import type { RollSummary } from 'cloud/contract/attendance'
import { serverNow } from '@/client/server-clock'
import { Badge } from '@/ui/badge'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { dateWords } from '@/wording/dates'
import { changeLines, isEarly, rollTitle, stateOf, whereWords } from '../roll-view'

/** Which roll it is, and how far. */
export function HeadPart({ roll }: { roll: RollSummary }) {
  const { words, tone } = stateOf(roll, serverNow())
  const changes = changeLines(roll)
  return (
    <>
      <View className='roll-head'>
        <View className='roll-row__title'>
          <View className='roll-head__title' {...spoken({ role: 'heading' })}>
            {rollTitle(roll)}
          </View>
          <Badge tone={tone}>{words}</Badge>
        </View>
        <View className='roll-quiet'>{`${dateWords(roll.heldOn)} ${whereWords(roll)}`}</View>
      </View>
      {changes.length > 0 ? (
        <Notice tone='todo'>
          {changes.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Notice>
      ) : null}
      {isEarly(roll, serverNow()) && !roll.cancelled ? <Notice tone='todo' title={`${roll.startsAt} 才开始，请看清是不是这张点名表。`} /> : null}
    </>
  )
}
