import { refuse, refuseButKeep, type Context, type Refused } from './handling'
import { afterFailure, isLocked, normalCode } from './rules/binding'
import { attemptsOf, clearAttempts, lockUnusedCode, saveAttempts, useCode, type BindCode } from './store/binding'

/**
 * Redeems a one-time code for the caller's account. `matches` says whether the rest of what was typed fits the code.
 * A wrong code, an old one and a wrong name are told apart by nobody, and each counts as one wrong try.
 * The caller holds the account's lock.
 */
export async function redeemCode(context: Context, typed: string, matches: (code: BindCode) => Promise<boolean>): Promise<BindCode | Refused<'bind_code_wrong' | 'bind_locked'>> {
  const { db, schoolId, actor, now } = context
  const accountId = actor.accountId as string
  const attempts = await attemptsOf(db, schoolId, accountId)
  if (isLocked(attempts, now)) return refuse('bind_locked')
  const code = await lockUnusedCode(db, schoolId, normalCode(typed), now)
  if (!code || !(await matches(code))) {
    const counted = afterFailure(attempts, now)
    await saveAttempts(db, schoolId, accountId, counted)
    return refuseButKeep('bind_code_wrong', { target: `account/${accountId}`, wrongCodes: counted.failures })
  }
  await useCode(db, schoolId, code.codeSha256, accountId, now)
  await clearAttempts(db, schoolId, accountId)
  return code
}
