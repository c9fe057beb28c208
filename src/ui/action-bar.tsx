import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './action-bar.scss'

/**
 * Holds the screen's main action at the bottom, inside the safe area. Give it to Page as `bar`; not on tab pages.
 * Sticky, not fixed: it takes its own room at the page's end, however large the type is.
 */
export function ActionBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <View className='k-action-bar'>
      <View className='k-action-bar__inside'>
        {note ? <View className='k-action-bar__note'>{note}</View> : null}
        {children}
      </View>
    </View>
  )
}
