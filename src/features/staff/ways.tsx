import { Children, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import './ways.scss'

/** What can be done next, beside each other where there is room; the first is the main one. */
export function Ways({ children }: { children: ReactNode }) {
  return (
    <View className='staff-ways'>
      {Children.toArray(children).map((way, index) => (
        <View key={index} className={index === 0 ? 'staff-ways__way staff-ways__way--main' : 'staff-ways__way'}>
          {way}
        </View>
      ))}
    </View>
  )
}
