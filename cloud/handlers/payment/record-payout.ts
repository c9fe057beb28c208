import { recordPayout as operation } from '../../contract/payment'
import { done, isRefused, write } from '../../handling'
import { recordMoved } from '../../record-moved'
import { inHandFen } from '../../rules/payment'

export const recordPayout = write(operation, async (context, input) => {
  const recorded = await recordMoved(context, 'payout', input)
  if (isRefused(recorded)) return recorded
  const { entryId, balanceFen } = recorded
  return done({ entryId, inHandFen: inHandFen(balanceFen) }, { target: `child/${input.childId}`, entryId })
})
