import type { Output } from 'cloud/contract/operations'
import type { CourseObstacle, CourseView } from 'cloud/contract/course'
import { opensFor } from 'cloud/rules/course-choice'
import { yuanText } from 'cloud/rules/plan-words'
import type { BadgeTone } from '@/ui/badge'
import { instantWords, weekdayName } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { teacherWords } from '@/wording/teacher'

export type MenuRow = Output<'readMenu'>['courses'][number]
type Own = NonNullable<MenuRow['own']>

export interface Said {
  words: string
  tone: BadgeTone
}

export interface Obstructed {
  course: CourseView
  grade: number
  clashesWith: string | null
  coursesPerChild: number | null
}

const obstacleSentences: Record<CourseObstacle, (row: Obstructed) => string> = {
  not_active: () => '孩子的报名手续办完后才能选。',
  grade: ({ course }) => `只面向${gradesWords(course.grades)}。`,
  weekday: ({ course }) => `孩子没有报名${weekdayName(course.weekday)}的服务。`,
  clash: ({ clashesWith }) => (clashesWith ? `与孩子已选的“${clashesWith}”时间冲突。` : '与孩子已选的课时间冲突。'),
  limit: ({ coursesPerChild }) => `孩子的选课数量已到上限${coursesPerChild === null ? '' : `（${coursesPerChild} 门）`}，先退掉一门才能选。`,
  not_open: ({ course, grade }) => `${instantWords(opensFor(course, grade).toISOString())}开始选。`,
  closed: ({ course }) => `选课已在${instantWords(course.closesAt)}结束，要调整请联系学校。`,
  assigned: ({ course }) => (course.drawPlanned ? '用抽签决定，排志愿的时间学校会另行通知。' : '由学校统一安排，不用自己选。'),
  draw: () => '用抽签决定，不用抢：截止前排好志愿，早交晚交机会一样。',
  cancelled: () => '这门课已停开，请选别的课。',
}

/** Why a child cannot take a course, in words. */
export const obstacleWords = (obstacle: CourseObstacle, row: Obstructed) => obstacleSentences[obstacle](row)

/** No place is free for whoever comes next: those who wait go first. */
export const isFull = ({ placesLeft, waiting }: Pick<CourseView, 'placesLeft' | 'waiting'>) => placesLeft <= 0 || waiting > 0

export function placesSaid(course: Pick<CourseView, 'placesLeft' | 'waiting' | 'capacity' | 'admission' | 'drawHeld' | 'drawPlanned' | 'status'>): Said {
  if (course.status === 'closed') return { words: '已停开', tone: 'calm' }
  // Until a draw has been held nobody is before anybody else: what is left is not yet to be had.
  if (course.admission === 'assigned' ? course.drawPlanned : course.admission === 'draw' && !course.drawHeld) return { words: `抽签，共 ${course.capacity} 个名额`, tone: 'calm' }
  if (course.admission === 'assigned') return { words: '学校安排', tone: 'calm' }
  if (!isFull(course)) return { words: `余 ${course.placesLeft} 个`, tone: 'good' }
  return { words: course.waiting > 0 ? `已满，候补 ${course.waiting} 人` : '已满，可候补', tone: 'todo' }
}

export function ownSaid({ state, waitingPosition }: Pick<Own, 'state' | 'waitingPosition'>): Said {
  if (state === 'joined') return { words: '已选', tone: 'good' }
  if (state === 'offered') return { words: '有名额，等您确认', tone: 'todo' }
  return { words: waitingPosition === null ? '候补中' : `候补第 ${waitingPosition} 位`, tone: 'todo' }
}

export const timeWords = ({ weekday, startsAt, endsAt }: Pick<CourseView, 'weekday' | 'startsAt' | 'endsAt'>) => `${weekdayName(weekday)} ${startsAt}–${endsAt}`

export const whereWords = ({ teacherName, venue }: Pick<CourseView, 'teacherName' | 'venue'>) => [teacherWords(teacherName), venue].filter(Boolean).join(' · ')

/** 30 元（材料费）; null costs nothing beside the service. */
export const costWords = ({ costFen, costNote }: Pick<CourseView, 'costFen' | 'costNote'>) => (costFen === null ? costNote || '不另收费' : yuanText(costFen) + (costNote ? `（${costNote}）` : ''))

/** 14 秒, 3 分 05 秒, 2 小时 10 分, 3 天 4 小时: what is left until something opens. */
export function leftWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86_400)]
  if (days > 0) return `${days} 天 ${hours % 24} 小时`
  if (hours > 0) return `${hours} 小时 ${minutes % 60} 分`
  return minutes > 0 ? `${minutes} 分 ${String(seconds % 60).padStart(2, '0')} 秒` : `${seconds} 秒`
}

/** An instant → 12:00:03, in Shanghai. */
export const clockWords = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 19)

/** What one should know before choosing beside time and room: costs, the fewest it takes place with, what to bring. */
export const extraWords = ({ costFen, costNote, minimum, itemsToBring, provider }: Pick<CourseView, 'costFen' | 'costNote' | 'minimum' | 'itemsToBring' | 'provider'>) => [
  ...(costFen !== null || costNote ? [`费用：${costWords({ costFen, costNote })}`] : []),
  ...(minimum !== null ? [`不足 ${minimum} 人不开班`] : []),
  ...(itemsToBring ? [`要带：${itemsToBring}`] : []),
  ...(provider ? [`由${provider}提供`] : []),
]
