import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import type { Selection } from './use-selection'
import './selection-line.scss'

interface SelectionLineProps<K> {
  all: readonly K[]
  selection: Selection<K>
  /** 份, 名, as in 一次最多选 100 份. */
  unit: string
  most: number
  /** A shortcut of this page's own, beside 全选本页. */
  children?: ReactNode
}

/** Above a list: how to choose, and all of it with one tap. How many are chosen stands in the action bar. */
export function SelectionLine<K>({ all, selection, unit, most, children }: SelectionLineProps<K>) {
  const { chosen, choose, clear, full } = selection
  return (
    <View className='staff-selection'>
      <View>点一下就选中</View>
      <View className='staff-selection__ways'>
        {children}
        {chosen.length > 0 ? <Button onClick={clear}>取消选择</Button> : <Button onClick={() => choose(all)}>全选本页</Button>}
      </View>
      {full ? <View className='staff-selection__full'>{`一次最多选 ${most} ${unit}。`}</View> : null}
    </View>
  )
}
