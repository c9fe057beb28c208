import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { CourseView } from 'cloud/contract/course'
import { refusals } from 'cloud/contract/refusals'
import { useSession } from '@/session/session'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { instantWords } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { ownSaid, placesSaid, timeWords, type MenuRow } from '../course-words'
import { useCourse } from '../use-course'
import { ChoiceBar } from './choice-bar'
import '../course.scss'

/** Everything about one course, and choosing it or giving it back (FR-043, FR-044). */
export default function CourseDetailPage() {
  const session = useSession()
  const { childId = session.childId ?? '', courseId = '' } = useRouter().params
  const { menu, row, ...rest } = useCourse(childId, courseId)
  if (menu.state !== 'ready' || (!row && menu.more && !menu.moreRefused)) {
    return (
      <Page>
        <Pending query={menu.state === 'ready' ? { state: 'loading' } : menu} />
      </Page>
    )
  }
  if (!row) {
    return (
      <Page>
        <Empty title={menu.moreRefused ?? refusals.course_unknown} />
      </Page>
    )
  }
  const { child, coursesPerChild } = menu.data.first
  return (
    <Page bar={<ChoiceBar row={row} childName={child.name} coursesPerChild={coursesPerChild} {...rest} />}>
      {menu.stale ? <Stale onRetry={menu.refresh} /> : null}
      <DetailHead row={row} />
      <DetailFacts course={row.course} />
    </Page>
  )
}

function DetailHead({ row: { course, own } }: { row: MenuRow }) {
  const places = placesSaid(course)
  return (
    <View className='course-head'>
      <View className='course-head__title' {...spoken({ role: 'heading' })}>
        {course.title}
      </View>
      <View className='course-quiet'>{timeWords(course)}</View>
      <View className='course-head__badges'>
        {own ? <Badge tone={ownSaid(own).tone}>{ownSaid(own).words}</Badge> : null}
        <Badge tone={places.tone}>{places.words}</Badge>
      </View>
    </View>
  )
}

function DetailFacts({ course }: { course: CourseView }) {
  return (
    <>
      <Card title='课程内容'>{course.content || '学校没有写明。'}</Card>
      <Card title='老师'>
        <Fact name='姓名'>{course.teacherName}</Fact>
        <Fact name='介绍'>{course.teacherIntroduction || null}</Fact>
      </Card>
      <Card title='上课'>
        <Fact name='时间'>{timeWords(course)}</Fact>
        <Fact name='教室'>{course.venue || null}</Fact>
        <Fact name='要带的东西'>{course.itemsToBring || null}</Fact>
        <Fact name='面向年级'>{gradesWords(course.grades)}</Fact>
      </Card>
      <Card title='选课办法'>
        <Fact name='怎样选'>{course.admission === 'assigned' ? '由学校统一安排' : '先选先得；满了可以排候补，有人退课按顺序自动补上'}</Fact>
        <Fact name='名额'>共 {course.capacity} 个</Fact>
        <Fact name='选课时间'>
          {instantWords(course.opensAt)} 至 {instantWords(course.closesAt)}
        </Fact>
      </Card>
    </>
  )
}
