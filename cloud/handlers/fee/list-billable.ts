import { listBillable as operation } from '../../contract/statement'
import { billableServices, billingInTerm, type BillableService, type PeriodBilling } from '../../billing'
import { childrenMoney, type ChildMoney } from '../../child-money'
import { read, refuse } from '../../handling'
import { periodOf, standingOf, type Standing } from '../../issue-statements'
import { shanghaiDate } from '../../rules/dates'
import { noticesInTurn } from '../../rules/fee-notice'
import type { Period } from '../../rules/periods'
import { accountMissing } from '../../separate-account'
import { feeNotices, isSettling, statementsOf, type Statement } from '../../store/fee'
import { payableOfStatements } from '../../store/fee-account'
import { publishedPlan } from '../../store/plan'

export const listBillable = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const today = shanghaiDate(now)
  const notices = await feeNotices(db, schoolId, termId)
  const statements = await statementsOf(db, schoolId, termId, null)
  const standing = standingOf(statements)
  const isMissing = await accountMissing({ db, schoolId, now }, published)
  const services = await billableServices({ db, schoolId }, published, notices, { standing, accountMissing: isMissing })
  const candidates = [...new Set(services.flatMap(lacking))]
  const children = candidates.length > mostLookedAt ? null : await childrenMoney({ db, schoolId, now }, published, notices, candidates)
  const payable = await payableOfStatements(db, schoolId, termId)
  const settling = await isSettling(db, schoolId, termId)
  return {
    today,
    noticeVersion: noticesInTurn(notices).findLast(({ inForceFrom }) => inForceFrom <= today)?.version ?? null,
    services: services.map(({ service, periods }) => ({
      serviceKey: service.key,
      name: service.name,
      obstacles: [...(settling ? ['本学期已经开始结算，不再出账单。'] : []), ...obstacleWords(billingInTerm(published, notices, service.key, isMissing))],
      periods: periods.map(({ period, billing, childIds }) => ({
        periodFrom: period.from,
        periodTo: period.to,
        ...issuedIn(statements, payable, service.key, period),
        left: billing.kind !== 'billable' ? 0 : children === null ? childIds.length : leftIn(children, childIds, service.key, period, standing),
      })),
    })),
  }
})

const lacking = ({ periods }: BillableService) => periods.flatMap(({ billing, childIds }) => (billing.kind === 'billable' ? childIds : []))

// Whether every day of a child's was cancelled is looked up once few are left; before, it would cost seconds and change nothing that the clerk does.
const mostLookedAt = 100

function obstacleWords(billing: PeriodBilling): string[] {
  if (billing.kind === 'unpublished') return ['还没有公布收费公示，公布以前不能出账单。请先到“收费公示”里公布。']
  return billing.kind === 'free' ? ['这项服务是免费的，不出账单。'] : billing.says
}

function issuedIn(statements: readonly Statement[], payable: ReadonlyMap<string, number>, serviceKey: string, period: Period) {
  const own = statements.filter((each) => each.serviceKey === serviceKey && each.periodFrom >= period.from && each.periodFrom <= period.to)
  return { issued: new Set(own.map(({ childId }) => childId)).size, payableFen: own.reduce((total, { statementId }) => total + (payable.get(statementId) ?? 0), 0) }
}

const leftIn = (children: readonly ChildMoney[], childIds: readonly string[], serviceKey: string, period: Period, standing: Standing) => {
  const asked = new Set(childIds)
  return children.filter((money) => asked.has(money.child.childId) && periodOf(money, serviceKey, period, standing) !== null).length
}
