import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './card.scss'

/** A sheet of paper with an optional heading; `aside` stands beside the heading, such as a Badge. */
export function Card({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <View className='k-card'>
      {title ? (
        <View className='k-card__head'>
          <View className='k-card__title' {...spoken({ role: 'heading' })}>
            {title}
          </View>
          {aside}
        </View>
      ) : null}
      {children}
    </View>
  )
}
