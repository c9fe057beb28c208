import type { Input, Output } from 'cloud/contract/operations'
import { clockTyped } from '@/ui/clock-typed'
import { dateTyped } from '@/ui/date-typed'
import { fenOf, yuanTyped } from '@/ui/number-typed'
import { dateOf, instantWords } from '@/wording/dates'

export type CourseForm = Output<'readCourseForm'>
export type Course = Input<'saveCourse'>['course']
export type FieldName = keyof Course

/** A day and a time of day as they are typed. */
export interface Moment {
  day: string
  time: string
}

/** A course as the office types it: numbers, money and moments stay as they were typed until they are saved. */
export interface Typed extends Omit<Course, 'capacity' | 'minimum' | 'costFen' | 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'changeUntil' | 'gradeOpenings' | 'quotas'> {
  startsAt: string
  endsAt: string
  capacity: string
  minimum: string
  costFen: string
  opensAt: Moment
  closesAt: Moment
  changeUntil: Moment
  gradeOpenings: { grades: number[]; opensAt: Moment }[]
  quotas: { key: string; name: string; places: string; grades: number[]; groups: string[]; until: Moment }[]
}

export const noMoment: Moment = { day: '', time: '' }

const momentTyped = (instant: string | null): Moment => (instant === null ? noMoment : { day: dateOf(instant), time: instantWords(instant).slice(-5) })
const numberTyped = (number: number | null) => (number === null ? '' : String(number))

export const typedOf = (course: CourseForm['course']): Typed => ({
  ...course,
  startsAt: course.startsAt ?? '',
  endsAt: course.endsAt ?? '',
  capacity: numberTyped(course.capacity),
  minimum: numberTyped(course.minimum),
  costFen: course.costFen === null ? '' : yuanTyped(course.costFen),
  opensAt: momentTyped(course.opensAt),
  closesAt: momentTyped(course.closesAt),
  changeUntil: momentTyped(course.changeUntil),
  gradeOpenings: course.gradeOpenings.map(({ grades, opensAt }) => ({ grades, opensAt: momentTyped(opensAt) })),
  quotas: course.quotas.map(({ key, name, places, grades, groups, until }) => ({ key, name, places: String(places), grades: grades ?? [], groups: groups ?? [], until: momentTyped(until) })),
})

/** A new course begun like another one: service, grades, hours and how it is chosen are the same for many courses of a term. */
export function begunLike(blank: CourseForm['course'], model: CourseForm['course']): CourseForm['course'] {
  const { category, serviceKey, grades, startsAt, endsAt, admission, opensAt, closesAt, gradeOpenings, changeUntil, offerMinutes } = model
  return { ...blank, category, serviceKey, grades, startsAt, endsAt, admission, opensAt, closesAt, gradeOpenings, changeUntil, offerMinutes }
}

type Faults = Partial<Record<FieldName, string>>

/** The typed texts as a course, or what cannot be read, by field. Left empty means not decided yet. */
export function courseOf(typed: Typed): { course: Course } | { faults: Faults } {
  const faults: Faults = {}
  const read = <T>(field: FieldName, value: T | undefined, says: string): T | null => {
    if (value !== undefined) return value
    faults[field] ??= says
    return null
  }
  const clock = (field: FieldName, text: string) => read(field, text.trim() === '' ? null : (clockTyped(text) ?? undefined), '请填写钟点，如 16:20')
  const count = (field: FieldName, text: string) => read(field, countOf(text), '请填写 1 到 500 的整数')
  const moment = (field: FieldName, { day, time }: Moment) => read(field, instantOf(day, time), '日期和钟点要一起填写，如 2026-9-8 和 18:00')
  const cost = fenOf(typed.costFen)
  if (!typed.title.trim()) faults.title = '请填写课程名称'
  const course: Course = {
    ...typed,
    startsAt: clock('startsAt', typed.startsAt),
    endsAt: clock('endsAt', typed.endsAt),
    capacity: count('capacity', typed.capacity),
    minimum: count('minimum', typed.minimum),
    costFen: read('costFen', typeof cost === 'string' ? undefined : cost, '请填写金额，单位是元'),
    opensAt: moment('opensAt', typed.opensAt),
    closesAt: moment('closesAt', typed.closesAt),
    changeUntil: moment('changeUntil', typed.changeUntil),
    gradeOpenings: typed.gradeOpenings.flatMap(({ grades, opensAt }) => {
      const at = moment('gradeOpenings', opensAt)
      if (grades.length === 0 || at === null) faults.gradeOpenings ??= '每一项都要选年级，并填写日期和钟点'
      return at === null ? [] : [{ grades, opensAt: at }]
    }),
    quotas: typed.quotas.flatMap(({ places, grades, groups, until, ...quota }) => {
      const kept = count('quotas', places)
      if (kept === null || !quota.name.trim()) faults.quotas ??= '每一项都要写明保留给谁、保留几个'
      return kept === null ? [] : [{ ...quota, places: kept, grades: grades.length > 0 ? grades : null, groups: groups.length > 0 ? groups : null, until: moment('quotas', until) }]
    }),
  }
  return Object.keys(faults).length > 0 ? { faults } : { course }
}

function countOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= 500 ? count : undefined
}

/** Both empty is undecided; one alone, or what is no day or time, cannot be read. */
function instantOf(day: string, time: string): string | null | undefined {
  if (day.trim() === '' && time.trim() === '') return null
  const [date, clock] = [dateTyped(day), clockTyped(time)]
  return date && clock ? `${date}T${clock}:00+08:00` : undefined
}

/** A key that no quota has yet; families never see it. */
export function nextQuotaKey(quotas: readonly { key: string }[]): string {
  let number = quotas.length + 1
  while (quotas.some(({ key }) => key === `quota${number}`)) number += 1
  return `quota${number}`
}
