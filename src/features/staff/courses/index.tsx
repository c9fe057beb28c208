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
import { courseNote, placesText } from '../courses-view'
import { useCourses } from '../use-courses'

/** Every course of the term with how full it is; each leads to its roster. */
export default function StaffCoursesPage() {
  const courses = useCourses()
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
        <Empty title='这学期还没有开设课程。' />
      ) : (
        <Wide>
          <Card>
            <PagedList shown={items.length} total={total} more={courses.more} loadingMore={courses.loadingMore} moreRefused={courses.moreRefused}>
              <Columns>
                {items.map((course) => (
                  <Cell
                    key={course.courseId}
                    title={course.title}
                    label={
                      <>
                        <View>{courseNote(course)}</View>
                        <View>{placesText(course)}</View>
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
