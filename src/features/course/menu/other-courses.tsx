import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import type { MenuRow } from '../course-words'
import { CourseRow } from './course-row'

interface OtherCoursesProps {
  rows: MenuRow[]
  /** Nothing else is there to see. */
  shownAtOnce: boolean
  childId: string
  coursesPerChild: number | null
}

/** What this child cannot take now, out of the way, each with its reason. */
export function OtherCourses({ rows, shownAtOnce, ...shared }: OtherCoursesProps) {
  const [asked, setAsked] = useState(false)
  if (rows.length === 0) return null
  if (!asked && !shownAtOnce) {
    return (
      <View className='course-more'>
        <Button block onClick={() => setAsked(true)}>
          显示其他课程（{rows.length} 门）
        </Button>
      </View>
    )
  }
  return (
    <Card title='其他课程'>
      {rows.map((row) => (
        <CourseRow key={row.course.courseId} row={row} {...shared} />
      ))}
    </Card>
  )
}
