import type { BadgeTone } from '@/ui/badge'
import { dayWords, weekdayName } from '@/wording/dates'
import type { CheckItem, Checklist } from './use-checklist'
import type { Report } from './use-rehearsal'
import type { LiveCourse, SignUpDay } from './use-sign-up-day'

export const stateBadges: Record<CheckItem['state'], { tone: BadgeTone; words: string }> = {
  good: { tone: 'good', words: '好了' },
  warn: { tone: 'todo', words: '请留意' },
  bad: { tone: 'bad', words: '要先改' },
  person: { tone: 'todo', words: '等人确认' },
}

const order: CheckItem['state'][] = ['bad', 'person', 'warn', 'good']

/** What needs somebody first, in the order of the checklist within. */
export const byNeed = (items: readonly CheckItem[]) => order.flatMap((state) => items.filter((item) => item.state === state))

export const needsSomebody = ({ state }: CheckItem) => state !== 'good'

/** An instant in Shanghai → 12:00:03. */
export const clockWords = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 19)

/** An instant in Shanghai → 9月20日 12:00. */
export function momentWords(instant: string): string {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${dayWords(there.slice(0, 10))} ${there.slice(11, 16)}`
}

export function phaseWords({ phase, opensAt, closesAt }: Pick<Checklist, 'phase' | 'opensAt' | 'closesAt'>): string {
  if (phase === 'none') return '还没有先到先得的课程。'
  if (phase === 'over') return '选课已经截止。'
  if (phase === 'before') return opensAt ? `${momentWords(opensAt)} 开始选课。` : ''
  return closesAt ? `正在选课，${momentWords(closesAt)} 截止。` : '正在选课。'
}

/** 0.4 秒, 12 秒. */
export const secondsWords = (milliseconds: number) => (milliseconds < 9950 ? `${Math.max(0.1, milliseconds / 1000).toFixed(1)} 秒` : `${Math.round(milliseconds / 1000)} 秒`)

export const placeWords = ({ taken, capacity, offered, waiting }: LiveCourse) => `已占 ${taken}/${capacity}${offered > 0 ? `（其中 ${offered} 个等家长确认）` : ''}${waiting > 0 ? `，候补 ${waiting}` : ''}`

export const courseWhen = ({ weekday, startsAt }: Pick<LiveCourse, 'weekday' | 'startsAt'>) => `${weekdayName(weekday)} ${startsAt}`

/** What the course says against what its rows say. */
export const differenceWords = ({ taken, joined, offered, waiting, waitingCounted, capacity }: LiveCourse) =>
  [
    taken !== joined + offered && `课程记着已占 ${taken}，名单里有 ${joined + offered}`,
    taken > capacity && `已占 ${taken} 超过名额 ${capacity}`,
    waiting !== waitingCounted && `课程记着候补 ${waiting}，名单里有 ${waitingCounted}`,
  ]
    .filter((each) => each !== false)
    .join('；')

export const differing = ({ courses }: Pick<SignUpDay, 'courses'>) => courses.filter(({ agrees }) => !agrees)

export interface Rates {
  /** The highest of the bars, at least 1. */
  most: number
  total: number
  bars: { key: number; share: number }[]
  spoken: string
}

/** Sixty bars, oldest first, each with its share of the highest. */
export function ratesOf(bySecond: readonly number[]): Rates {
  const most = Math.max(1, ...bySecond)
  const total = bySecond.reduce((sum, count) => sum + count, 0)
  const fullest = Math.max(0, ...bySecond)
  return { most, total, bars: bySecond.map((count, key) => ({ key, share: count / most })), spoken: `最近 ${bySecond.length} 秒共答复 ${total} 户，最多一秒 ${fullest} 户。` }
}

/** Courses that ran full first, first; those that never did, last. */
export const byFullness = ({ courses }: Pick<Report, 'courses'>) => [...courses].sort((a, b) => (a.fullAfterMs ?? Infinity) - (b.fullAfterMs ?? Infinity) || b.wanted / b.capacity - a.wanted / a.capacity)

export const fullWords = ({ fullAfterMs, capacity, joined }: Report['courses'][number]) => (fullAfterMs === null ? `没有满，剩 ${Math.max(0, capacity - joined)} 个名额` : `开放 ${secondsWords(fullAfterMs)}后满`)
