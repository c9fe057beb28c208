import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Session } from 'cloud/contract/course'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { changeLines, isOff } from '@/wording/day-change'
import { whereOf, type WeekDay } from '../week-view'

/** One day in words: until when, where and with whom. */
export function DayCard({ day, childId }: { day: WeekDay; childId: string }) {
  const { words, isToday, holiday, sessions } = day
  return (
    <Card title={words} aside={isToday ? <Badge tone='good'>今天</Badge> : null}>
      {sessions.length === 0 ? <View className='course-quiet'>{holiday ? `${holiday}，放假` : '没有安排'}</View> : null}
      {sessions.map((session) => (
        <SessionRow key={`${session.time}${session.title}`} session={session} childId={childId} />
      ))}
    </Card>
  )
}

function SessionRow({ session, childId }: { session: Session; childId: string }) {
  const { time, title, courseId, activities } = session
  const open = courseId ? () => void Taro.navigateTo({ url: `/features/course/detail/index?childId=${childId}&courseId=${courseId}` }) : undefined
  return (
    <Cell
      title={
        <View className={`course-row__title${isOff(session) ? ' course-row__title--off' : ''}`}>
          {time || '时间未公布'} {title}
        </View>
      }
      label={
        <>
          {changeLines(session).map((change) => (
            <View key={change} className='course-row__why'>
              {change}
            </View>
          ))}
          <View>{whereOf(session)}</View>
          {activities.map((activity) => (
            <View key={`${activity.time}${activity.activity}`} className='course-activity'>
              <View>{activity.time}</View>
              <View>{activity.activity}</View>
            </View>
          ))}
        </>
      }
      onClick={open}
    />
  )
}
