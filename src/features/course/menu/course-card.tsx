import { Card } from '@/ui/card'
import type { MenuEntry } from '../menu-view'
import type { Shortlist, ShortlistActions } from '../shortlist'
import type { ChildMenu } from '../use-family-menus'
import { CourseRow } from './course-row'

export interface MenuPartProps {
  menu: ChildMenu
  list: Shortlist & ShortlistActions
  now: Date
}

export function CourseCard({ title, entries, ...shared }: MenuPartProps & { title: string; entries: MenuEntry[] }) {
  if (entries.length === 0) return null
  return (
    <Card title={title}>
      {entries.map((entry) => (
        <CourseRow key={entry.row.course.courseId} entry={entry} {...shared} />
      ))}
    </Card>
  )
}
