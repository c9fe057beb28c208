import { readMyAgreements as operation } from '../../contract/staff-agreement'
import { read } from '../../handling'
import { myAgreements } from '../../my-agreements'

export const readMyAgreements = read(operation, async (context) => ({ documents: await myAgreements(context) }))
