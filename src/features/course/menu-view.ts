import { weekdayName } from '@/wording/dates'
import { isFull, type MenuRow } from './course-words'
import { standingOf, type Standing } from './standing-view'
import type { ChildMenu } from './use-family-menus'

/** 0 is every weekday, an empty text every category. */
export interface MenuFilter {
  weekday: number
  category: string
  onlyFree: boolean
}

export const everything: MenuFilter = { weekday: 0, category: '', onlyFree: false }

export interface MenuEntry {
  row: MenuRow
  standing: Standing
}

export interface MenuParts {
  own: MenuEntry[]
  open: MenuEntry[]
  drawn: MenuEntry[]
  others: MenuEntry[]
}

/** The child's own courses, those it may take now or as soon as they open, those that are drawn, and the rest; the filter never hides its own. */
export function partsOf(menu: ChildMenu, { weekday, category, onlyFree }: MenuFilter, now: Date): MenuParts {
  const sorted = [...menu.rows].sort((a, b) => a.course.weekday - b.course.weekday || a.course.startsAt.localeCompare(b.course.startsAt))
  const entries = sorted.map((row) => ({ row, standing: standingOf(row, menu, now) }))
  const matches = ({ row: { course } }: MenuEntry) => (weekday === 0 || course.weekday === weekday) && (category === '' || course.category === category)
  const shown = entries.filter((entry) => !entry.row.own && matches(entry) && (!onlyFree || !isFull(entry.row.course)))
  const isOpen = ({ standing: { obstacle } }: MenuEntry) => obstacle === null || obstacle === 'not_open'
  const isDrawn = ({ standing: { obstacle } }: MenuEntry) => obstacle === 'draw'
  return {
    own: entries.filter(({ row }) => row.own),
    open: shown.filter(isOpen),
    drawn: shown.filter(isDrawn),
    others: shown.filter((entry) => !isOpen(entry) && !isDrawn(entry)),
  }
}

/** Nobody looks for a course of another grade. */
const ofGrade = (rows: readonly MenuRow[]) => rows.filter(({ obstacle }) => obstacle !== 'grade')

/** 筛选：体育，有名额. */
export const filterWords = ({ category, onlyFree }: Pick<MenuFilter, 'category' | 'onlyFree'>) => `筛选：${[category || '全部类别', ...(onlyFree ? ['有名额'] : [])].join('，')}`

export const weekdayOptions = (rows: readonly MenuRow[]) => [
  { value: 0, label: '每天' },
  ...[...new Set(ofGrade(rows).map(({ course }) => course.weekday))].sort().map((value) => ({ value, label: weekdayName(value) })),
]

export const categoryOptions = (rows: readonly MenuRow[]) => [
  { value: '', label: '全部类别' },
  ...[...new Set(ofGrade(rows).map(({ course }) => course.category))].map((value) => ({ value, label: value })),
]

/** The draws in which families rank courses, each with its courses. */
export function drawsOf(entries: readonly MenuEntry[]): { drawId: string | null; entries: MenuEntry[] }[] {
  const draws = [...new Set(entries.map(({ row }) => row.course.drawId))]
  return draws.map((drawId) => ({ drawId, entries: entries.filter(({ row }) => row.course.drawId === drawId) }))
}

/** Places in line count too: they hold the time for the child. */
export function limitWords(rows: readonly MenuRow[], coursesPerChild: number | null) {
  const held = rows.filter(({ own }) => own).length
  const waiting = rows.filter(({ own }) => own?.state === 'waiting').length
  return coursesPerChild === null ? `已选 ${held - waiting} 门${waiting > 0 ? `，候补 ${waiting} 门` : ''}` : `最多选 ${coursesPerChild} 门，已选 ${held} 门（候补也算）`
}
