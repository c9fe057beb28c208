import { decideConsent as operation } from '../../contract/family'
import { shownConsent } from '../../consent'
import { done, refuse, write } from '../../handling'
import { consentVersion } from '../../rules/consent-text'
import { lockAccount } from '../../store/account'
import { addConsent } from '../../store/consent'
import { unbindAll } from '../../store/guardian'

export const decideConsent = write(operation, async ({ db, schoolId, actor, now, random }, { decision, textSha256 }) => {
  const shown = await shownConsent(db, schoolId)
  // A withdrawal must always be possible, even when the text has moved on since it was granted.
  if (decision !== 'withdrawn' && shown.textSha256 !== textSha256) return refuse('consent_text_changed')
  const accountId = actor.accountId as string
  await lockAccount(db, schoolId, accountId)
  const consentId = random.uuid()
  await addConsent(db, { schoolId, consentId, accountId, version: consentVersion, textSha256, decision, now })
  // Without consent nothing more is processed for this guardian: the ties to the children end, finished papers stay.
  if (decision !== 'granted') await unbindAll(db, schoolId, accountId)
  return done({ decidedAt: now.toISOString() }, { target: `consent/${consentId}`, decision, version: consentVersion })
})
