import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { FeeRule } from '../contract/plan-money'
import { billObstacles, disclosureLacks, type BillObstacle } from './fee'
import { scopeText } from './fee-notice'
import { levelOf } from './rule-levels'

/** Why a fee cannot be billed yet, in plain words that say what to do. Blocks: no statement can be issued. */
export interface FeeLack {
  serviceKey: string
  serviceName: string
  scope: string
  says: string
  blocks: boolean
}

export interface BillingDay {
  date: string
  /** Whether money would be collected before the separate account is open. */
  accountMissing?: boolean
}

type LackingPlan = Pick<SchoolPlan, 'services' | 'seasons' | 'complaintPhone' | 'rules'>

const obstacleWords: Record<Exclude<BillObstacle, 'free'>, string> = {
  status: '方案没有写收不收费。请在方案的“收费”里写明免费、收费，还是标准未出台。',
  notIssued: '收费标准还没有出台，不能收费。出台后请在方案里填写单价、收费依据和发文日期。',
  amount: '没有单价。请在方案里填写每个计费单位多少钱。',
  unit: '没有计费单位。请在方案里写明按小时、课时、天还是别的收。',
  authority: '没有收费依据。请在方案里填写批准收费的文件名称和文号。',
  issuedOn: '没有依据文件的发文日期。请在方案里填写。',
  expired: '收费标准已过有效期。请在方案里填写新的标准和依据。',
}

const minutesLack = '没有写一次服务计费多少分钟，算不出金额。请在方案的服务里填写“计费分钟”。'
const lessonsLack = '没有写一次服务算几个课时，算不出金额。请在方案的服务里填写“折合课时”。'
const cycleLack = '没有收费周期，不知道多久出一次账单。请在方案里写明按周、按月还是按学期收。'

/** Whether a day's units can be counted: hours need its minutes; lessons its lessons, or its minutes and a lesson's length. */
export function areUnitsKnown({ unit, unitMinutes }: Pick<FeeRule, 'unit' | 'unitMinutes'>, { minutes, lessons }: { minutes: number | null; lessons: number | null }): boolean {
  if (unit === 'hour') return minutes !== null
  return unit !== 'lesson' || lessons !== null || (minutes !== null && unitMinutes !== null)
}

/** What one fee of a service lacks before it can be billed on a date; empty for a free one. */
export function feeRuleLacks(service: Pick<ServiceOffering, 'billableMinutes' | 'countedLessons'>, rule: FeeRule | null, date: string): string[] {
  const obstacles = billObstacles(rule, date)
  if (obstacles.includes('free')) return []
  // Where nothing is issued or said, the rest follows from it.
  const first = obstacles.find((each) => each === 'status' || each === 'notIssued')
  if (first === 'status' || first === 'notIssued') return [obstacleWords[first]]
  const counted = rule === null || areUnitsKnown(rule, { minutes: service.billableMinutes, lessons: service.countedLessons })
  return [
    ...obstacles.flatMap((each) => (each === 'free' ? [] : [obstacleWords[each]])),
    ...(counted ? [] : [rule?.unit === 'hour' ? minutesLack : lessonsLack]),
    ...(rule?.cycle === null ? [cycleLack] : []),
  ]
}

/** Everything that a plan's 收费公示 still lacks, service by service and fee by fee. */
export const feeLacks = (plan: LackingPlan, day: BillingDay): FeeLack[] =>
  plan.services.flatMap((service) => {
    const of = { serviceKey: service.key, serviceName: service.name }
    return [...ofEachFee(plan, service, day), ...ofAllFees(plan, service, day)].map((lack) => ({ ...of, ...lack }))
  })

type Lack = Omit<FeeLack, 'serviceKey' | 'serviceName'>

const rulesOf = ({ fees }: Pick<ServiceOffering, 'fees'>) => (fees.length === 0 ? [null] : fees)

const ofEachFee = (plan: LackingPlan, service: ServiceOffering, { date }: BillingDay): Lack[] =>
  rulesOf(service).flatMap((rule) => feeRuleLacks(service, rule, date).map((says) => ({ scope: rule === null ? '' : scopeText(plan, rule), says, blocks: true })))

/** What stands in the way of all that the service charges, as strictly as the plan takes it. */
function ofAllFees(plan: LackingPlan, service: ServiceOffering, { accountMissing }: BillingDay): Lack[] {
  if (isFree(service)) return []
  const phone = rulesOf(service).some((rule) => disclosureLacks(plan, rule).includes('complaintPhone'))
  return [
    ...(phone ? [{ scope: '', says: '没有投诉电话。请在方案里填写，家长对收费有疑问时打得通。', blocks: levelOf(plan, 'R-040') === 'block' }] : []),
    ...(accountMissing && levelOf(plan, 'R-057') !== 'off' ? [{ scope: '', says: '方案要求先开专账再收费。请先登记专账开立的日期。', blocks: levelOf(plan, 'R-057') === 'block' }] : []),
  ]
}

const isFree = ({ fees }: Pick<ServiceOffering, 'fees'>) => fees.length > 0 && fees.every(({ status }) => status === 'free')

/** Whether statements can be issued for a service, by what was published; `says` is what is lacking. */
export type Billing = { kind: 'free' } | { kind: 'blocked' | 'billable'; says: string[] }

/**
 * Whether a service can be billed on a date by one published plan: not where it is free for everyone, nor where every
 * one of its fees, or what holds for all of them, is in the way.
 */
export function billingOf(plan: LackingPlan, serviceKey: string, day: BillingDay): Billing {
  const service = plan.services.find(({ key }) => key === serviceKey)
  if (!service) return { kind: 'blocked', says: ['公布的收费公示里没有这项服务。请按现在的方案再公布一次收费公示。'] }
  if (isFree(service)) return { kind: 'free' }
  const shared = ofAllFees(plan, service, day)
  const says = [...ofEachFee(plan, service, day), ...shared].map((lack) => (lack.scope === '' ? lack.says : `${lack.scope}：${lack.says}`))
  const someFee = service.fees.some((rule) => rule.status !== 'free' && feeRuleLacks(service, rule, day.date).length === 0)
  return { kind: someFee && !shared.some(({ blocks }) => blocks) ? 'billable' : 'blocked', says }
}
