import { instantWords, weekdayName } from '@/wording/dates'
import type { Roster, RosterPupil, StaffCourse } from './use-courses'

export const courseNote = ({ weekday, startsAt, venue, teacherName }: StaffCourse) => `${weekdayName(weekday)} ${startsAt} · ${venue} · ${teacherName}`

export function placesText({ joined, offered, capacity, waiting, status }: StaffCourse): string {
  if (status === 'closed') return '已停开'
  return `学员 ${joined}/${capacity}${offered > 0 ? `，等家长确认 ${offered}` : ''}${waiting > 0 ? `，候补 ${waiting}` : ''}`
}

export interface RosterParts {
  joined: RosterPupil[]
  offered: RosterPupil[]
  waiting: RosterPupil[]
}

/** Those with a place, those who are offered one, then those who wait, each in the order the API gives: the waiting list is a queue. */
export const rosterParts = (pupils: RosterPupil[]): RosterParts => ({
  joined: pupils.filter(({ state }) => state === 'joined'),
  offered: pupils.filter(({ state }) => state === 'offered'),
  waiting: pupils.filter(({ state }) => state === 'waiting'),
})

type RosterHead = Pick<Roster, 'capacity' | 'taken' | 'waiting' | 'minimum' | 'status'>

export function rosterCounts({ capacity, taken, waiting, status }: RosterHead): string {
  if (status === 'closed') return '已停开'
  return `名额 ${capacity} 人，已占 ${taken} 人${waiting > 0 ? `，候补 ${waiting} 人` : ''}`
}

/** Said where a course has fewer children than it needs; null elsewhere. */
export const shortOf = ({ taken, minimum, status }: RosterHead): string | null => (status === 'published' && minimum !== null && taken < minimum ? `开班至少要 ${minimum} 人，还差 ${minimum - taken} 人。` : null)

/** What stands below a name: until when an offer is held, what the school did by hand. */
export const pupilFacts = ({ offerUntil, byHand }: RosterPupil): string =>
  [offerUntil ? `等家长确认，到 ${instantWords(offerUntil)}` : '', byHand ? '学校安排' : ''].filter(Boolean).join(' · ')
