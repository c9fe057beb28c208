import { readMyAgreements as operation } from '../../contract/staff-agreement'
import { read } from '../../handling'
import { myAgreements } from '../../my-agreements'

export const readMyAgreements = read(operation, async (context, { handwritingOf }) => {
  const documents = await myAgreements(context)
  return { documents: documents.map((each) => (each.signed && each.agreementKey !== handwritingOf ? { ...each, signed: { ...each.signed, handwriting: null } } : each)) }
})
