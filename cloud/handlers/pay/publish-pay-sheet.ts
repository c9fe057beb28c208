import { publishPaySheet as operation } from '../../contract/pay'
import { done, refuse, write } from '../../handling'
import { monthsOf, readPay, sheetFingerprint } from '../../pay-facts'
import { lockMoney } from '../../store/fee'
import { addPaySheet, lastPaySheet } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const publishPaySheet = write(operation, async ({ db, schoolId, actor, now, random }, { period, fingerprint }) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  if (published.plan.pay === null) return refuse('pay_not_stated')
  if (period !== 'term' && !monthsOf(published.term).includes(period)) return refuse('pay_month_outside')
  const { computed } = await readPay(db, schoolId, published, period)
  if (computed.kind === 'missing') return refuse('pay_incomplete')
  const content = computed.sheet
  const sha256 = sheetFingerprint(content)
  if (sha256 !== fingerprint) return refuse('pay_sheet_changed')
  const { termId } = published.term
  const last = await lastPaySheet(db, schoolId, termId, period)
  if (last?.sha256 === sha256) return refuse('pay_sheet_same')
  const version = (last?.version ?? 0) + 1
  await addPaySheet(db, schoolId, { sheetId: random.uuid(), termId, version, content, sha256, staffId: actor.staffId as string, now })
  return done({ version, sha256 }, { target: `pay/${period}`, version, sha256, totalFen: content.totalFen })
})
