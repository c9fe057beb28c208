import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './loading.scss'

/** The grey outline of a page to come. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <View {...spoken({ role: 'status', label: '正在加载' })}>
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className='k-loading'>
          <View className='k-loading__line k-loading__line--short' />
          <View className='k-loading__line' />
        </View>
      ))}
    </View>
  )
}
