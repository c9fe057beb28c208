import type { OutputOf } from 'cloud/contract/operation'
import { listCourses, readRoster } from 'cloud/contract/staff'
import { usePagedQuery } from '@/client/use-paged-query'

export type StaffCourse = OutputOf<typeof listCourses>['courses'][number]
export type RosterPupil = OutputOf<typeof readRoster>['pupils'][number]

export const useCourses = () => usePagedQuery(listCourses, {}, (output) => ({ ...output, items: output.courses }))

/** Null waits: the page was opened without a course. */
export const useRoster = (courseId: string | null) =>
  usePagedQuery(readRoster, courseId === null ? null : { courseId }, (output) => ({ ...output, items: output.pupils }))
