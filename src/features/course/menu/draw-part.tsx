import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { extraWords, timeWords, whereWords } from '../course-words'
import { drawsOf, type MenuEntry } from '../menu-view'

const toDetail = (childId: string, courseId: string) => void Taro.navigateTo({ url: `/features/course/detail/index?childId=${childId}&courseId=${courseId}` })
const toRank = (childId: string, drawId: string) => void Taro.navigateTo({ url: `/features/draw/rank/index?childId=${childId}&drawId=${drawId}` })

/** Courses whose places are drawn: they are ranked, not chosen. */
export function DrawPart({ entries, childId }: { entries: MenuEntry[]; childId: string }) {
  return (
    <>
      {drawsOf(entries).map(({ drawId, entries: own }) => (
        <Card key={drawId ?? ''} title='抽签的课'>
          <View>用抽签决定：在截止前排好志愿，早交晚交机会一样，不用抢。</View>
          {own.map(({ row: { course } }) => (
            <Cell
              key={course.courseId}
              title={<View className='course-row__title'>{course.title}</View>}
              label={[timeWords(course), whereWords(course), `共 ${course.capacity} 个名额`, ...extraWords(course)].map((words) => (
                <View key={words}>{words}</View>
              ))}
              onClick={() => toDetail(childId, course.courseId)}
            />
          ))}
          {drawId ? (
            <View className='course-wish'>
              <Button block onClick={() => toRank(childId, drawId)}>
                去排志愿
              </Button>
            </View>
          ) : null}
        </Card>
      ))}
    </>
  )
}
