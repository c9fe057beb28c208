import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { courseWhen, differenceWords, placeWords } from '../console-view'
import type { LiveCourse } from '../use-sign-up-day'

/** One course with how full it is; in red where it says something else than its list. */
export function PlaceRow({ course }: { course: LiveCourse }) {
  const { title, taken, capacity, agrees } = course
  const share = capacity === 0 ? 100 : Math.min(100, Math.round((taken / capacity) * 100))
  return (
    <View className='k-cell console-place'>
      <View className='console-check__head'>
        <View>
          {title}
          <View className='console-quiet'>{courseWhen(course)}</View>
        </View>
        {agrees ? taken >= capacity ? <Badge>已满</Badge> : null : <Badge tone='bad'>不相符</Badge>}
      </View>
      <View className='console-meter'>
        <View className='console-meter__full' style={{ width: `${share}%` }} />
      </View>
      <View className='console-quiet'>{placeWords(course)}</View>
      {agrees ? null : <View className='console-bad'>{differenceWords(course)}</View>}
    </View>
  )
}
