import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { MessageView } from 'cloud/contract/message'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { instantWords } from '@/wording/dates'

const shown = 3

/** The newest messages; the rest are in the inbox. */
export function MessagesPart({ messages, unread }: { messages: MessageView[]; unread: number }) {
  const open = () => void Taro.navigateTo({ url: '/features/message/inbox/index' })
  return (
    <Card title='消息' aside={unread > 0 ? <Badge tone='todo'>{`${unread}条未读`}</Badge> : null}>
      {messages.slice(0, shown).map(({ messageId, title, text, read, createdAt }) => (
        <View key={messageId} className='home-message'>
          <View className={read ? '' : 'home-message__unread'}>{title}</View>
          <View>{text}</View>
          <View className='home-quiet'>{instantWords(createdAt)}</View>
        </View>
      ))}
      <Cell title='查看全部消息' onClick={open} />
    </Card>
  )
}
