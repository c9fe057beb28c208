import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'

export type StaffCourse = Output<'listCourses'>['courses'][number]
export type Roster = Output<'readRoster'>
export type RosterPupil = Roster['pupils'][number]

export const useCourses = () => usePagedQuery('listCourses', {}, (output) => ({ ...output, items: output.courses }))

/** Null waits: the page was opened without a course. */
export const useRoster = (courseId: string | null) =>
  usePagedQuery('readRoster', courseId === null ? null : { courseId }, (output) => ({ ...output, items: output.pupils }))
