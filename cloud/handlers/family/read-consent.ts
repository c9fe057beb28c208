import { readConsent as operation } from '../../contract/family'
import { shownConsent } from '../../consent'
import { read } from '../../handling'
import { consentVersion } from '../../rules/consent-text'
import { consentsOf } from '../../store/consent'

export const readConsent = read(operation, async ({ db, schoolId, actor }) => {
  const decisions = await consentsOf(db, schoolId, actor.accountId as string)
  return { version: consentVersion, ...(await shownConsent(db, schoolId)), decision: decisions[0] ?? null }
})
