import { activate } from '../../activate'
import { countersignAgreements as operation } from '../../contract/staff'
import { done, refuse, write, type Context } from '../../handling'
import { signatureRecord } from '../../signature-record'
import { addSignature, lockAgreements, makeEffective, type CountersignItem } from '../../store/agreement'
import { tellGuardiansOf } from '../../store/message'

export const countersignAgreements = write(operation, async (context, { agreementIds }) => {
  const { db, schoolId, now, random } = context
  const ids = [...new Set(agreementIds)]
  const items = await lockAgreements(db, schoolId, ids)
  if (items.length < ids.length) return refuse('agreement_unknown')
  if (items.some(({ status }) => status !== 'to_countersign')) return refuse('agreement_countersigned')
  for (const item of items) await countersign(context, item)
  await makeEffective(db, schoolId, ids)

  const activated: string[] = []
  // What a later version of the plan asked for starts nothing: the child takes part already.
  const amended = items.filter(({ later }) => later).map(({ childId }) => childId)
  for (const applicationId of new Set(items.filter(({ later }) => !later).map((item) => item.applicationId))) {
    const childId = await activate({ db, schoolId, now, newId: random.uuid }, applicationId)
    if (childId) activated.push(childId)
  }
  // Whoever gets a seat by it is told by the seat.
  const only = [...new Set(amended)].filter((childId) => !activated.includes(childId))
  await tellGuardiansOf(db, schoolId, only, { kind: 'agreement_effective', details: {}, now, newId: random.uuid })
  return done({ countersigned: items.length, activated: activated.length }, { target: 'agreement', agreementIds: ids, status: 'effective', activated })
})

async function countersign({ db, schoolId, actor, now, random, ip, requestId }: Context, item: CountersignItem) {
  const signer = { signer: 'school' as const, guardianId: null, staffId: actor.staffId, signerName: actor.staffName }
  const shown = { textSha256: item.textSha256, handwriting: null, confirmed: [], readingSeconds: 0 }
  const record = signatureRecord({ signatureId: random.uuid(), agreementId: item.agreementId, ...signer, ...shown, signedAt: now, ip, requestId, previousSha256: item.recordSha256 })
  await addSignature(db, schoolId, record)
}
