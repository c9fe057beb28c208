import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { smallCourseCounts, smallCourseNote } from '../moves-view'
import { useSmallCourses } from '../use-moves'

/** Courses that would not take place as they stand; each leads to its roster, where the office fills, merges or closes it (FR-045). */
export default function StaffSmallCoursesPage() {
  const courses = useSmallCourses()
  if (courses.state !== 'ready') {
    return (
      <Page>
        <Pending query={courses} />
      </Page>
    )
  }
  const { items, total } = courses.data
  return (
    <Page>
      {courses.stale ? <Stale onRetry={courses.refresh} /> : null}
      {items.length === 0 ? (
        <Empty title='没有人数不足的课。' />
      ) : (
        <Wide>
          <Card title='人数不到开班下限'>
            <PagedList shown={items.length} total={total} more={courses.more} loadingMore={courses.loadingMore} moreRefused={courses.moreRefused}>
              <Columns>
                {items.map((course) => (
                  <Cell
                    key={course.courseId}
                    title={course.title}
                    label={
                      <>
                        <View>{smallCourseNote(course)}</View>
                        <View>{smallCourseCounts(course)}</View>
                      </>
                    }
                    onClick={() => void Taro.navigateTo({ url: `/features/staff/roster/index?courseId=${course.courseId}` })}
                  />
                ))}
              </Columns>
            </PagedList>
          </Card>
        </Wide>
      )}
    </Page>
  )
}
