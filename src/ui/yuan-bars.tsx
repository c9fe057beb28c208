import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './yuan-bars.scss'

export interface YuanBar {
  name: string
  /** What of one yuan goes there, in fen, 0 to 100. */
  share: number
  /** The same in words. */
  says: string
  /** The whole amount, in words. */
  amount: string
  /** What a screen reader hears instead, where the bar is not of a yuan. */
  heard?: string
}

/** Where one yuan goes, or a hundred answers: a bar for each part, with its words beside it; a screen reader hears the words of each row. */
export function YuanBars({ label, bars }: { label: string; bars: readonly YuanBar[] }) {
  return (
    <View {...spoken({ role: 'list', label })}>
      {bars.map(({ name, share, says, amount, heard }) => (
        <View key={name} className='k-bars' {...spoken({ role: 'listitem', label: heard ?? `${name}，每 1 元里 ${says}，一共 ${amount}` })}>
          <View className='k-bars__line'>
            <View>{name}</View>
            <View className='k-bars__says'>{says}</View>
          </View>
          <View className='k-bars__track'>
            <View className='k-bars__bar' style={{ width: `${share > 0 ? Math.max(share, 1) : 0}%` }} />
          </View>
          <View className='k-bars__amount'>{amount}</View>
        </View>
      ))}
    </View>
  )
}
