import { View } from '@tarojs/components'
import { Card } from './card'
import { spoken } from './spoken'
import './balance-card.scss'

export interface BalanceCardProps {
  /** What the sum is: 待交, 在学校有余. */
  title: string
  /** Null where there is nothing. */
  amount: string | null
  /** What it is made of. */
  rows: readonly { name: string; says: string }[]
  notes: readonly string[]
}

/** What an account comes to, and how. */
export function BalanceCard({ title, amount, rows, notes }: BalanceCardProps) {
  return (
    <Card>
      <View className='k-balance' {...spoken({ role: 'heading', label: [title, amount].filter(Boolean).join('，') })}>
        <View className='k-balance__title'>{title}</View>
        {amount ? <View className='k-balance__amount'>{amount}</View> : null}
      </View>
      {notes.map((note) => (
        <View key={note} className='k-balance__note'>
          {note}
        </View>
      ))}
      <View className='k-balance__rows'>
        {rows.map(({ name, says }) => (
          <View key={name} className='k-balance__row'>
            <View>{name}</View>
            <View className='k-balance__number'>{says}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
