import type { SchoolPlan } from '../contract/plan-document'
import type { DayMark, EndPoint, Season, TimePoint, TimeSlot } from '../contract/plan-time'

/** The part of a plan that tells when the school's own day has its marks and lessons. */
export type DayPlan = Pick<SchoolPlan, 'seasons' | 'bells' | 'lessonTimes'>

/** For whom and when a time is asked. `weekday` null: as far as all weekdays agree; `seasons` are the keys in force. */
export interface When {
  grade: number
  weekday: number | null
  seasons: readonly string[]
}

/** From when to when: clock times `HH:MM` where they are known, and in any case the words a family reads. */
export interface Hours {
  startsAt: string | null
  endsAt: string | null
  words: string
}

/** The keys of the seasons that a date `YYYY-MM-DD` lies in. A season that ends before it begins crosses New Year. */
export function seasonsOn(seasons: readonly Season[], date: string): string[] {
  const day = date.slice(5)
  const covers = ({ from, to }: Season) => (from <= to ? from <= day && day <= to : day >= from || day <= to)
  return seasons.filter(covers).map(({ key }) => key)
}

const fits = <T>(limit: readonly T[] | null, value: T | null) => limit === null || (value !== null && limit.includes(value))
const inSeason = (season: string | null, seasons: readonly string[]) => season === null || seasons.includes(season)

/** Whether a stretch of the day concerns a grade on a day of a season. A stretch for some weekdays only counts where the weekday is asked or unsaid. */
export const slotApplies = (slot: TimeSlot, { grade, weekday, seasons }: When): boolean =>
  fits(slot.grades, grade) && (weekday === null || fits(slot.weekdays, weekday)) && inSeason(slot.season, seasons)

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const pad = (part: number) => String(part).padStart(2, '0')
/** `HH:MM` so many minutes later; null past midnight, for no service runs into the next day. */
function later(clock: string, minutes: number): string | null {
  const at = minutesOf(clock) + minutes
  return at < 0 || at >= 24 * 60 ? null : `${pad(Math.floor(at / 60))}:${pad(at % 60)}`
}

/** Minutes from one clock time to another; 0 or less where the second is not after the first. */
export const minutesBetween = (startsAt: string, endsAt: string) => minutesOf(endsAt) - minutesOf(startsAt)

type Limits = { season: string | null; weekdays?: number[] | null; grades: number[] | null }

/** The entry made for the most particular case: one for a season counts before one for a weekday, for a grade, for all. */
function exactest<Entry extends Limits>(entries: Entry[]): Entry | undefined {
  const exactness = ({ season, weekdays, grades }: Entry) => Number(season !== null) * 4 + Number(Boolean(weekdays)) * 2 + Number(grades !== null)
  return [...entries].sort((a, b) => exactness(b) - exactness(a))[0]
}

export const allWeekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** What a mark of the day is on the clock. With the weekday unsaid, only what all weekdays that have the mark agree on. */
function markAt(plan: DayPlan, mark: DayMark, when: When): string | null {
  const bells = plan.bells.filter((bell) => bell.mark === mark && fits(bell.grades, when.grade) && inSeason(bell.season, when.seasons))
  const days = when.weekday === null ? allWeekdays : [when.weekday]
  const clocks = new Set(days.flatMap((day) => exactest(bells.filter(({ weekdays }) => fits(weekdays, day)))?.at ?? []))
  return clocks.size === 1 ? ([...clocks][0] ?? null) : null
}

function lessonAt(plan: DayPlan, point: { half: string; lesson: number }, when: When, side: 'startsAt' | 'endsAt'): string | null {
  const fitting = plan.lessonTimes.filter((each) => each.half === point.half && each.lesson === point.lesson && fits(each.grades, when.grade) && inSeason(each.season, when.seasons))
  return exactest(fitting)?.[side] ?? null
}

/** A point of the day on the clock, `HH:MM`; null where the school's own times do not say (FR-004). */
export function clockOf(plan: DayPlan, point: TimePoint | null, when: When, side: 'startsAt' | 'endsAt' = 'startsAt'): string | null {
  if (point === null || typeof point === 'string') return point
  if ('lesson' in point) return lessonAt(plan, point, when, side)
  const at = markAt(plan, point.mark, when)
  return at === null ? null : later(at, point.plusMinutes)
}

const marks: Record<DayMark, string> = { schoolStart: '上午上课', morningDismissal: '上午放学', afternoonStart: '下午上课', afternoonDismissal: '下午放学', offWork: '当地下班' }
const lessonNumbers = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 2 小时 for whole hours, minutes otherwise. */
export const lengthWords = (minutes: number) => (minutes >= 60 && minutes % 30 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`)

/** A point of the day in words: 16:20, 下午放学后2小时, 下午第三节. */
export function pointWords(point: TimePoint): string {
  if (typeof point === 'string') return point
  if ('lesson' in point) return `${point.half === 'morning' ? '上午' : '下午'}第${lessonNumbers[point.lesson]}节`
  const { plusMinutes } = point
  if (plusMinutes === 0) return marks[point.mark]
  return plusMinutes > 0 ? `${marks[point.mark]}后${lengthWords(plusMinutes)}` : `${marks[point.mark]}前${lengthWords(-plusMinutes)}`
}

/** The minutes of an end that is stated as a length; null for any other. */
export const lengthOf = (point: EndPoint | null): number | null => (point !== null && typeof point === 'object' && 'lasts' in point ? point.lasts : null)
const sameLesson = (start: TimePoint, end: EndPoint) => typeof start === 'object' && typeof end === 'object' && JSON.stringify(start) === JSON.stringify(end)

/** From when to when a stretch lasts, on the clock where the plan or the school's own day says so, else in its words. */
export function hoursBetween(plan: DayPlan, startsAt: TimePoint | null, endsAt: EndPoint | null, when: When, approximate = false): Hours {
  const start = clockOf(plan, startsAt, when)
  const length = lengthOf(endsAt)
  const end = length === null ? clockOf(plan, endsAt as TimePoint | null, when, 'endsAt') : start && later(start, length)
  return { startsAt: start, endsAt: end, words: hoursWords(start ?? startsAt, end ?? endsAt, approximate) }
}

function hoursWords(start: TimePoint | null, end: EndPoint | null, approximate: boolean): string {
  const about = approximate ? '约' : ''
  const length = lengthOf(end)
  if (start === null) return end === null ? '' : length === null ? `到${about}${pointWords(end as TimePoint)}` : `${about}${lengthWords(length)}`
  if (end === null) return `${about}${pointWords(start)}起`
  if (length !== null) return `${pointWords(start)}起${about}${lengthWords(length)}`
  if (sameLesson(start, end)) return `${about}${pointWords(start)}`
  const joint = typeof start === 'string' && typeof end === 'string' ? '–' : '至'
  return `${pointWords(start)}${joint}${about}${pointWords(end as TimePoint)}`
}
