import type { Output } from 'cloud/contract/operations'
import type { CourseObstacle, CourseView } from 'cloud/contract/course'
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

type Obstructed = Pick<MenuRow, 'course' | 'clashesWith'> & { coursesPerChild: number | null }

const obstacleSentences: Record<CourseObstacle, (row: Obstructed) => string> = {
  not_active: () => '孩子的报名手续办完后才能选。',
  grade: ({ course }) => `只面向${gradesWords(course.grades)}。`,
  weekday: ({ course }) => `孩子没有报名${weekdayName(course.weekday)}的服务。`,
  clash: ({ clashesWith }) => (clashesWith ? `与孩子已选的“${clashesWith}”时间冲突，先退掉那一门才能选。` : '与孩子已选的课时间冲突。'),
  limit: ({ coursesPerChild }) => `孩子的选课数量已到上限${coursesPerChild === null ? '' : `（${coursesPerChild} 门）`}，先退掉一门才能选。`,
  not_open: ({ course }) => `选课从${instantWords(course.opensAt)}开始。`,
  closed: ({ course }) => `选课已在${instantWords(course.closesAt)}结束，要调整请联系学校。`,
  assigned: () => '由学校统一安排，不用自己选。',
  draw: () => '用抽签决定，请在截止前排好志愿，早交晚交机会一样。',
  cancelled: () => '这门课已停开，请选别的课。',
}

/** Why this child cannot take it, in words; null where it can. */
export const obstacleWords = (row: MenuRow, coursesPerChild: number | null) => row.obstacle && obstacleSentences[row.obstacle]({ ...row, coursesPerChild })

/** No place is free for whoever comes next: those who wait go first. */
export const isFull = ({ placesLeft, waiting }: Pick<CourseView, 'placesLeft' | 'waiting'>) => placesLeft <= 0 || waiting > 0

export function placesSaid(course: Pick<CourseView, 'placesLeft' | 'waiting' | 'admission'>): Said {
  if (course.admission === 'assigned') return { words: '学校安排', tone: 'calm' }
  if (!isFull(course)) return { words: `余 ${course.placesLeft} 个`, tone: 'good' }
  return { words: course.waiting > 0 ? `已满，候补 ${course.waiting} 人` : '已满，可候补', tone: 'todo' }
}

export const ownSaid = ({ state, waitingPosition }: Pick<Own, 'state' | 'waitingPosition'>): Said =>
  state === 'joined' ? { words: '已选', tone: 'good' } : { words: waitingPosition === null ? '候补中' : `候补第 ${waitingPosition} 位`, tone: 'todo' }

export const timeWords = ({ weekday, startsAt, endsAt }: Pick<CourseView, 'weekday' | 'startsAt' | 'endsAt'>) => `${weekdayName(weekday)} ${startsAt}–${endsAt}`

export const whereWords = ({ teacherName, venue }: Pick<CourseView, 'teacherName' | 'venue'>) => [teacherWords(teacherName), venue].filter(Boolean).join(' · ')
