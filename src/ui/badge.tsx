import { Text } from '@tarojs/components'
import './badge.scss'

export type BadgeTone = 'calm' | 'good' | 'todo' | 'bad'

export function Badge({ children, tone = 'calm' }: { children: string; tone?: BadgeTone }) {
  return <Text className={`k-badge k-badge--${tone}`}>{children}</Text>
}
