import type { Output } from 'cloud/contract/operations'
import { View } from '@tarojs/components'
import { admissionSentences } from 'cloud/rules/admission-words'
import { yuanText } from 'cloud/rules/plan-words'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Fold } from '@/ui/fold'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { weekdayName } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { teacherWords } from '@/wording/teacher'
import { useCourses } from '../use-courses'
import '../read/index.scss'

type Row = Output<'readPublicMenu'>['courses'][number]

/** The courses of the term for anybody to read, before a child is bound (FR-014, FR-042). */
export default function PlanCoursesPage() {
  const menu = useCourses()
  if (menu.state !== 'ready') {
    return (
      <Page>
        <Pending query={menu} />
      </Page>
    )
  }
  const { first, items, total } = menu.data
  return (
    <Page>
      {menu.stale ? <Stale onRetry={menu.refresh} /> : null}
      <View className='plan-heading' {...spoken({ role: 'heading' })}>
        {first.termName}的课程
      </View>
      {first.menuText ? <View>{first.menuText}</View> : null}
      {items.length === 0 ? (
        <Empty title='学校还没有公布本学期的课程。' />
      ) : (
        <PagedList shown={items.length} total={total} more={menu.more} loadingMore={menu.loadingMore} moreRefused={menu.moreRefused}>
          {items.map((row) => (
            <CourseFold key={row.course.courseId} row={row} />
          ))}
        </PagedList>
      )}
    </Page>
  )
}

function CourseFold({ row: { course, serviceName } }: { row: Row }) {
  const time = `${weekdayName(course.weekday)} ${course.startsAt}–${course.endsAt}`
  return (
    <Fold title={`${course.title} · ${time}`}>
      <Fact name='面向年级'>{gradesWords(course.grades)}</Fact>
      <Fact name='内容'>{course.content || null}</Fact>
      <Fact name='教师'>{[teacherWords(course.teacherName), course.provider && `由${course.provider}提供`].filter(Boolean).join('，')}</Fact>
      <Fact name='地点'>{course.venue || null}</Fact>
      {course.itemsToBring ? <Fact name='要带的东西'>{course.itemsToBring}</Fact> : null}
      {course.costFen ? <Fact name='另收费用'>{[yuanText(course.costFen), course.costNote].filter(Boolean).join('，')}</Fact> : null}
      <Fact name='属于'>{serviceName || null}</Fact>
      <Fact name='怎样选'>{admissionSentences(course).map((sentence) => <View key={sentence}>{sentence}</View>)}</Fact>
    </Fold>
  )
}
