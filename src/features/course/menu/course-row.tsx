import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge } from '@/ui/badge'
import { Cell } from '@/ui/cell'
import { obstacleWords, ownSaid, placesSaid, timeWords, whereWords, type MenuRow } from '../course-words'

interface CourseRowProps {
  row: MenuRow
  childId: string
  coursesPerChild: number | null
}

/** One course in a line or three; the tap opens everything about it. */
export function CourseRow({ row, childId, coursesPerChild }: CourseRowProps) {
  const { course, own } = row
  const why = obstacleWords(row, coursesPerChild)
  const places = placesSaid(course)
  const open = () => void Taro.navigateTo({ url: `/features/course/detail/index?childId=${childId}&courseId=${course.courseId}` })
  return (
    <Cell
      title={
        <View className='course-row__head'>
          <View className='course-row__title'>{course.title}</View>
          {own ? <Badge tone={ownSaid(own).tone}>{ownSaid(own).words}</Badge> : <Badge tone={places.tone}>{places.words}</Badge>}
        </View>
      }
      label={
        <>
          <View>{timeWords(course)}</View>
          <View>{whereWords(course)}</View>
          {why ? <View className='course-row__why'>{why}</View> : null}
        </>
      }
      onClick={open}
    />
  )
}
