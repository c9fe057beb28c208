import path from 'node:path'
import type { PlanCourse, SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import type { TimeSlot } from 'cloud/contract/plan-time'
import { readPlanFile } from 'cloud/plan-file'
import type { When } from 'cloud/rules/day-times'

/** The scheme of Haijiang primary as it is published (S19). */
export const s19 = readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml'))

/** The grades that the S19 scheme is for. */
export const s19Grades = s19.audience.grades ?? []

/** A service of the S19 scheme by its key. */
export function s19Service(key: string): ServiceOffering {
  const service = s19.services.find((each) => each.key === key)
  if (!service) throw new Error(`S19 has no service ${key}`)
  return service
}

export const givenSlot = (slot: Partial<TimeSlot> = {}): TimeSlot => ({
  grades: [1, 2, 3, 4, 5, 6],
  weekdays: null,
  season: null,
  startsAt: '16:20',
  endsAt: '17:20',
  approximate: false,
  activity: '作业',
  ...slot,
})

/** A service that states nothing but its hours; every other field can be overridden. */
export const givenService = (service: Partial<ServiceOffering> = {}): ServiceOffering => ({
  key: 'evening',
  kind: 'afternoon',
  name: '晚托',
  grades: null,
  weekdays: [1, 2, 3, 4, 5],
  slots: [givenSlot()],
  countedLessons: null,
  lessonMinutes: null,
  billableMinutes: null,
  content: [],
  tags: [],
  manner: null,
  place: null,
  withLunch: false,
  withNap: false,
  withCourses: false,
  itemsToBring: null,
  fees: [],
  extras: [],
  ...service,
})

/** An activity that states nothing but to which service it belongs. */
export const givenCourse = (course: Partial<PlanCourse> = {}): PlanCourse => ({
  key: 'rope',
  title: '跳绳',
  serviceKey: 'evening',
  choice: 'weekdayFixed',
  grades: null,
  weekdays: null,
  startsAt: null,
  endsAt: null,
  content: null,
  tags: [],
  teacher: null,
  leader: null,
  securityOfficer: null,
  venue: null,
  offCampus: false,
  provider: null,
  capacity: null,
  least: null,
  itemsToBring: null,
  extras: [],
  ...course,
})

/** The S19 scheme with something else in the place of its own. */
export const givenPlan = (plan: Partial<SchoolPlan> = {}): SchoolPlan => ({ ...s19, ...plan })

/** A grade's times as far as all weekdays agree, outside every season. */
export const everyDayOf = (grade: number): When => ({ grade, weekday: null, seasons: [] })
