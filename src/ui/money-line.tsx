import { useState } from 'react'
import { View } from '@tarojs/components'
import { yuan, yuanSpoken } from '@/wording/money'
import { spoken } from './spoken'
import './money-line.scss'

export interface MoneyLineProps {
  name: string
  /** Below zero for what is taken off or given back; null where it cannot be known yet. */
  amountFen: number | null
  /** The arithmetic in order; `fen` null where a step is words only. */
  steps: readonly { says: string; fen: number | null }[]
  /** The rule in plain words. */
  why: string
  /** The paper that it rests on; null shows 依据未公布. Left out where none is needed, as for money that was received. */
  citation?: string | null
  /** A quiet line under the name: a date, or what it waits for. */
  note?: string
}

/** One amount with its name; a tap opens how it came about. */
export function MoneyLine({ name, amountFen, steps, why, citation, note }: MoneyLineProps) {
  const [opened, setOpened] = useState(false)
  const does = opened ? '收起' : steps.length > 0 ? '怎么算的' : '说明'
  return (
    <View className='k-money'>
      <View
        className='k-money__head'
        hoverClass='k-money__head--pressed'
        onClick={() => setOpened(!opened)}
        {...spoken({ role: 'button', label: [name, amountFen === null ? '还不知道多少' : yuanSpoken(amountFen), ...(note ? [note] : []), does].join('，'), expanded: opened })}
      >
        <View className='k-money__line'>
          <View className='k-money__name'>{name}</View>
          {amountFen === null ? null : <View className='k-money__amount'>{yuan(amountFen)}</View>}
        </View>
        <View className='k-money__line k-money__line--quiet'>
          <View>{note ?? ''}</View>
          <View className='k-money__do'>{does}</View>
        </View>
      </View>
      {opened ? (
        <View className='k-money__body'>
          {steps.map(({ says, fen }, index) => (
            <View key={index} className='k-money__step'>
              {says}
              {fen === null ? '' : ` = ${yuan(fen)}`}
            </View>
          ))}
          <View className='k-money__why'>{why}</View>
          {citation === undefined ? null : <View className='k-money__why'>{citation === null ? '依据未公布' : `依据：${citation}`}</View>}
        </View>
      ) : null}
    </View>
  )
}
