import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { startTransport } from '@/client/ask'
import { hearEventsInOrder } from '@/ui/events-in-order'
import { listenToKeyboard } from '@/ui/keyboard'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTransport()
    hearEventsInOrder()
    listenToKeyboard()
  })
  return children
}
