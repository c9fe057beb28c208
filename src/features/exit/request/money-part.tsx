import { View } from '@tarojs/components'
import type { Output } from 'cloud/contract/operations'
import { Card } from '@/ui/card'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { moneyOf, type MoneyRow } from '../money-view'

type Preview = Output<'previewExit'>

/** What comes back, line by line, before anything is confirmed: worked out by what will settle it (FR-067). */
export function MoneyPart({ preview }: { preview: Preview }) {
  const { says, rows } = moneyOf(preview)
  return (
    <Card title='退出后退多少'>
      <Notice title={says}>{null}</Notice>
      {rows.map((row) => (
        <MoneyRowPart key={row.key} row={row} />
      ))}
    </Card>
  )
}

function MoneyRowPart({ row: { name, amount, steps, why, citation } }: { row: MoneyRow }) {
  return (
    <View className='exit-money'>
      <View className='exit-money__head'>
        <View className='exit-money__name'>{name}</View>
        <View className='exit-money__amount'>{amount}</View>
      </View>
      {steps.map((step) => (
        <View key={step} className='exit-money__step'>
          {step}
        </View>
      ))}
      <Fold title='为什么这样算'>
        <View className='exit-money__why'>{why}</View>
        {citation ? <View className='exit-money__why'>{`方案原文：${citation}`}</View> : null}
      </Fold>
    </View>
  )
}
