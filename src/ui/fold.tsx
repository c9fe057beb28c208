import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './fold.scss'

/** A card whose long content opens at a tap. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(open)
  return (
    <View className='k-fold'>
      <View
        className='k-fold__head'
        hoverClass='k-fold__head--pressed'
        onClick={() => setOpened(!opened)}
        {...spoken({ role: 'button', expanded: opened })}
      >
        <View className='k-fold__title'>{title}</View>
        <View className='k-fold__do'>{opened ? '收起' : '展开'}</View>
      </View>
      {opened ? <View className='k-fold__body'>{children}</View> : null}
    </View>
  )
}
