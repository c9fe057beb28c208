import { useState, type CSSProperties, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import './page.scss'

/** The frame of every page: type scale, side margins, safe area. `bar` is an ActionBar. */
export function Page({ children, bar }: { children: ReactNode; bar?: ReactNode }) {
  const [scale] = useState(typeScale)
  return (
    <View className='k-page' style={{ '--type': String(scale) } as CSSProperties}>
      <View className='k-page__body'>{children}</View>
      {bar}
    </View>
  )
}

/** WeChat's font setting, 1 to 1.4. H5 has the browser's own zoom. */
function typeScale() {
  if (process.env.TARO_ENV !== 'weapp') return 1
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo()
  // Older WeChat tells a size in pixels, of which 17 is the standard one.
  const factor = fontSizeScaleFactor ?? (fontSizeSetting ?? 17) / 17
  return Math.min(1.4, Math.max(1, factor))
}
