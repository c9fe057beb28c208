import type { Output } from 'cloud/contract/operations'
import type { Session } from 'cloud/contract/course'
import { addDays } from 'cloud/rules/dates'
import type { TimetableDay } from '@/ui/timetable'
import type { TimetableBlock } from '@/ui/timetable-layout'
import { dateWords, dayWords, weekdayName } from '@/wording/dates'
import { changeNames } from '@/wording/day-change'
import { teacherWords } from '@/wording/teacher'

export type Week = Output<'readWeek'>

export interface WeekDay {
  date: string
  weekday: number
  words: string
  isToday: boolean
  holiday: string | null
  sessions: Session[]
}

/** Monday to Friday, and a weekend only where something happens on it. */
export function daysOf({ monday, today, holidays, sessions }: Week): WeekDay[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
    const date = addDays(monday, ahead)
    return {
      date,
      weekday: ahead + 1,
      words: dateWords(date),
      isToday: date === today,
      holiday: holidays.find((holiday) => holiday.date === date)?.name ?? null,
      sessions: sessions.filter((session) => session.date === date),
    }
  })
  const last = days.reduce((found, day) => (day.sessions.length > 0 ? Math.max(found, day.weekday) : found), 5)
  return days.slice(0, last)
}

export const columnsOf = (days: WeekDay[]): TimetableDay[] =>
  days.map(({ date, weekday, isToday, holiday }) => ({ key: weekday, label: weekdayName(weekday), note: holiday ? '放假' : `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`, today: isToday }))

/** Each service has its colour; a chosen course stands out from the class's own hours. */
export function blocksOf(days: WeekDay[]): TimetableBlock[] {
  const services = [...new Set(days.flatMap(({ sessions }) => sessions.map(({ serviceKey }) => serviceKey)))].sort()
  const courseTone = 2
  const tones = [0, 1, 3]
  return days.flatMap(({ weekday, sessions }) =>
    sessions.flatMap(({ serviceKey, courseId, title, startsAt, endsAt, changes }) =>
      // What the plan gives no clock time for stands in the day's list below the picture, in its own words.
      startsAt === null || endsAt === null
        ? []
        : [{ day: weekday, startsAt, endsAt, title, details: [...new Set(changes.map(({ kind }) => changeNames[kind]))], tone: courseId ? courseTone : tones[services.indexOf(serviceKey) % tones.length] }],
    ),
  )
}

export const weekWords = ({ weekNumber }: Pick<Week, 'weekNumber'>) => (weekNumber === null ? '不在本学期内' : `第 ${weekNumber} 周`)

export const spanWords = (monday: string) => `${dayWords(monday)}至${dayWords(addDays(monday, 6))}`

export const whereOf = ({ venue, teacherName }: Pick<Session, 'venue' | 'teacherName'>) => [venue, teacherName && teacherWords(teacherName)].filter(Boolean).join(' · ')

/** 晚托：五、六年级混编班，601教室，周敏老师. */
export const groupWords = ({ serviceName, name, room, teacherName }: Week['groups'][number]) => `${serviceName}：${[name, room, teacherName && teacherWords(teacherName)].filter(Boolean).join('，')}`
