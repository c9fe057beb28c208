import type { CourseQuota } from '../contract/course'

/** The quotas of a course that a child may use, by key. Never shown beside a name: a group tells of a hardship. */
export const quotaKeysOf = (quotas: readonly CourseQuota[], { grade, priorityGroup }: { grade: number; priorityGroup: string | null }): string[] =>
  quotas
    .filter(({ grades, groups }) => (grades === null || grades.includes(grade)) && (groups === null || (priorityGroup !== null && groups.includes(priorityGroup))))
    .map(({ key }) => key)

/** How many places of a course are reserved now. */
export const reservedPlaces = (quotas: readonly CourseQuota[], now: Date): number =>
  quotas.filter(({ until }) => until === null || new Date(until) > now).reduce((sum, { places }) => sum + places, 0)
