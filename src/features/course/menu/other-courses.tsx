import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import type { MenuEntry } from '../menu-view'
import { CourseCard, type MenuPartProps } from './course-card'

interface OtherCoursesProps extends MenuPartProps {
  entries: MenuEntry[]
  /** Nothing else is there to see. */
  shownAtOnce: boolean
}

/** What this child cannot take now, out of the way, each with its reason. */
export function OtherCourses({ entries, shownAtOnce, ...shared }: OtherCoursesProps) {
  const [asked, setAsked] = useState(false)
  if (entries.length === 0) return null
  if (asked || shownAtOnce) return <CourseCard title='其他课程' entries={entries} {...shared} />
  return (
    <View className='course-more'>
      <Button block onClick={() => setAsked(true)}>
        显示其他课程（{entries.length} 门）
      </Button>
    </View>
  )
}
