import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './notice.scss'

export type NoticeTone = 'info' | 'todo' | 'refusal'

/** A box of words in the page: something to know, to do, or why it did not work. A refusal is read out at once. */
export function Notice({ tone = 'info', title, children }: { tone?: NoticeTone; title?: string; children?: ReactNode }) {
  return (
    <View className={`k-notice k-notice--${tone}`} {...spoken({ role: tone === 'refusal' ? 'alert' : undefined })}>
      {title ? <View className='k-notice__title'>{title}</View> : null}
      {children}
    </View>
  )
}
