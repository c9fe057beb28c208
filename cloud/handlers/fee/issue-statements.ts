import { issueStatements as operation } from '../../contract/statement'
import { billableServices, billingInTerm } from '../../billing'
import { done, refuse, write } from '../../handling'
import { issueTo, standingOf } from '../../issue-statements'
import { spanWords } from '../../rules/fee-words'
import { accountMissing } from '../../separate-account'
import { feeNotices, isSettling, lockMoney, statementsOf } from '../../store/fee'
import { tellEachChild } from '../../store/message'
import { publishedPlan } from '../../store/plan'

// Every day of the term of each is worked out: more at once would keep whoever else is at the school's money waiting too long.
const mostAtOnce = 100

export const issueStatements = write(operation, async ({ db, schoolId, actor, now, random }, { serviceKey, periodFrom }) => {
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
