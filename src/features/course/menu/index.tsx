import type { Output } from 'cloud/contract/operations'
import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { PagedList } from '@/ui/paged-list'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { Tabs } from '@/ui/tabs'
import type { MenuRow } from '../course-words'
import { categoryOptions, everything, limitWords, partsOf, weekdayOptions } from '../menu-view'
import { useMenu } from '../use-menu'
import { CourseRow } from './course-row'
import { OtherCourses } from './other-courses'
import '../course.scss'

/** The courses of the term for one child (FR-041, FR-042): its own first, then what it may take, then the rest. */
export default function CourseMenuPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId ?? ''
  const menu = useMenu(childId)
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
      <MenuHead first={first} rows={items} />
      {items.length === 0 ? <Empty title='学校还没有公布本学期的课程。' /> : <Menu first={first} rows={items} />}
      {menu.more ? (
        <PagedList shown={items.length} total={total} more={menu.more} loadingMore={menu.loadingMore} moreRefused={menu.moreRefused}>
          {null}
        </PagedList>
      ) : null}
    </Page>
  )
}

interface MenuProps {
  first: Output<'readMenu'>
  rows: MenuRow[]
}

function MenuHead({ first: { child, coursesPerChild }, rows }: MenuProps) {
  return (
    <View className='course-head'>
      <View className='course-head__title'>{child.name}的选课</View>
      <View className='course-quiet'>
        {child.className} · {limitWords(rows, coursesPerChild)}
      </View>
    </View>
  )
}

function Menu({ first: { child, coursesPerChild }, rows }: MenuProps) {
  const [filter, setFilter] = useState(everything)
  const { own, open, others } = partsOf(rows, filter)
  const shared = { childId: child.childId, coursesPerChild }
  const weekdays = weekdayOptions(rows)
  const categories = categoryOptions(rows)
  return (
    <>
      {own.length > 0 ? <CourseCard title='已选的课' rows={own} {...shared} /> : null}
      {weekdays.length > 2 ? <Tabs label='选择星期' options={weekdays} value={filter.weekday} onChange={(weekday) => setFilter({ ...filter, weekday })} /> : null}
      {categories.length > 2 ? <Tabs label='选择类别' options={categories} value={filter.category} onChange={(category) => setFilter({ ...filter, category })} /> : null}
      {open.length > 0 ? <CourseCard title='可以选的课' rows={open} {...shared} /> : <Card title='可以选的课'>{others.length > 0 ? '现在没有可以选的课，原因写在下面每门课里。' : '没有这样的课，换个星期或类别看看。'}</Card>}
      <OtherCourses rows={others} shownAtOnce={open.length === 0} {...shared} />
    </>
  )
}

const CourseCard = ({ title, rows, ...shared }: { title: string; rows: MenuRow[]; childId: string; coursesPerChild: number | null }) => (
  <Card title={title}>
    {rows.map((row) => (
      <CourseRow key={row.course.courseId} row={row} {...shared} />
    ))}
  </Card>
)
