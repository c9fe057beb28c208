import { staffRoles, type Role } from 'cloud/contract/roles'

/** Works at the chosen school, in whichever role. */
export const isStaff = (roles: readonly Role[]) => staffRoles.some((role) => roles.includes(role))
