import { issueStatements as operation } from '../../contract/statement'
import { billableServices, billingInTerm, type BillableService } from '../../billing'
import { childrenMoney } from '../../child-money'
import { done, refuse, write, type Context } from '../../handling'
import { issueTo, periodOf, standingOf, type Standing } from '../../issue-statements'
import { spanWords } from '../../rules/fee-words'
import { accountMissing } from '../../separate-account'
import { feeNotices, isSettling, lockMoney, statementsOf, type FeeNotice } from '../../store/fee'
import { tellEachChild } from '../../store/message'
import { publishedPlan, type PublishedPlan } from '../../store/plan'

// Every day of the term of each is worked out: more at once would keep whoever else is at the school's money waiting too long.
const mostAtOnce = 100

export const issueStatements = write(operation, async (context, { serviceKey, periodFrom }) => {
  const { db, schoolId, actor, now, random } = context
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  const notices = await feeNotices(db, schoolId, termId)
  const standing = standingOf(await statementsOf(db, schoolId, termId, null))
  const isMissing = await accountMissing({ db, schoolId, now }, published)
  const billable = (await billableServices({ db, schoolId }, published, notices, { standing, accountMissing: isMissing })).find(({ service }) => service.key === serviceKey)
  const found = billable?.periods.find(({ period }) => period.from === periodFrom)
  const billing = found?.billing ?? billingInTerm(published, notices, serviceKey, isMissing)
  if (billing.kind === 'unpublished') return refuse('fee_notice_missing')
  if (billing.kind === 'free') return refuse('bill_free')
  if (!billable) return refuse('period_unknown')
  if (billing.kind === 'blocked') return refuse('bill_blocked')
  if (!found) return refuse('period_unknown')
  if (await isEarlierLeft(context, published, notices, standing, billable, periodFrom)) return refuse('period_out_of_order')

  const { period } = found
  const [waiting, issued] = [[...found.childIds], [] as string[]]
  // Those whose days were all cancelled have nothing to be stated: further on there may be others who have.
  while (issued.length === 0 && waiting.length > 0) {
    issued.push(...(await issueTo({ db, schoolId, now, newId: random.uuid }, published, notices, { childIds: waiting.splice(0, mostAtOnce), serviceKey, period, staffId: actor.staffId as string })))
  }
  const event = `statement/${termId}/${serviceKey}/${periodFrom}`
  const details = { service: billable.service.name, period: spanWords(period.from, period.to) }
  await tellEachChild(db, schoolId, issued.map((childId) => ({ childId, details, event: `${event}/${childId}` })), { kind: 'statement_issued', now, newId: random.uuid })
  return done({ issued: issued.length, left: waiting.length }, { target: `statement/${serviceKey}/${periodFrom}`, termId, issued: issued.length, left: waiting.length })
})

/** Whether an earlier period of the service is not stated to everybody yet: a cap is used up in order of time, so that months add up to the term. */
async function isEarlierLeft({ db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>, published: PublishedPlan, notices: readonly FeeNotice[], standing: Standing, { service, periods }: BillableService, periodFrom: string): Promise<boolean> {
  for (const { period, billing, childIds } of periods.filter((each) => each.period.from < periodFrom)) {
    for (let from = 0; billing.kind === 'billable' && from < childIds.length; from += mostAtOnce) {
      const children = await childrenMoney({ db, schoolId, now }, published, notices, childIds.slice(from, from + mostAtOnce))
      if (children.some((money) => periodOf(money, service.key, period, standing) !== null)) return true
    }
  }
  return false
}
