import type { SchoolPlan, ServiceKind, ServiceOffering } from '../contract/plan-document'
import type { Calendar } from './calendar'
import { clockOf, hoursBetween, lengthOf, minutesBetween, slotApplies, type DayPlan, type When } from './day-times'
import { datesBetween, weekdayOf } from './dates'
import { hoursOf, isOffered, isThereOn, type TimetablePlan } from './timetable'

type Slots = Pick<ServiceOffering, 'slots'>
type Slot = ServiceOffering['slots'][number]

/** Minutes that a service counts as, apart from the clock: lessons × minutes of a lesson. Null where not stated. */
export const countedMinutes = ({ countedLessons, lessonMinutes }: Pick<ServiceOffering, 'countedLessons' | 'lessonMinutes'>): number | null =>
  countedLessons === null || lessonMinutes === null ? null : countedLessons * lessonMinutes

/** Minutes that one stretch lasts, where the plan says so even without the school's own bells: two hours after dismissal. */
function stretchMinutes(plan: DayPlan, slot: Slot, when: When): number | null {
  const { startsAt, endsAt } = hoursBetween(plan, slot.startsAt, slot.endsAt, when)
  if (startsAt !== null && endsAt !== null) return minutesBetween(startsAt, endsAt)
  const { startsAt: from, endsAt: to } = slot
  if (from !== null && to !== null && typeof from === 'object' && typeof to === 'object' && 'mark' in from && 'mark' in to && from.mark === to.mark) return to.plusMinutes - from.plusMinutes
  return lengthOf(to)
}

interface Timed {
  startsAt: string
  endsAt: string
}

/** Minutes that lie in at least one of several stretches; what runs side by side counts once. */
function unionMinutes(stretches: readonly Timed[]): number {
  let covered = ''
  return [...stretches]
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .reduce((minutes, { startsAt, endsAt }) => {
      const from = startsAt > covered ? startsAt : covered
      covered = endsAt > covered ? endsAt : covered
      return minutes + Math.max(0, minutesBetween(from, endsAt))
    }, 0)
}

/** The stretches of a service's day on the clock; null where one of them has no clock time, or none is written. */
function clockStretches(plan: DayPlan, { slots }: Slots, when: When): Timed[] | null {
  const hours = slots.filter((slot) => slotApplies(slot, when)).map((slot) => hoursBetween(plan, slot.startsAt, slot.endsAt, when))
  const timed = hours.flatMap(({ startsAt, endsAt }) => (startsAt !== null && endsAt !== null ? [{ startsAt, endsAt }] : []))
  return hours.length > 0 && timed.length === hours.length ? timed : null
}

/** Minutes that a service takes on the clock (R-009; S3: 140). Null where neither times nor a length are stated. */
export function clockMinutes(plan: DayPlan, service: Slots, when: When): number | null {
  const timed = clockStretches(plan, service, when)
  if (timed) return unionMinutes(timed)
  const [only, ...others] = service.slots.filter((slot) => slotApplies(slot, when))
  // Lengths of several stretches cannot be added without knowing whether they run side by side.
  return only && others.length === 0 ? stretchMinutes(plan, only, when) : null
}

/**
 * Minutes of all services of a plan for a grade on a weekday: what each counts as where that is stated, else its time on
 * the clock, in which two services at the same time count once. Null where no service runs that day or
 * one of them says neither.
 */
export function dailyMinutes(plan: TimetablePlan, when: When & { weekday: number }): number | null {
  const services = plan.services.filter((service) => service.weekdays?.includes(when.weekday) && isOffered(plan, service, when.grade) && isThereOn(service, when.grade, when.weekday))
  if (services.length === 0) return null
  const uncounted = services.filter((service) => countedMinutes(service) === null)
  const counted = services.reduce((sum, service) => sum + (countedMinutes(service) ?? 0), 0)
  const onClock = uncounted.map((service) => clockStretches(plan, service, when))
  if (onClock.every((timed) => timed !== null)) return counted + unionMinutes(onClock.flat())
  const [only, ...others] = uncounted
  const minutes = only && others.length === 0 ? clockMinutes(plan, only, when) : null
  return minutes === null ? null : counted + minutes
}

/** Whether a day is long enough (R-010; S3, S4, S5: 120 minutes). */
export function lengthDecision(minutes: number | null, least: number | null): 'enough' | 'short' | 'unstated' {
  if (minutes === null || least === null) return 'unstated'
  return minutes >= least ? 'enough' : 'short'
}

/** The latest time at which a service of a kind may end for a grade, `HH:MM`: the earliest that applies (R-011; S10, S11). */
export function latestEndFor({ latestEnd }: Pick<SchoolPlan['bounds'], 'latestEnd'>, kind: ServiceKind | null, grade: number): string | null {
  const stage = grade <= 6 ? 'primary' : 'junior'
  const limits = latestEnd.filter((limit) => (limit.kinds === null || (kind !== null && limit.kinds.includes(kind))) && (limit.stage === null || limit.stage === stage))
  return limits.map(({ at }) => at).sort()[0] ?? null
}

/** Whether an end `HH:MM` keeps to the latest one; to the minute is in time. */
export function endDecision(endsAt: string | null, latest: string | null): 'inTime' | 'late' | 'unstated' {
  if (endsAt === null || latest === null) return 'unstated'
  return endsAt <= latest ? 'inTime' : 'late'
}

/**
 * Whether a service ends before the local off-work time (R-012; S9, S11). Meant for services after the last lesson. An end
 * that is stated as off-work itself needs no clock. Unstated where end or off-work time are not known.
 */
export function offWorkDecision(plan: DayPlan, service: Pick<ServiceOffering, 'slots' | 'weekdays'>, when: When): 'notBefore' | 'before' | 'unstated' {
  if (service.slots.some((slot) => slotApplies(slot, when) && endsAtOffWork(slot))) return 'notBefore'
  const { endsAt } = hoursOf(plan, service, when)
  const offWork = clockOf(plan, { mark: 'offWork', plusMinutes: 0 }, when)
  if (endsAt === null || offWork === null) return 'unstated'
  return endsAt >= offWork ? 'notBefore' : 'before'
}

const endsAtOffWork = ({ endsAt }: Slot) => endsAt !== null && typeof endsAt === 'object' && 'mark' in endsAt && endsAt.mark === 'offWork' && endsAt.plusMinutes >= 0

/**
 * Whole weeks for which the campus is open in a holiday: five weekdays make one, wherever the opening begins and
 * however it is divided.
 */
export function openWeeks({ openings }: Pick<Calendar, 'openings'>, holiday: 'winter' | 'summer'): number {
  const dates = new Set(openings.filter((opening) => opening.holiday === holiday).flatMap(({ startsOn, endsOn }) => datesBetween(startsOn, endsOn)))
  return Math.floor([...dates].filter((date) => weekdayOf(date) <= 5).length / 5)
}

/** Whether a holiday is open for as many weeks as the plan asks (R-013; S11: winter 1, summer 3). */
export function openingDecision(calendar: Pick<Calendar, 'openings'>, bounds: Pick<SchoolPlan['bounds'], 'winterWeeks' | 'summerWeeks'>, holiday: 'winter' | 'summer'): 'enough' | 'lacking' | 'unstated' {
  const least = holiday === 'winter' ? bounds.winterWeeks : bounds.summerWeeks
  if (least === null) return 'unstated'
  return openWeeks(calendar, holiday) >= least ? 'enough' : 'lacking'
}
