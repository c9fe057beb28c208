import { findAccount } from '../store/account'
import type { Identity } from './identity'

/**
 * The families that a rehearsal simulates. Only the host itself calls as one of them, and the dispatcher lets them into copies
 * only: no request from outside can name one.
 */
export const rehearsalIdentity: Identity = {
  name: 'rehearsal',
  account: async (db, caller) => (caller.kind === 'simulated' ? findAccount(db, 'rehearsal', String(caller.familyNo)) : null),
  proof: (caller) => (caller.kind === 'simulated' ? { provider: 'rehearsal', subject: String(caller.familyNo) } : null),
}
