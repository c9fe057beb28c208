import { childInsurance } from '../../child-insurance'
import { readInsurance as operation } from '../../contract/insurance'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { ownChild } from '../../store/child'

export const readInsurance = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const found = await childInsurance(db, schoolId, childId, shanghaiDate(now))
  if (!found) return refuse('plan_not_published')
  const { plan, decision, neededOn, record } = found
  return { child, ...plan.insurance, decision, neededOn, record }
})
