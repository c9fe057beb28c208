import { recordPayment as operation } from '../../contract/payment'
import { done, isRefused, write } from '../../handling'
import { recordMoved } from '../../record-moved'
import { openFen } from '../../rules/payment'

export const recordPayment = write(operation, async (context, input) => {
  const recorded = await recordMoved(context, 'payment', input)
  if (isRefused(recorded)) return recorded
  const { entryId, balanceFen } = recorded
  return done({ entryId, openFen: openFen(balanceFen) }, { target: `child/${input.childId}`, entryId })
})
