import { View } from '@tarojs/components'
import type { Calendar as RuleCalendar } from 'cloud/rules/calendar'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { serviceCounts } from '../calendar-view'
import type { Calendar } from '../use-calendar'

/** How many days each service of the published plan runs by this calendar, before it is saved. */
export function PreviewPart({ calendar, services }: { calendar: RuleCalendar | null; services: Calendar['services'] }) {
  if (services.length === 0) {
    return (
      <Card title='服务天数'>
        <View className='calendar-quiet'>本学期还没有公布方案，公布后这里会算出每项服务开展多少天。</View>
      </Card>
    )
  }
  return (
    <Card title='服务天数'>
      {calendar ? (
        serviceCounts(calendar, services).map(({ key, name, days, weeks, byWeekday }) => (
          <Cell key={key} title={name} label={days === null ? '方案没有写星期，由学校定' : byWeekday.join('，')} value={days === null ? null : `${weeks} 周，共 ${days} 天`} />
        ))
      ) : (
        <View className='calendar-quiet'>填好开始和结束日期后，这里会算出每项服务开展多少天。</View>
      )}
    </Card>
  )
}
