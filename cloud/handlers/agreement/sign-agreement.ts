import { signAgreement as operation } from '../../contract/agreement'
import { dueAgreements } from '../../due-agreements'
import { done, refuse, write } from '../../handling'
import { isTooSmall } from '../../rules/agreement-text'
import { shanghaiDate } from '../../rules/dates'
import { signatureRecord } from '../../signature-record'
import { addAgreement, addSignature } from '../../store/agreement'
import { lockApplicationsOfChild } from '../../store/application'
import { ownChild } from '../../store/child'

export const signAgreement = write(operation, async ({ db, schoolId, actor, now, random, ip, requestId }, input) => {
  const child = await ownChild(db, schoolId, actor.guardianId, input.childId)
  if (!child) return refuse('child_not_yours')
  await lockApplicationsOfChild(db, schoolId, child.childId)
  const due = await dueAgreements(db, schoolId, child, actor.guardianName, shanghaiDate(now))
  // A text that is signed may be due once more: with what a later version of the plan changed of it.
  const document = due?.unsigned.find(({ key }) => key === input.agreementKey)
  if (!document && due?.signed.some(({ agreementKey }) => agreementKey === input.agreementKey)) return refuse('agreement_signed')
  if (!due || !document) return refuse('agreement_unknown')
  if (!due.signable) return refuse('agreement_not_due')
  const { text, textSha256, planId, amends, previousSha256 } = document
  if (textSha256 !== input.textSha256) return refuse('agreement_changed')
  if (!text.confirmations.every((_, index) => input.confirmed.includes(index))) return refuse('agreement_not_confirmed')
  if (isTooSmall(input.handwriting.strokes)) return refuse('handwriting_too_small')

  const agreementId = random.uuid()
  const { applicationId } = due.application
  await addAgreement(db, schoolId, { ...text, agreementId, applicationId, childId: child.childId, agreementKey: document.key, amends, planId, textSha256, now })
  const { handwriting, confirmed, readingSeconds } = input
  const signer = { signer: 'guardian' as const, guardianId: actor.guardianId, staffId: null, signerName: actor.guardianName }
  const record = signatureRecord({ signatureId: random.uuid(), agreementId, ...signer, textSha256, handwriting, confirmed, readingSeconds, signedAt: now, ip, requestId, previousSha256: previousSha256 ?? textSha256 })
  await addSignature(db, schoolId, record)
  return done({ agreementId, signedAt: now.toISOString() }, { target: `agreement/${agreementId}`, applicationId, textSha256, signatureSha256: record.recordSha256, status: 'to_countersign' })
})
