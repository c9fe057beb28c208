import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import type { Desk } from '../use-desk'

/** One's own messages, and for the office which reminders may not have arrived. */
export function MessagesPart({ desk: { unread, roles } }: { desk: Desk }) {
  return (
    <Card title='消息'>
      <Cell title='我的消息' value={unread > 0 ? <Badge tone='todo'>{String(unread)}</Badge> : '没有新的'} spokenAs={`我的消息，${unread > 0 ? `${unread} 条未读` : '没有新的'}`} onClick={() => void Taro.navigateTo({ url: '/features/message/inbox/index' })} />
      {roles.includes('schoolAdmin') ? <Cell title='微信提醒情况' label='哪些提醒可能没有送到' onClick={() => void Taro.navigateTo({ url: '/features/message/deliveries/index' })} /> : null}
    </Card>
  )
}
