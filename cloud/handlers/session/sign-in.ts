import { signIn as operation } from '../../contract/session'
import { done, refuse, writeAfter, type Outside } from '../../handling'
import { openSession } from '../../identity/session'
import { findOrAddAccount } from '../../store/account'

// Anyone may ask this, and WeChat may take seconds to answer.
const askWeChat = async ({ identity, wechat }: Outside, { code }: { code: string }) => (identity.name === 'session' ? wechat.openidOf(code) : null)

export const signIn = writeAfter(operation, askWeChat, async ({ db, now, random }, _input, known) => {
  if (known === null) return refuse('sign_in_unavailable')
  if (known.kind !== 'known') return refuse(known.kind === 'invalid' ? 'wechat_code_invalid' : 'wechat_unreachable')
  const accountId = await findOrAddAccount(db, { accountId: random.uuid(), provider: 'wechat', subject: known.openid, now })
  return done(await openSession(db, accountId, now), { target: `account/${accountId}` })
})
