import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { admissionSentences } from 'cloud/rules/admission-words'
import { Badge } from '@/ui/badge'
import { Cell } from '@/ui/cell'
import { extraWords, ownSaid, placesSaid, timeWords, whereWords, type MenuRow } from '../course-words'
import type { MenuEntry } from '../menu-view'
import { canWish } from '../standing-view'
import type { MenuPartProps } from './course-card'
import { WishButton } from '../wish-button'

/** From when on a child of this grade may choose, and what places there are; other grades' times stand on the course's own page. */
const openingWords = (course: MenuRow['course'], grade: number) => admissionSentences({ ...course, grades: [grade] }).slice(0, 2).join('')

/** One course in a few lines; the tap opens everything about it, and the button puts it on the shortlist. */
export function CourseRow({ entry: { row, standing }, menu, list }: MenuPartProps & { entry: MenuEntry }) {
  const { course, own } = row
  const { childId } = menu.child
  const said = own ? ownSaid(own) : placesSaid(course)
  const open = () => void Taro.navigateTo({ url: `/features/course/detail/index?childId=${childId}&courseId=${course.courseId}` })
  return (
    <View className='course-row'>
      <Cell
        title={
          <View className='course-row__head'>
            <View className='course-row__title'>{course.title}</View>
            <Badge tone={said.tone}>{said.words}</Badge>
          </View>
        }
        label={
          <>
            <View>{timeWords(course)}</View>
            <View>{whereWords(course)}</View>
            {extraWords(course).map((words) => (
              <View key={words}>{words}</View>
            ))}
            {standing.why ? <View className='course-row__why'>{standing.obstacle === 'not_open' ? openingWords(course, menu.child.grade) : standing.why}</View> : null}
          </>
        }
        onClick={open}
      />
      {canWish(row, standing) ? <WishButton list={list} line={{ childId, courseId: course.courseId, title: course.title }} /> : null}
    </View>
  )
}
