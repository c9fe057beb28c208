import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import type { ServiceView } from '../service-view'
import { Facts } from './facts'

/** One service of a grade: whether it costs anything beside its name, then its hours, then all that the plan says of it. */
export function ServiceCard({ service: { name, fee, days, facts } }: { service: ServiceView }) {
  return (
    <Card title={name} aside={<Badge tone={fee.tone}>{fee.words}</Badge>}>
      {days.map(({ days: weekdays, stretches }) => (
        <View key={weekdays} className='plan-slots'>
          <View className='plan-slots__days'>{weekdays}</View>
          {stretches.length === 0 ? <View>时间未公布</View> : null}
          {stretches.map(({ time, activity }, index) => (
            <View key={index} className='plan-slots__slot'>
              <View className='plan-slots__time'>{time}</View>
              <View>{activity}</View>
            </View>
          ))}
        </View>
      ))}
      <Facts facts={facts} />
    </Card>
  )
}
