import type { Output } from 'cloud/contract/operations'
import type { BadgeTone } from '@/ui/badge'
import { instantWords, weekdayName } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { teacherWords } from '@/wording/teacher'

export type MenuDraft = Output<'readMenuDraft'>
export type CourseLine = MenuDraft['courses'][number]

const modes = { firstCome: '先到先得', draw: '抽签', assigned: '学校安排' } as const

/** When, with whom and where; what is not decided yet is left out. */
export function lineWords({ weekday, startsAt, endsAt, teacherName, venue, grades }: CourseLine): string {
  const time = [weekday === null ? '' : weekdayName(weekday), startsAt && endsAt ? `${startsAt}–${endsAt}` : ''].filter(Boolean).join(' ')
  return [time, gradesWords(grades), teacherWords(teacherName ?? ''), venue].filter(Boolean).join(' · ') || '还没有填写时间、教师和地点'
}

export interface State {
  words: string
  tone: BadgeTone
}

/** What a draft still needs, or how full a published course is. */
export function stateOf({ status, blocks, warns, taken, capacity, waiting }: CourseLine): State {
  if (status === 'closed') return { words: '已停开', tone: 'calm' }
  if (status === 'published') return { words: [`已选 ${taken}/${capacity ?? 0}`, waiting > 0 && `候补 ${waiting}`].filter(Boolean).join('，'), tone: 'calm' }
  if (blocks > 0) return { words: `还差 ${blocks} 项`, tone: 'bad' }
  return warns > 0 ? { words: `可公布，提醒 ${warns} 条`, tone: 'todo' } : { words: '可公布', tone: 'good' }
}

/** How a published course is given, and from when. */
export const modeWords = ({ admission, opensAt }: CourseLine): string => (admission === 'assigned' || opensAt === null ? modes[admission] : `${modes[admission]}，${instantWords(opensAt)}起${admission === 'draw' ? '补选' : '选课'}`)

export const draftsIn = (courses: readonly CourseLine[]) => courses.filter(({ status }) => status === 'draft')
export const publishedIn = (courses: readonly CourseLine[]) => courses.filter(({ status }) => status === 'published')
export const closedIn = (courses: readonly CourseLine[]) => courses.filter(({ status }) => status === 'closed')

/** A publishing holds at most so many. */
export const mostAtOnce = 40
