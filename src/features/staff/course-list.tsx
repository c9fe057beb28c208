import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { More, Page as Listed } from '@/client/use-paged-query'
import type { Query } from '@/client/use-live'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'

interface CourseListProps<Course> {
  courses: Query<Listed<Course>> & More
  empty: string
  title?: string
  /** Two lines about a course. */
  lines: (course: Course) => [string, string]
}

/** Courses of the term, each with a word about it; each leads to its roster. */
export function CourseList<Course extends { courseId: string; title: string }>({ courses, empty, title, lines }: CourseListProps<Course>) {
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
        <Empty title={empty} />
      ) : (
        <Wide>
          <Card title={title}>
            <PagedList shown={items.length} total={total} more={courses.more} loadingMore={courses.loadingMore} moreRefused={courses.moreRefused}>
              <Columns>
                {items.map((course) => (
                  <Cell
                    key={course.courseId}
                    title={course.title}
                    label={lines(course).map((line, index) => (
                      <View key={index}>{line}</View>
                    ))}
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
