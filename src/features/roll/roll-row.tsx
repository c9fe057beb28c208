import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RollSummary } from 'cloud/contract/attendance'
import { Badge } from '@/ui/badge'
import { Cell } from '@/ui/cell'
import { addressQuery, changeLines, rollTitle, stateOf, sumWords, whereWords } from './roll-view'

/** One roll with where it stands; a tap opens its sheet. `heldBack` says what only the phone knows yet. */
export function RollRow({ roll, now, heldBack }: { roll: RollSummary; now: Date; heldBack: string | null }) {
  const { words, tone } = stateOf(roll, now)
  const lines = [whereWords(roll), ...changeLines(roll), sumWords(roll.counts)].filter((line) => line !== '')
  return (
    <Cell
      title={
        <View className='roll-row__title'>
          <View>{rollTitle(roll)}</View>
          <Badge tone={tone}>{words}</Badge>
        </View>
      }
      label={
        <>
          {lines.map((line) => (
            <View key={line}>{line}</View>
          ))}
          {heldBack ? <View className='roll-row__held'>{heldBack}</View> : null}
        </>
      }
      spokenAs={[rollTitle(roll), words, ...lines, heldBack].filter(Boolean).join('，')}
      onClick={() => void Taro.navigateTo({ url: `/features/roll/sheet/index?${addressQuery(roll)}` })}
    />
  )
}
