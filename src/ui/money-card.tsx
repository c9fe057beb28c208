import { View } from '@tarojs/components'
import { yuan, yuanSpoken } from '@/wording/money'
import { Card } from './card'
import { MoneyLine, type MoneyLineProps } from './money-line'
import { spoken } from './spoken'
import './money-card.scss'

export interface MoneyPart {
  key: string
  /** Its name and what it comes to stand above the lines; none where the lines stand for themselves. */
  name?: string
  amountFen?: number
  note?: string
  lines: readonly (MoneyLineProps & { key: string })[]
}

/** Amounts under one title, each opening to its arithmetic. */
export function MoneyCard({ title, lead, note, parts }: { title: string; /** The answer before its parts, in full size. */ lead?: string; note?: string; parts: readonly MoneyPart[] }) {
  return (
    <Card title={title}>
      {lead ? <View className='k-money-part__lead'>{lead}</View> : null}
      {note ? <View className='k-money-part__note'>{note}</View> : null}
      {parts.map(({ key, name, amountFen = 0, note: partNote, lines }) => (
        <View key={key} className='k-money-part'>
          {name ? (
            <View className='k-money-part__head' {...spoken({ role: 'heading', label: `${name}，${yuanSpoken(amountFen)}` })}>
              <View>{name}</View>
              <View className='k-money-part__amount'>{yuan(amountFen)}</View>
            </View>
          ) : null}
          {partNote ? <View className='k-money-part__note'>{partNote}</View> : null}
          <View>
            {lines.map(({ key: lineKey, ...line }) => (
              <MoneyLine key={lineKey} {...line} />
            ))}
          </View>
        </View>
      ))}
    </Card>
  )
}
