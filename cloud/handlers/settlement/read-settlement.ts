import { readSettlement as operation, type ClosingStep } from '../../contract/settlement'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { settlementFacts } from '../../settlement-facts'
import { feeNotices } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { accountsPublishedSince, childrenToSettle, closingSteps, settledTotals, settlementOfTerm, type DoneStep, type Settlement } from '../../store/settlement'

export const readSettlement = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId, name, startsOn, endsOn } = published.term
  const facts = await settlementFacts({ db, schoolId, now }, published, await feeNotices(db, schoolId, termId))
  const settlement = await settlementOfTerm(db, schoolId, termId)
  const done = await closingSteps(db, schoolId, termId)
  const disclosed = settlement?.finishedAt ? await accountsPublishedSince(db, schoolId, termId, settlement.finishedAt) : null
  return {
    today: shanghaiDate(now),
    term: { termId, name, startsOn, endsOn, lastServiceDay: facts.lastServiceDay },
    services: facts.services,
    obstacles: settlement === null ? facts.obstacles : [],
    settlement: settlement && { ...settlement, ...(await settledTotals(db, schoolId, termId)), left: await childrenToSettle(db, schoolId, termId) },
    steps: steps(settlement, done, disclosed !== null),
    fingerprint: done.find(({ step }) => step === 'archive')?.facts.fingerprint ?? null,
  }
})

/** Each step with when it was done, or why it cannot be done yet. */
function steps(settlement: Settlement | null, done: readonly DoneStep[], disclosed: boolean) {
  const doneAt = (step: ClosingStep) => (step === 'settle' ? (settlement?.finishedAt ?? null) : (done.find((each) => each.step === step)?.doneAt ?? null))
  const order: [ClosingStep, string][] = [
    ['settle', ''],
    ['disclose', '先完成结算。'],
    ['archive', '先完成收支公示这一步。'],
    ['expire', '先完成归档。'],
  ]
  return order.map(([step, waits], index) => {
    const isNext = index === 0 || doneAt(order[index - 1]?.[0] as ClosingStep) !== null
    const obstacle = !isNext ? waits : step === 'disclose' && !disclosed ? '结算完成以后还没有公布收支公示。请先在“收支公示”里公布。' : null
    return { step, doneAt: doneAt(step), obstacle: doneAt(step) === null ? obstacle : null }
  })
}
