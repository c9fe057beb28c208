import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { teacherWords } from '@/wording/teacher'
import { timeWords } from '../draw-view'
import type { useRanking } from '../use-ranking'

const most = 20

/** Courses of the draw that are not on the list yet. */
export function ChoicesPart({ ranking: { choices, ranks, change }, open }: { ranking: ReturnType<typeof useRanking>; open: boolean }) {
  const rest = choices.filter(({ course }) => !ranks.includes(course.courseId))
  if (rest.length === 0) return null
  return (
    <Card title={open ? '可以加入的课' : '参加抽签的课'}>
      {rest.map(({ course, missing }) => (
        <View className='draw-row' key={course.courseId}>
          <View className='draw-row__name'>{course.title}</View>
          <View className='draw-quiet'>{open ? `${timeWords(course)} · ${course.placesLeft}个名额` : timeWords(course)}</View>
          <View className='draw-quiet'>{`${teacherWords(course.teacherName)} · ${course.venue}`}</View>
          {course.costFen ? <View className='draw-quiet'>{`另收 ${course.costFen / 100} 元${course.costNote ? `（${course.costNote}）` : ''}`}</View> : null}
          {open && missing ? <View className='draw-row__why'>{missing}</View> : null}
          {open && ranks.length < most ? (
            <View className='draw-row__ways'>
              <Button label={`把${course.title}加入志愿`} onClick={() => change((newest) => ({ ranks: [...(newest.ranks ?? ranks), course.courseId] }))}>
                加入
              </Button>
            </View>
          ) : null}
        </View>
      ))}
    </Card>
  )
}
