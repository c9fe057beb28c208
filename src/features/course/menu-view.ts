import { weekdayName } from '@/wording/dates'
import type { MenuRow } from './course-words'

/** 0 is every weekday, an empty text every category. */
export interface MenuFilter {
  weekday: number
  category: string
}

export const everything: MenuFilter = { weekday: 0, category: '' }

export interface MenuParts {
  own: MenuRow[]
  open: MenuRow[]
  others: MenuRow[]
}

/** The child's own courses, those it may take now, and the rest; the filter never hides its own. */
export function partsOf(rows: readonly MenuRow[], { weekday, category }: MenuFilter): MenuParts {
  const sorted = [...rows].sort((a, b) => a.course.weekday - b.course.weekday || a.course.startsAt.localeCompare(b.course.startsAt))
  const shown = sorted.filter(({ own, course }) => !own && (weekday === 0 || course.weekday === weekday) && (category === '' || course.category === category))
  return {
    own: sorted.filter(({ own }) => own),
    open: shown.filter(({ obstacle }) => obstacle === null),
    others: shown.filter(({ obstacle }) => obstacle !== null),
  }
}

export const weekdayOptions = (rows: readonly MenuRow[]) => [
  { value: 0, label: '每天' },
  ...[...new Set(rows.map(({ course }) => course.weekday))].sort().map((value) => ({ value, label: weekdayName(value) })),
]

export const categoryOptions = (rows: readonly MenuRow[]) => [
  { value: '', label: '全部类别' },
  ...[...new Set(rows.map(({ course }) => course.category))].map((value) => ({ value, label: value })),
]

/** Places in line count too: they hold the time for the child. */
export function limitWords(rows: readonly MenuRow[], coursesPerChild: number | null) {
  const held = rows.filter(({ own }) => own).length
  return coursesPerChild === null ? `已选 ${held} 门` : `最多选 ${coursesPerChild} 门，已选 ${held} 门（候补也算）`
}
