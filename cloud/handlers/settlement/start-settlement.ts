import { startSettlement as operation } from '../../contract/settlement'
import { done, refuse, write } from '../../handling'
import { agreedTerms } from '../../rules/settlement-terms'
import { settlementFacts } from '../../settlement-facts'
import { feeNotices, isSettling, lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { addSettlement, childrenToSettle } from '../../store/settlement'

export const startSettlement = write(operation, async ({ db, schoolId, actor, now }, entered) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  await lockMoney(db, schoolId)
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  const { services, obstacles } = await settlementFacts({ db, schoolId, now }, published, await feeNotices(db, schoolId, termId))
  if (obstacles.length > 0) return refuse('settlement_blocked')
  const agreed = agreedTerms(services.map((service) => ({ ...service, unrecorded: service.days.unrecorded })), entered)
  if (agreed.kind === 'refused') return refuse(agreed.code)
  await addSettlement(db, schoolId, { termId, terms: agreed.terms, staffId: actor.staffId as string, now })
  return done({ left: await childrenToSettle(db, schoolId, termId) }, { target: `term/${termId}`, ...agreed.terms })
})
