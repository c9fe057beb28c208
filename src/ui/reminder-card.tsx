import { View } from '@tarojs/components'
import { Button } from './button'
import { Card } from './card'
import './reminder-card.scss'

interface ReminderCardProps {
  /** What WeChat would tell of, such as “审核结果”. */
  of: string
  reminders: { left: number; ask: () => void; asking: boolean; outcome: 'accepted' | 'refused' | 'off' | null } | null
}

const outcomes = {
  accepted: '好了，有结果时微信会提醒您。',
  refused: '没有开启。结果仍会出现在“消息”里，想要提醒时再点一次。',
  off: '微信没有打开提醒。请在右上角“…”的设置里允许消息通知，再点一次。',
}

/** Asks for WeChat's reminders, once a tap: what it does not get, the inbox still has. Nothing where there is nothing to ask. */
export function ReminderCard({ of, reminders }: ReminderCardProps) {
  if (reminders === null) return null
  const { left, ask, asking, outcome } = reminders
  return (
    <Card title='微信提醒'>
      <View>{left > 0 ? `${of}，微信还可以提醒您 ${left} 次。` : `${of}，要不要微信提醒您？点一次，提醒一次。`}</View>
      {outcome ? <View className='reminder-outcome'>{outcomes[outcome]}</View> : null}
      <View className='reminder-ask'>
        <Button onClick={ask} loading={asking}>
          {left > 0 ? '再加一次提醒' : '开启微信提醒'}
        </Button>
      </View>
    </Card>
  )
}
