import { dayWords } from './date-words'
import { weekdayOf } from './dates'
import type { LeaveSpan } from './leave'

interface NamedSession {
  date: string
  serviceName: string
  title: string
}

const dateWords = (date: string) => `${dayWords(date)} 周${'一二三四五六日'[weekdayOf(date) - 1]}`

/** The days and services of a leave: 9月8日 周二的晚托, or 9月8日 周二至9月11日 周五的午托、晚托. */
export function leaveSpanWords({ fromOn, toOn }: LeaveSpan, sessions: readonly Pick<NamedSession, 'serviceName'>[]): string {
  const days = fromOn === toOn ? dateWords(fromOn) : `${dateWords(fromOn)}至${dateWords(toOn)}`
  return `${days}的${[...new Set(sessions.map(({ serviceName }) => serviceName))].join('、')}`
}

/** Single sessions, each with its day: 9月8日 周二的围棋. */
export const sessionWords = (sessions: readonly NamedSession[]): string => sessions.map(({ date, title }) => `${dateWords(date)}的${title}`).join('、')
