import { readSignedAgreement as operation } from '../../contract/agreement'
import { signedDocument } from '../../due-agreements'
import { read, refuse } from '../../handling'
import { ownAgreement } from '../../store/agreement'
import { findChild } from '../../store/child'

export const readSignedAgreement = read(operation, async ({ db, schoolId, actor }, { agreementId }) => {
  const agreement = await ownAgreement(db, schoolId, actor.guardianId, agreementId)
  if (!agreement) return refuse('agreement_unknown')
  const child = await findChild(db, schoolId, agreement.childId)
  return { childName: child.name, document: signedDocument(agreement) }
})
