import { signInAs as operation } from '../../contract/session'
import { done, refuse, write } from '../../handling'
import { openSession } from '../../identity/session'
import { findOrAddAccount } from '../../store/account'

export const signInAs = write(operation, async ({ db, identity, now, random }, { personId }) => {
  if (!identity.demo) return refuse('sign_in_unavailable')
  if (!identity.demo.people.some((person) => person.personId === personId)) return refuse('person_unknown')
  const accountId = await findOrAddAccount(db, { accountId: random.uuid(), provider: 'dev', subject: personId, now })
  return done(await openSession(db, accountId, now), { target: `account/${accountId}` })
})
