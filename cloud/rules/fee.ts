import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { FeeRule } from '../contract/plan-money'
import { percentOfFen } from './rounding'

/** What decides which of a service's prices concerns a child. */
export interface FeeCase {
  grade: number
  provider: 'school' | 'thirdParty'
  daysPerWeek: number
  /** Keys of the seasons that the date lies in. */
  seasons: readonly string[]
}

/** The first fee rule of a service that fits; null where none does, which is "not stated" and never free. */
export function feeRuleFor(service: Pick<ServiceOffering, 'fees'>, of: FeeCase): FeeRule | null {
  const fits = ({ grades, provider, daysPerWeek, season }: FeeRule) =>
    (grades === null || grades.includes(of.grade)) &&
    (provider === null || provider === of.provider) &&
    (daysPerWeek === null || (of.daysPerWeek >= daysPerWeek.from && of.daysPerWeek <= daysPerWeek.to)) &&
    (season === null || of.seasons.includes(season))
  return service.fees.find(fits) ?? null
}

/**
 * The price of one unit in fen: stated, or a percentage of another price, in whole fen since it is a price that is
 * published. Null where it or its base is not stated.
 */
export function unitPrice({ amountFen, relativeTo }: Pick<FeeRule, 'amountFen' | 'relativeTo'>): number | null {
  if (relativeTo === null) return amountFen
  return relativeTo.amountFen === null ? null : percentOfFen(relativeTo.amountFen, relativeTo.percent)
}

export type BillObstacle = 'free' | 'status' | 'notIssued' | 'amount' | 'unit' | 'authority' | 'issuedOn' | 'expired'

/**
 * Why a fee cannot be billed on a date; empty where it can (R-027; S9, S10, S11). Free is the one obstacle of its own: no
 * bill can exist (R-028; S2, S7, S8 grades 1 and 2). A bill needs an issued standard, its amount and unit, the authority,
 * and the authority's date.
 */
export function billObstacles(rule: FeeRule | null, date: string): BillObstacle[] {
  if (rule === null) return ['status']
  if (rule.status === 'free') return ['free']
  const obstacles: BillObstacle[] = []
  if (rule.status === null) obstacles.push('status')
  if (rule.status === 'notIssued') obstacles.push('notIssued')
  if (unitPrice(rule) === null) obstacles.push('amount')
  if (rule.unit === null) obstacles.push('unit')
  if (rule.authority === null) obstacles.push('authority')
  if (rule.issuedOn === null) obstacles.push('issuedOn')
  if (rule.validUntil !== null && date > rule.validUntil) obstacles.push('expired')
  return obstacles
}

export type FeeStatus = 'free' | 'partlyFree' | 'charged' | 'notIssued' | 'unstated'

/** What a family is told first about money (FR-006): of all fee rules of all services, and of services without any. */
export function feeStatus(plan: { services: readonly Pick<ServiceOffering, 'fees'>[] }): FeeStatus {
  const statuses = plan.services.flatMap(({ fees }) => (fees.length === 0 ? [null] : fees.map(({ status }) => status)))
  const has = (status: FeeRule['status']) => statuses.includes(status)
  if (has('free')) return statuses.every((status) => status === 'free') ? 'free' : 'partlyFree'
  return has('charged') ? 'charged' : has('notIssued') ? 'notIssued' : 'unstated'
}

export type DisclosureItem = 'standard' | 'basis' | 'complaintPhone'

/** What the public fee notice still lacks before anything may be billed (R-040; S5, elsewhere a warning). A free service needs none. */
export function disclosureLacks(plan: Pick<SchoolPlan, 'complaintPhone'>, rule: FeeRule | null): DisclosureItem[] {
  if (rule?.status === 'free') return []
  const stated = { standard: rule !== null && unitPrice(rule) !== null, basis: (rule?.authority ?? null) !== null, complaintPhone: plan.complaintPhone !== null }
  return (['standard', 'basis', 'complaintPhone'] as const).filter((item) => !stated[item])
}
