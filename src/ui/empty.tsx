import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './empty.scss'

/** Nothing to show, in words, and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <View className='k-empty'>
      <View className='k-empty__title'>{title}</View>
      {children}
    </View>
  )
}
