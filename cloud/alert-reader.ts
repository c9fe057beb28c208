import type { Actor } from './handling'
import type { AlertReader } from './store/alert-view'

/** Which alerts a member of staff may see: the office every one, others those of their own rolls and classes. */
export const alertReader = ({ roles, staffId, classIds }: Pick<Actor, 'roles' | 'staffId' | 'classIds'>): AlertReader => (roles.has('schoolAdmin') ? { staffId: null, classIds: [] } : { staffId, classIds })
