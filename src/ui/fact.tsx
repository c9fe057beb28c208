import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Unstated } from './unstated'
import './fact.scss'

/** A name and what the plan says under it; null shows 未公布. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className={children === null || children === undefined ? 'k-fact k-fact--unstated' : 'k-fact'}>
      <View className='k-fact__name'>{name}</View>
      <View>{children ?? <Unstated />}</View>
    </View>
  )
}
