import type { BadgeTone } from '@/ui/badge'
import { instantWords, weekdayName } from '@/wording/dates'
import type { Roster } from './use-courses'
import type { ClosedPlace, Move, PlaceablePupil, SmallCourse } from './use-moves'

const kinds: Record<Move['kind'], { name: string; tone: BadgeTone }> = {
  placed: { name: '安排', tone: 'calm' },
  moved: { name: '调课', tone: 'calm' },
  removed: { name: '移出', tone: 'bad' },
  resized: { name: '改名额', tone: 'calm' },
  closed: { name: '停开', tone: 'bad' },
}

/** One manual move as a row: what it was, of whom, why, by whom. */
export const moveRow = ({ kind, title, toTitle, childName, className, by, reason, overLine, capacity, movedAt }: Move) => ({
  badges: [kinds[kind], ...(overLine ? [{ name: '越过候补', tone: 'todo' as const }] : [])],
  title: childName ? `${childName} · ${className}` : `“${title}”`,
  what: whatText({ kind, title, toTitle, capacity }),
  reason: reason === '' ? '' : `原因：${reason}`,
  who: `${by}，${instantWords(movedAt)}`,
})

function whatText({ kind, title, toTitle, capacity }: Pick<Move, 'kind' | 'title' | 'toTitle' | 'capacity'>): string {
  switch (kind) {
    case 'placed':
      return `安排到“${title}”`
    case 'moved':
      return `从“${title}”调到“${toTitle ?? ''}”`
    case 'removed':
      return `移出“${title}”`
    case 'resized':
      return `名额改为 ${capacity ?? ''} 人`
    case 'closed':
      return '停开，名额和候补都已取消'
  }
}

export const smallCourseNote = ({ weekday, startsAt, teacherName }: SmallCourse) => `${weekdayName(weekday)} ${startsAt} · ${teacherName}`
export const smallCourseCounts = ({ taken, minimum, waiting }: SmallCourse) => `已有 ${taken} 人，至少 ${minimum} 人，还差 ${minimum - taken} 人${waiting > 0 ? `；候补 ${waiting} 人` : ''}`

/** Why a child of the list may not fit, or where it stands in line. */
export function placeableNote({ clashesWith, waitingPosition }: PlaceablePupil): string | undefined {
  if (clashesWith) return `与“${clashesWith}”时间冲突，先调课或移出`
  return waitingPosition === null ? undefined : `正在候补，第 ${waitingPosition} 位`
}

export const closedNote = ({ waited, nowHas, fitting }: ClosedPlace): string[] => [
  waited ? '原来在候补' : '原来是学员',
  nowHas ? `现在这个时间上“${nowHas}”` : fitting.length > 0 ? `还有名额的：${fitting.map(({ title, weekday, startsAt }) => `“${title}”（${weekdayName(weekday)} ${startsAt}）`).join('、')}` : '现在没有时间合适、还有名额的课',
]

type RosterHead = Pick<Roster, 'capacity' | 'taken' | 'waiting' | 'admission'>

/** Whether a child can only be placed on one more place: the course is full, or others wait. */
export const needsAdded = ({ capacity, taken, waiting, admission }: RosterHead): boolean => taken >= capacity || (admission !== 'assigned' && waiting > 0)

/** A capacity as typed; null where it is no whole number that the contract takes. */
export function capacityTyped(typed: string): number | null {
  const trimmed = typed.trim()
  return /^\d{1,3}$/.test(trimmed) && Number(trimmed) <= 500 ? Number(trimmed) : null
}
