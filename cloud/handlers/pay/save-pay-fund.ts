import { savePayFund as operation } from '../../contract/pay'
import { done, refuse, write } from '../../handling'
import { monthsOf, readPay } from '../../pay-facts'
import { lockMoney } from '../../store/fee'
import { savePayFundOf } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const savePayFund = write(operation, async ({ db, schoolId, actor, now }, { period, uses, poolFen }) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  if (published.plan.pay === null) return refuse('pay_not_stated')
  if (period !== 'term' && !monthsOf(published.term).includes(period)) return refuse('pay_month_outside')
  const { spending } = await readPay(db, schoolId, published, period)
  const known = new Set(spending.map(({ category }) => category))
  if (!uses.every(({ category }) => known.has(category)) || new Set(uses.map(({ category }) => category)).size < uses.length) return refuse('pay_category_unknown')
  await savePayFundOf(db, schoolId, { termId: published.term.termId, period, staffId: actor.staffId as string, now }, { uses, poolFen })
  return done({ period }, { target: `pay/${period}`, uses: uses.length, poolFen })
})
