import { confirmLetter as operation } from '../../contract/plan'
import { done, refuse, write } from '../../handling'
import { addLetterReceipt, letterConfirmedAt, publishedPlan } from '../../store/plan'

export const confirmLetter = write(operation, async ({ db, schoolId, actor, now }, { planId }) => {
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const guardianId = actor.guardianId as string
  await addLetterReceipt(db, { schoolId, planId, guardianId, now })
  const confirmedAt = await letterConfirmedAt(db, schoolId, planId, guardianId)
  return done({ confirmedAt: confirmedAt ?? now.toISOString() }, { target: `plan/${planId}`, letterConfirmed: true })
})
