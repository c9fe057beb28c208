import type { PlanCourse, SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { addDays } from 'cloud/rules/dates'
import { hoursBetween, seasonsOn, slotApplies } from 'cloud/rules/day-times'
import { weekdaysText } from 'cloud/rules/plan-words'
import { fixedCourses, isOffered, weekOfGrade, type TimetableBlock } from 'cloud/rules/timetable'
import type { TimetableDay } from '@/ui/timetable'
import type { TimetableBlock as Picture } from '@/ui/timetable-layout'
import { weekdayName } from '@/wording/dates'

/** Seasons that hold together, with a name for the tab; no keys outside of all seasons. */
export interface SeasonOption {
  id: string
  label: string
  seasons: string[]
}

/** Every combination of seasons that some day of the year lies in, the one in force on a date first; empty where the plan has none. */
export function seasonOptions({ seasons }: Pick<SchoolPlan, 'seasons'>, date: string): SeasonOption[] {
  if (seasons.length === 0) return []
  // In a leap year every month-day exists.
  const turns = seasons.flatMap(({ from, to }) => [`2024-${from}`, addDays(`2024-${to}`, 1)])
  const options = new Map<string, SeasonOption>()
  for (const day of [date, ...turns.sort()]) {
    const keys = seasonsOn(seasons, day)
    const label = seasons.filter(({ key }) => keys.includes(key)).map(({ name }) => name).join('、') || '其他时间'
    options.set(keys.join(), options.get(keys.join()) ?? { id: keys.join(), label, seasons: keys })
  }
  return [...options.values()]
}

/** A day on which the plan is read, drawn into its term: what holds when the term begins, or held when it ended. */
export const dayOfTerm = (today: string | null, { startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
  today === null || today < startsOn ? startsOn : today > endsOn ? endsOn : today

/** What a grade's week has and no picture can show: on which days, at what time, what. */
export interface WeekRow {
  when: string
  what: string
}

export interface GradeWeek {
  /** Null where nothing has both its weekday and its clock time. */
  picture: { days: TimetableDay[]; blocks: Picture[] } | null
  rows: WeekRow[]
}

const isHoliday = (plan: SchoolPlan, { serviceKey }: Pick<TimetableBlock, 'serviceKey'>) => plan.services.some(({ key, kind }) => key === serviceKey && kind === 'holiday')

/** The week of a grade: what the clock and the weekday of which are stated as a picture, all else in words (FR-003, FR-004). */
export function gradeWeek(plan: SchoolPlan, grade: number, seasons: readonly string[]): GradeWeek {
  const all = weekOfGrade(plan, grade, seasons).map((block) => withoutOwnDays(plan, block, grade))
  const blocks = all.flatMap((block) => pictured(plan, block, grade, seasons) ?? [])
  const inWords = all.filter((block) => pictured(plan, block, grade, seasons) === null)
  const lastDay = Math.max(5, ...blocks.map(({ day }) => day))
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastDay).map((weekday) => ({ key: weekday, label: weekdayName(weekday) }))
  return { picture: blocks.length > 0 ? { days, blocks } : null, rows: [...serviceRows(plan, inWords), ...ownDayRows(plan, grade), ...choiceRows(plan, grade, seasons)] }
}

/** Fixed activities of a service whose weekdays are not stated, which have weekdays of their own (S16). */
const ownDayCourses = (plan: SchoolPlan, service: ServiceOffering, grade: number) =>
  service.weekdays === null ? fixedCourses(plan, service, { grade, weekday: null }).filter(({ weekdays }) => weekdays !== null) : []

/** A block without weekdays does not name what has weekdays of its own: that gets a row. */
function withoutOwnDays(plan: SchoolPlan, block: TimetableBlock, grade: number): TimetableBlock {
  const service = plan.services.find(({ key }) => key === block.serviceKey)
  const apart = service ? ownDayCourses(plan, service, grade).map(({ title }) => title) : []
  return { ...block, fixed: block.fixed.filter((title) => !apart.includes(title)) }
}

const ownDayRows = (plan: SchoolPlan, grade: number): WeekRow[] =>
  plan.services
    .filter((service) => isOffered(plan, service, grade))
    .flatMap((service) => ownDayCourses(plan, service, grade).map(({ title, weekdays }) => ({ when: weekdaysText(weekdays), what: `${service.name}：${title}` })))

/** Characters that a block of the picture can take. */
const longestDetail = 8

function pictured(plan: SchoolPlan, block: TimetableBlock, grade: number, seasons: readonly string[]): Picture | null {
  const { weekday, startsAt, endsAt, name, fixed, serviceKey } = block
  if (weekday === null || startsAt === null || endsAt === null || isHoliday(plan, block)) return null
  const index = plan.services.findIndex(({ key }) => key === serviceKey)
  const slots = plan.services[index]?.slots.filter((slot) => slotApplies(slot, { grade, weekday, seasons })) ?? []
  // Where days differ, the picture says in what; longer words stand in the service's own card.
  const ofThisDay = slots.filter(({ weekdays, activity }) => weekdays !== null && activity.length <= longestDetail).map(({ activity }) => activity)
  return { day: weekday, startsAt, endsAt, title: name, details: [...new Set([...ofThisDay, ...fixed])], about: slots.some(({ approximate }) => approximate), tone: index % 4 }
}

/** Blocks of a service that read the same on several days, as one row. */
function serviceRows(plan: SchoolPlan, blocks: readonly TimetableBlock[]): WeekRow[] {
  const rows = new Map<string, { block: TimetableBlock; weekdays: number[] }>()
  for (const block of blocks) {
    const key = JSON.stringify([block.serviceKey, block.words, block.fixed])
    const row = rows.get(key) ?? { block, weekdays: [] }
    rows.set(key, { block, weekdays: [...row.weekdays, ...(block.weekday === null ? [] : [block.weekday])] })
  }
  return [...rows.values()].map(({ block, weekdays }) => ({
    when: whenWords(weekdaysText(weekdays), block.words, isHoliday(plan, block)),
    what: block.fixed.length > 0 ? `${block.name}：${block.fixed.join('、')}` : block.name,
  }))
}

function whenWords(days: string, hours: string, inHolidays: boolean): string {
  const when = !days && !hours ? '星期、时间未公布' : `${days || '星期未公布'} ${hours || '时间未公布'}`
  return inHolidays ? `假期，${when}` : when
}

/** Activities that not everyone has, by the days and hours on which they run together (FR-043; S8, S12, S14). */
function choiceRows(plan: SchoolPlan, grade: number, seasons: readonly string[]): WeekRow[] {
  const rows = new Map<string, WeekRow & { titles: string[] }>()
  for (const course of plan.courses.filter(({ choice }) => choice === 'free' || choice === null).filter((each) => isFor(plan, each, grade))) {
    const service = plan.services.find(({ key }) => key === course.serviceKey)
    const days = weekdaysText(course.weekdays ?? service?.weekdays ?? null) || '星期未公布'
    const hours = hoursBetween(plan, course.startsAt, course.endsAt, { grade, weekday: null, seasons }).words
    const when = [days, hours].filter(Boolean).join(' ')
    const what = course.choice === 'free' ? '家长可选' : '活动（怎样参加未公布）'
    const row = rows.get(`${when} ${what}`) ?? { when, what, titles: [] }
    rows.set(`${when} ${what}`, { ...row, titles: [...row.titles, course.title] })
  }
  return [...rows.values()].map(({ when, what, titles }) => ({ when, what: `${what}：${titles.join('、')}` }))
}

function isFor(plan: SchoolPlan, course: PlanCourse, grade: number): boolean {
  const service = plan.services.find(({ key }) => key === course.serviceKey)
  return (course.grades === null || course.grades.includes(grade)) && service !== undefined && isOffered(plan, service, grade)
}
