import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { instantWords } from '@/wording/dates'
import { clockWords } from '../course-words'
import { limitWords } from '../menu-view'
import type { ChildMenu } from '../use-family-menus'

const toPlaces = () => void Taro.navigateTo({ url: '/features/course/places/index' })

/** Whose menu it is, of when the numbers are, and an offer that waits for an answer. */
export function MenuHead({ menu: { child, coursesPerChild, rows, asOf }, refresh }: { menu: ChildMenu; refresh: () => void }) {
  const offered = rows.filter(({ own }) => own?.state === 'offered')
  return (
    <>
      <View className='course-head'>
        <View className='course-head__title' {...spoken({ role: 'heading' })}>
          {child.name}的选课
        </View>
        <View className='course-quiet'>
          {child.className} · {limitWords(rows, coursesPerChild)}
        </View>
        <View className='course-quiet'>名额是 {clockWords(asOf)} 的情况（最多晚 2 秒）。</View>
        <View className='course-ways'>
          <Button onClick={refresh}>刷新名额</Button>
          <Button onClick={toPlaces}>我的课程</Button>
        </View>
      </View>
      {offered.map(({ course, own }) => (
        <Notice key={course.courseId} tone='todo' title={`“${course.title}”有名额了，等您确认`}>
          <View>{own?.offerUntil ? `请在${instantWords(own.offerUntil)}前确认，过时给下一位。` : null}</View>
          <Button kind='primary' onClick={toPlaces}>
            去确认
          </Button>
        </Notice>
      ))}
    </>
  )
}
