import { confirmSignUpCheck as operation } from '../../contract/signup-day'
import { done, refuse, write } from '../../handling'
import { publishedPlan } from '../../store/plan'
import { confirm, takeBackConfirmation } from '../../store/sign-up'

export const confirmSignUpCheck = write(operation, async ({ db, schoolId, actor, now }, { item, confirmed, note }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  if (confirmed) await confirm(db, schoolId, { termId, item, note, staffId: actor.staffId as string, now })
  else await takeBackConfirmation(db, schoolId, termId, item)
  return done({}, { target: `sign-up-check/${termId}/${item}`, confirmed })
})
