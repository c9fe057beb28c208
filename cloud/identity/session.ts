import { randomBytes } from 'node:crypto'
import type { Database } from '../db/database'
import { sha256 } from '../digest'
import { addSession, sessionAccount } from '../store/account'
import type { Proof } from '../store/choosing'
import type { Caller, Identity } from './identity'

const days = 24 * 3600 * 1000
const sessionLength = 30 * days

/** Our own session after `wx.login`, for any Node host. Only a token's hash is stored. */
export const sessionIdentity: Identity = {
  name: 'session',
  account: (db, caller, now) => tokenAccount(db, caller, now),
  proof: (caller) => tokenProof(caller),
}

export const tokenProof = (caller: Caller): Proof | null => (caller.kind === 'token' ? { tokenSha256: sha256(caller.token) } : null)

export async function tokenAccount(db: Database, caller: Parameters<Identity['account']>[1], now: Date): Promise<string | null> {
  return caller.kind === 'token' ? sessionAccount(db, sha256(caller.token), now) : null
}

/** Opens a session for an account and answers its token, which is not stored anywhere. */
export async function openSession(db: Database, accountId: string, now: Date): Promise<{ token: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + sessionLength)
  await addSession(db, { tokenSha256: sha256(token), accountId, now, expiresAt })
  return { token, expiresAt: expiresAt.toISOString() }
}
