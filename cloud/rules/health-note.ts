import type { Role } from '../contract/roles'

export interface RosterReader {
  roles: ReadonlySet<Role>
  /** The classes this reader is the class teacher of. */
  classIds: readonly string[]
  /** Whether the course is this reader's own. */
  teaches: boolean
}

/**
 * Whether a member of staff may read a child's health note: only who looks after the child, as the consent page
 * promises. A class teacher sees those of the own class and of the own course; the finance office sees none.
 */
export function maySeeHealthNote({ roles, classIds, teaches }: RosterReader, classId: string): boolean {
  if (roles.has('schoolAdmin') || roles.has('dutyTeacher')) return true
  return roles.has('classTeacher') && (teaches || classIds.includes(classId))
}
