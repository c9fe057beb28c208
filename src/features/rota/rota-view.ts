import type { RotaDay } from './use-rota'
import type { Rota } from './use-rota'
import { dayWords, weekdayName } from '@/wording/dates'

export interface DayLine {
  key: string
  day: string
  time: string
  /** Who takes it; null where nobody does. */
  taker: string | null
  /** How that came about, where it is not the roll's own teacher. */
  how: string | null
  clash: boolean
  cancelled: boolean
  helpers: string
}

export const takerId = ({ dayId, weekdayId, ownId }: Pick<RotaDay, 'dayId' | 'weekdayId' | 'ownId'>) => dayId ?? weekdayId ?? ownId

export const nameIn = (staff: Rota['staff'], staffId: string | null) => staff.find((each) => each.staffId === staffId)?.name ?? null

export function dayLine(day: RotaDay, staff: Rota['staff']): DayLine {
  const own = nameIn(staff, day.ownId)
  const instead = own && takerId(day) !== day.ownId ? `，原来是${own}` : ''
  return {
    key: day.heldOn,
    day: `${weekdayName(new Date(`${day.heldOn}T00:00:00Z`).getUTCDay() || 7)} ${dayWords(day.heldOn)}`,
    time: day.startsAt && day.endsAt ? `${day.startsAt}–${day.endsAt}` : '',
    taker: nameIn(staff, takerId(day)),
    how: day.dayId !== null ? `只这一天${instead}` : day.weekdayId !== null ? `每${weekdayName(day.weekday)}${instead}` : null,
    clash: day.clash,
    cancelled: day.cancelled,
    helpers: day.volunteers.join('、'),
  }
}

/** The week as two dates. */
export const spanOf = (monday: string, sunday: string) => `${dayWords(monday)}–${dayWords(sunday)}`
