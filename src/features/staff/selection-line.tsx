import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import type { Selection } from './use-selection'
import './selection-line.scss'

interface SelectionLineProps<K> {
  all: readonly K[]
  selection: Selection<K>
  /** 份, 名, as in 已选 3 份. */
  unit: string
  most: number
  /** A shortcut of this page's own, beside 全选本页. */
  children?: ReactNode
}

/** Above a list: how many are chosen, and all of them with one tap. */
export function SelectionLine<K>({ all, selection, unit, most, children }: SelectionLineProps<K>) {
  const { chosen, choose, clear, full } = selection
  return (
    <View className='staff-selection'>
      <View {...spoken({ role: 'status' })}>{chosen.length > 0 ? `已选 ${chosen.length} ${unit}` : '点一下就选中'}</View>
      <View className='staff-selection__ways'>
        {children}
        {chosen.length > 0 ? <Button onClick={clear}>取消选择</Button> : <Button onClick={() => choose(all)}>全选本页</Button>}
      </View>
      {full ? <View className='staff-selection__full'>{`一次最多选 ${most} ${unit}。`}</View> : null}
    </View>
  )
}
