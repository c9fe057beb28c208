import { signIn as operation } from '../../contract/session'
import { done, refuse, write } from '../../handling'
import { openSession } from '../../identity/session'
import { findOrAddAccount } from '../../store/account'

export const signIn = write(operation, async ({ db, identity, wechat, now, random }, { code }) => {
  if (identity.name !== 'session') return refuse('sign_in_unavailable')
  const known = await wechat.openidOf(code)
  if (known.kind !== 'known') return refuse(known.kind === 'invalid' ? 'wechat_code_invalid' : 'wechat_unreachable')
  const accountId = await findOrAddAccount(db, { accountId: random.uuid(), provider: 'wechat', subject: known.openid, now })
  return done(await openSession(db, accountId, now), { target: `account/${accountId}` })
})
