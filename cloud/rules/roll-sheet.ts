import type { RollSummary } from '../contract/attendance'
import type { Calendar } from './calendar'
import type { DayChange } from './day-change'
import { isCancelled } from './day-change'
import { sessionsOn, type Care, type ChildDay, type ChildSession, type CourseFact, type TimetablePlan } from './timetable'

/** A child with what its day is made of. */
export interface DayChild extends Pick<ChildDay, 'grade' | 'classId' | 'classRoom' | 'classTeacherName' | 'enrolments'> {
  childId: string
  name: string
  rosterNo: number
  className: string
  groups: (Care & { name: string })[]
  courses: CourseFact[]
}

export interface SheetChild extends Pick<DayChild, 'childId' | 'name' | 'rosterNo' | 'className' | 'grade'> {
  sitting: string
  /** When its own stay begins and ends, `HH:MM`; in a mixed group grades may differ. */
  startsAt: string | null
  endsAt: string | null
}

/** One roll of a day before anything was marked on it. */
export interface RollSheet extends Pick<RollSummary, 'serviceKey' | 'rollKey' | 'serviceName' | 'name' | 'title' | 'startsAt' | 'endsAt' | 'time' | 'venue' | 'teacherName' | 'changes' | 'cancelled'> {
  children: SheetChild[]
}

export interface SchoolDayFacts {
  date: string
  term: Calendar
  plan: TimetablePlan
  changes: readonly DayChange[]
}

const nameOf = (child: DayChild, { rollKey, title, serviceKey }: ChildSession): string => {
  if (rollKey.startsWith('course:')) return title
  return rollKey.startsWith('group:') ? (child.groups.find((group) => group.serviceKey === serviceKey)?.name ?? child.className) : child.className
}

const earlier = (a: string | null, b: string | null) => (a !== null && (b === null || a < b) ? a : b)
const later = (a: string | null, b: string | null) => (a !== null && (b === null || a > b) ? a : b)

/**
 * Every roll of a date with the children expected on it, in order of time (FR-055, FR-057): the timetable of each child,
 * turned round. Children keep the order in which they are given.
 */
export function rollSheetsOn(day: SchoolDayFacts, children: readonly DayChild[]): RollSheet[] {
  const sheets = new Map<string, RollSheet>()
  for (const child of children) {
    for (const session of sessionsOn({ ...child, ...day })) if (session.sitting !== null) enter(sheets, child, session, session.sitting)
  }
  return [...sheets.values()].sort((a, b) => ((a.startsAt ?? '99') < (b.startsAt ?? '99') ? -1 : Number(a.startsAt !== b.startsAt)))
}

function enter(sheets: Map<string, RollSheet>, child: DayChild, session: ChildSession, sitting: string) {
  const { serviceKey, rollKey, serviceName, title, startsAt, endsAt, venue, teacherName, changes } = session
  const key = `${serviceKey} ${rollKey}`
  const sheet = sheets.get(key) ?? { serviceKey, rollKey, serviceName, name: nameOf(child, session), title, startsAt, endsAt, time: session.time, venue, teacherName, changes, cancelled: isCancelled(session), children: [] }
  sheet.startsAt = earlier(sheet.startsAt, startsAt)
  sheet.endsAt = later(sheet.endsAt, endsAt)
  if (sheet.startsAt !== null && sheet.endsAt !== null) sheet.time = `${sheet.startsAt}–${sheet.endsAt}`
  const { childId, name, rosterNo, className, grade } = child
  sheet.children.push({ childId, name, rosterNo, className, grade, sitting, startsAt, endsAt })
  sheets.set(key, sheet)
}
