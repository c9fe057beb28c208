import { readPaySheet as operation } from '../../contract/pay'
import { read, refuse } from '../../handling'
import { monthsOf, readPay, sheetFingerprint } from '../../pay-facts'
import { lastPaySheet } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const readPaySheet = read(operation, async ({ db, schoolId }, { period }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const months = monthsOf(published.term)
  if (period !== 'term' && !months.includes(period)) return refuse('pay_month_outside')
  const { spending, poolFen, computed } = await readPay(db, schoolId, published, period)
  const sheet = computed.kind === 'sheet' ? computed.sheet : null
  const last = await lastPaySheet(db, schoolId, published.term.termId, period)
  return {
    period,
    months,
    scheme: published.plan.pay,
    spending,
    poolFen,
    missing: computed.kind === 'missing' ? computed.missing : [],
    sheet,
    fingerprint: sheet && sheetFingerprint(sheet),
    published: last && { version: last.version, publishedAt: last.publishedAt, sha256: last.sha256, totalFen: last.content.totalFen },
  }
})
