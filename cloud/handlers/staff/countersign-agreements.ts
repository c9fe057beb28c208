import { countersignAgreements as operation } from '../../contract/staff'
import { done, refuse, write, type Context } from '../../handling'
import { chainProgress, openStep } from '../../rules/chain'
import { shanghaiDate } from '../../rules/dates'
import { signatureRecord } from '../../signature-record'
import { addSignature, lockAgreements, makeEffective, type CountersignItem } from '../../store/agreement'
import { findApplication, standingsOf } from '../../store/application'
import { addEnrolments } from '../../store/enrolment'
import { tellGuardiansOf } from '../../store/message'
import { currentTerm } from '../../store/school'

export const countersignAgreements = write(operation, async (context, { agreementIds }) => {
  const { db, schoolId, now, random } = context
  const ids = [...new Set(agreementIds)]
  const items = await lockAgreements(db, schoolId, ids)
  if (items.length < ids.length) return refuse('agreement_unknown')
  if (items.some(({ status }) => status !== 'to_countersign')) return refuse('agreement_countersigned')
  for (const item of items) await countersign(context, item)
  await makeEffective(db, schoolId, ids)

  const activated: string[] = []
  for (const applicationId of new Set(items.map((item) => item.applicationId))) {
    const childId = await activate(context, applicationId)
    if (childId) activated.push(childId)
  }
  await tellGuardiansOf(db, schoolId, activated, { kind: 'agreement_effective', details: {}, now, newId: random.uuid })
  return done({ countersigned: items.length, activated: activated.length }, { target: 'agreement', agreementIds: ids, status: 'effective', activated })
})

async function countersign({ db, schoolId, actor, now, random, ip, requestId }: Context, item: CountersignItem) {
  const signer = { signer: 'school' as const, guardianId: null, staffId: actor.staffId, signerName: actor.name }
  const shown = { textSha256: item.textSha256, handwriting: null, confirmed: [], readingSeconds: 0 }
  const record = signatureRecord({ signatureId: random.uuid(), agreementId: item.agreementId, ...signer, ...shown, signedAt: now, ip, requestId, previousSha256: item.recordSha256 })
  await addSignature(db, schoolId, record)
}

/** Enrols the child once the whole chain has been walked; answers the child, or null where a step is open. */
async function activate({ db, schoolId, now, random }: Context, applicationId: string): Promise<string | null> {
  const [application, term] = [await findApplication(db, schoolId, applicationId), await currentTerm(db, schoolId)]
  const standing = (await standingsOf(db, schoolId, [application])).get(applicationId)
  const today = shanghaiDate(now)
  if (!standing || !term || !application.form || openStep(chainProgress(standing.plan.plan.chain, standing.facts, today))) return null
  const startsOn = today > term.startsOn ? today : term.startsOn
  if (startsOn > term.endsOn) return null
  const { childId, form } = application
  await addEnrolments(db, schoolId, { applicationId, termId: term.termId, childId, choices: form.services, startsOn, endsOn: term.endsOn, newId: random.uuid })
  return childId
}
