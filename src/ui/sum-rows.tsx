import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './sum-rows.scss'

export interface SumRow {
  name: string
  says: string
  note?: string
  /** A sum of the rows above it. */
  sum?: boolean
}

/** A table of names and amounts, read row by row. Where both do not fit beside each other, the amount goes below its name. */
export function SumRows({ label, rows }: { label: string; rows: readonly SumRow[] }) {
  return (
    <View {...spoken({ role: 'list', label })}>
      {rows.map(({ name, says, note, sum }, index) => (
        <View key={index} className={sum ? 'k-sums k-sums--sum' : 'k-sums'} {...spoken({ role: 'listitem' })}>
          <View className='k-sums__line'>
            <View>{name}</View>
            <View className='k-sums__says'>{says}</View>
          </View>
          {note ? <View className='k-sums__note'>{note}</View> : null}
        </View>
      ))}
    </View>
  )
}
