import { View } from '@tarojs/components'
import { YuanBars, type YuanBar } from './yuan-bars'
import './result-bars.scss'

interface ResultBarsProps {
  title: string
  /** Null where there is nothing to draw; `instead` says why. */
  rows: readonly { label: string; base: string; bars: readonly YuanBar[] }[] | null
  instead: string
}

/** One question's answers: a bar for each option, with what the percentages are of. */
export function ResultBars({ title, rows, instead }: ResultBarsProps) {
  return (
    <View className='k-results'>
      <View className='k-results__title'>{title}</View>
      {rows === null ? <View className='k-results__base'>{instead}</View> : null}
      {rows?.map(({ label, base, bars }) => (
        <View key={label} className='k-results__row'>
          {label ? <View className='k-results__label'>{label}</View> : null}
          <View className='k-results__base'>{base}</View>
          {bars.length > 0 ? <YuanBars label={label ? `${title}，${label}` : title} bars={bars} /> : null}
        </View>
      ))}
    </View>
  )
}
