import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './picture.scss'

interface PictureProps {
  /** A data address; null while it is not there yet, when its room is kept. */
  src: string | null
  width: number
  height: number
  /** What is to be seen: shown below, and read out. */
  description: string
  children?: ReactNode
}

/**
 * A picture in its own proportions. Drawn as a background, for the template of Taro's Image would weigh on the main
 * package of every family.
 */
export function Picture({ src, width, height, description, children }: PictureProps) {
  const frame = { paddingBottom: `${(height / width) * 100}%`, ...(src ? { backgroundImage: `url(${src})` } : {}) }
  return (
    <View className='k-picture'>
      <View className='k-picture__frame' style={frame} {...spoken({ role: 'img', label: src ? description : `${description}，正在打开` })} />
      <View className='k-picture__words'>{description}</View>
      {children}
    </View>
  )
}
