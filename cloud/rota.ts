import type { Database } from './db/database'
import { runsAs, serviceDates } from './rules/calendar'
import { schoolDay, type KeptRoll } from './school-day'
import type { PublishedPlan } from './store/plan'

/** The days that a term and its openings span; what lies outside of them has no rota. */
export function yearOf({ startsOn, endsOn, openings }: PublishedPlan['term']): { first: string; last: string } {
  const days = [startsOn, endsOn, ...openings.flatMap((opening) => [opening.startsOn, opening.endsOn])].sort()
  return { first: days[0] as string, last: days.at(-1) as string }
}

/** The first day from a date on that follows a weekday's timetable in a service; null where none is left. */
export function nextDayOf({ term, plan }: PublishedPlan, serviceKey: string, weekday: number, from: string): string | null {
  const service = plan.services.find(({ key }) => key === serviceKey)
  return (service && serviceDates(term, service).find((each) => each.date >= from && each.weekday === weekday)?.date) ?? null
}

/** As which weekday a service runs on a date; null where it does not or is none of the plan's. */
export function weekdayIn({ term, plan }: PublishedPlan, serviceKey: string, date: string): number | null {
  const service = plan.services.find(({ key }) => key === serviceKey)
  return service ? runsAs(term, service, date) : null
}

export interface DutyAsked {
  serviceKey: string
  rollKey: string
  weekday: number | null
  heldOn: string | null
}

type FoundDay = { kind: 'found'; date: string; roll: KeptRoll; day: KeptRoll[] } | { kind: 'refused'; code: 'duty_day_needed' | 'duty_day_past' | 'roll_unknown' }

/** The day by which a duty is judged: the one day, or the next of such weekdays, with its roll and all the others (FR-053). */
export async function dutyDay(asked: { db: Database; schoolId: string }, published: PublishedPlan, duty: DutyAsked, today: string): Promise<FoundDay> {
  if ((duty.weekday === null) === (duty.heldOn === null)) return { kind: 'refused', code: 'duty_day_needed' }
  if (duty.heldOn !== null && duty.heldOn < today) return { kind: 'refused', code: 'duty_day_past' }
  const { first, last } = yearOf(published.term)
  const date = duty.heldOn ?? nextDayOf(published, duty.serviceKey, duty.weekday as number, today > first ? today : first)
  if (date === null || date > last) return { kind: 'refused', code: 'roll_unknown' }
  const day = await schoolDay(asked, published, date)
  const roll = day.find((each) => each.serviceKey === duty.serviceKey && each.rollKey === duty.rollKey)
  return roll ? { kind: 'found', date, roll, day } : { kind: 'refused', code: 'roll_unknown' }
}
