import { weekdayName } from '@/wording/dates'
import type { RosterPupil, StaffCourse } from './use-courses'

export const courseNote = ({ weekday, startsAt, venue, teacherName }: StaffCourse) => `${weekdayName(weekday)} ${startsAt} · ${venue} · ${teacherName}`

export const placesText = ({ joined, capacity, waiting }: StaffCourse) => `学员 ${joined}/${capacity}${waiting > 0 ? `，候补 ${waiting}` : ''}`

export interface RosterParts {
  joined: RosterPupil[]
  waiting: RosterPupil[]
}

/** Those with a place, then those who wait, each in the order the API gives: the waiting list is a queue. */
export const rosterParts = (pupils: RosterPupil[]): RosterParts => ({
  joined: pupils.filter(({ state }) => state === 'joined'),
  waiting: pupils.filter(({ state }) => state === 'waiting'),
})
