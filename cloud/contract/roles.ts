/**
 * Who may call an operation.
 *
 * `visitor` is anyone at all (published plans can be read with no data given: platform, privacy and consent);
 * `signedIn` is anyone known by an account who may not be bound to this school yet. The rest are held per school.
 */
export const roles = [
  'visitor',
  'signedIn',
  'guardian',
  'classTeacher',
  'dutyTeacher',
  'schoolAdmin',
  'financeOfficer',
  'parentCommittee',
  'bureau',
] as const

export type Role = (typeof roles)[number]

/** Roles that belong to the school's own people. */
export const staffRoles = ['classTeacher', 'dutyTeacher', 'schoolAdmin', 'financeOfficer'] as const satisfies readonly Role[]
export type StaffRole = (typeof staffRoles)[number]
