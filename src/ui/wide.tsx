import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './wide.scss'

/** Lets a list use the width of an office desktop; on a phone it changes nothing. */
export function Wide({ children }: { children: ReactNode }) {
  return <View className='k-wide'>{children}</View>
}

/** The rows of a list: one column on a phone, as many as fit on a desktop; `roomy` where a row holds sentences. */
export function Columns({ children, roomy }: { children: ReactNode; roomy?: boolean }) {
  return <View className={roomy ? 'k-columns k-columns--roomy' : 'k-columns'}>{children}</View>
}
