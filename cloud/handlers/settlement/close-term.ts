import { closeTerm as operation } from '../../contract/settlement'
import { done, refuse, write, type Context } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { feeNotices, lockMoney } from '../../store/fee'
import { publishedPlan, type PublishedPlan } from '../../store/plan'
import { accountsPublishedSince, addClosingStep, closingSteps, endSeats, settlementOfTerm } from '../../store/settlement'
import { termFingerprint } from '../../term-export'

const before = { disclose: null, archive: 'disclose', expire: 'archive' } as const

export const closeTerm = write(operation, async (context, { closing }) => {
  const { db, schoolId, actor, now } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  await lockMoney(db, schoolId)
  const target = `term/${termId}`
  const steps = await closingSteps(db, schoolId, termId)
  const earlier = steps.find(({ step }) => step === closing)
  if (earlier) return done({ step: closing, doneAt: earlier.doneAt }, { target, closing, doneAt: earlier.doneAt })
  const settlement = await settlementOfTerm(db, schoolId, termId)
  if (!settlement?.finishedAt || (before[closing] !== null && !steps.some(({ step }) => step === before[closing]))) return refuse('closing_out_of_order')
  const facts = await carriedOut(context, published, closing, settlement.finishedAt)
  if (facts === null) return refuse('accounts_not_published')
  await addClosingStep(db, schoolId, { termId, step: closing, facts, staffId: actor.staffId as string, now })
  return done({ step: closing, doneAt: now.toISOString() }, { target, closing, ...facts })
})

/** What the step comes to; null where 收支公示 has not been published since the settlement. */
async function carriedOut({ db, schoolId, now }: Context, published: PublishedPlan, closing: keyof typeof before, finishedAt: string): Promise<object | null> {
  const { termId } = published.term
  switch (closing) {
    case 'disclose': {
      const accountNoticeId = await accountsPublishedSince(db, schoolId, termId, finishedAt)
      return accountNoticeId === null ? null : { accountNoticeId }
    }
    case 'archive':
      return termFingerprint({ db, schoolId, now, until: now }, published, await feeNotices(db, schoolId, termId))
    case 'expire':
      return { ended: await endSeats(db, schoolId, termId, shanghaiDate(now)) }
  }
}
