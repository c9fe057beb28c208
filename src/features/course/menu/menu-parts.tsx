import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { CheckLine } from '@/ui/check-line'
import { Fold } from '@/ui/fold'
import { Tabs } from '@/ui/tabs'
import { categoryOptions, everything, filterWords, partsOf, weekdayOptions } from '../menu-view'
import { CourseCard, type MenuPartProps } from './course-card'
import { DrawPart } from './draw-part'
import { OtherCourses } from './other-courses'

export function MenuParts(shared: MenuPartProps) {
  const { menu, now } = shared
  const [filter, setFilter] = useState(everything)
  const { own, open, drawn, others } = partsOf(menu, filter, now)
  const weekdays = weekdayOptions(menu.rows)
  const categories = categoryOptions(menu.rows)
  return (
    <>
      <CourseCard title='已选和候补的课' entries={own} {...shared} />
      {weekdays.length > 2 ? <Tabs label='选择星期' options={weekdays} value={filter.weekday} onChange={(weekday) => setFilter({ ...filter, weekday })} /> : null}
      <Fold title={filterWords(filter)}>
        {categories.length > 2 ? <Tabs label='选择类别' options={categories} value={filter.category} onChange={(category) => setFilter({ ...filter, category })} /> : null}
        <CheckLine checked={filter.onlyFree} onChange={(onlyFree) => setFilter({ ...filter, onlyFree })}>
          只看有名额的课
        </CheckLine>
      </Fold>
      <DrawPart entries={drawn} childId={menu.child.childId} />
      {open.length > 0 ? (
        <CourseCard title={open.some(({ standing }) => standing.obstacle !== 'not_open') ? '可以选的课' : '到时间可以选的课'} entries={open} {...shared} />
      ) : drawn.length > 0 ? null : (
        <Card title='可以选的课'>
          <View>{others.length > 0 ? '现在没有可以选的课，原因写在下面每门课里。' : filter.onlyFree ? '没有这样的课，换个星期或类别，或去掉“只看有名额的课”看看。' : '没有这样的课，换个星期或类别看看。'}</View>
        </Card>
      )}
      <OtherCourses entries={others} shownAtOnce={open.length + drawn.length === 0} {...shared} />
    </>
  )
}
