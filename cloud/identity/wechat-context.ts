import { findOrAddAccount } from '../store/account'
import type { Identity } from './identity'

/**
 * WeChat itself says who calls: in an event function by its context (`scf`), on Cloud Run (微信云托管) by headers that
 * the platform sets and a caller cannot reach past it (`wxrun`).
 */
export const weChatContextIdentity = (name: 'scf' | 'wxrun'): Identity => ({
  name,
  async account(db, caller, now, newId) {
    if (caller.kind !== 'openid') return null
    return findOrAddAccount(db, { accountId: newId(), provider: 'wechat', subject: caller.openid, now })
  },
  proof: (caller) => (caller.kind === 'openid' ? { provider: 'wechat', subject: caller.openid } : null),
})

/**
 * Whether a user's own mini-program made the call. Exactly these: a chain such as `wx_client,scf` means that another
 * function calls for the user, and a timer or the HTTP API has no user at all.
 */
export const isFromUser = (source: unknown) => source === 'wx_client' || source === 'wx_devtools'
