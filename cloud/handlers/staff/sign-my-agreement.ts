import { signMyAgreement as operation } from '../../contract/staff-agreement'
import { done, refuse, write } from '../../handling'
import { myAgreements } from '../../my-agreements'
import { isTooSmall } from '../../rules/agreement-text'
import { ownRecord } from '../../signature-record'
import { publishedPlan } from '../../store/plan'
import { addStaffAgreement } from '../../store/staff-agreement'

export const signMyAgreement = write(operation, async (context, input) => {
  const { db, schoolId, actor, now, random, ip, requestId } = context
  const document = (await myAgreements(context)).find(({ agreementKey }) => agreementKey === input.agreementKey)
  const published = await publishedPlan(db, schoolId)
  if (!document || !published) return refuse('agreement_unknown')
  if (document.signed) return refuse('agreement_signed')
  if (document.textSha256 !== input.textSha256) return refuse('agreement_changed')
  if (!document.confirmations.every((_, index) => input.confirmed.includes(index))) return refuse('agreement_not_confirmed')
  if (isTooSmall(input.handwriting.strokes)) return refuse('handwriting_too_small')

  const staffAgreementId = random.uuid()
  const { handwriting, confirmed, readingSeconds, textSha256 } = input
  const record = ownRecord({ of: staffAgreementId, signerId: actor.staffId as string, signerName: actor.staffName, contentSha256: textSha256, handwriting, said: [confirmed, readingSeconds], signedAt: now, ip, requestId })
  const { planId, term } = published
  const added = await addStaffAgreement(db, schoolId, { ...document, ...record, staffAgreementId, termId: term.termId, staffId: actor.staffId as string, planId, confirmed, readingSeconds })
  // The same teacher, signing in two tabs at once.
  if (!added) return refuse('agreement_signed')
  return done({ staffAgreementId, signedAt: now.toISOString() }, { target: `staff_agreement/${staffAgreementId}`, agreementKey: input.agreementKey, textSha256, signatureSha256: record.recordSha256 })
})
