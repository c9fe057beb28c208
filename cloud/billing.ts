import type { ServiceOffering } from './contract/plan-document'
import type { Database } from './db/database'
import { servicePeriods, type Standing } from './issue-statements'
import { serviceDates } from './rules/calendar'
import { billingOf, type Billing } from './rules/fee-lacks'
import { noticesInTurn } from './rules/fee-notice'
import type { Period } from './rules/periods'
import { rowsBy } from './rules/rows-by'
import { periodToState } from './rules/statement'
import { enrolledInTerm, type EnrolledChild } from './store/enrolment'
import type { FeeNotice } from './store/fee'
import type { PublishedPlan } from './store/plan'

/** Whether a service can be stated for a period, by the notices that are in force in it; unpublished where none is. */
export type PeriodBilling = Billing | { kind: 'unpublished' }

export function billingIn(notices: readonly FeeNotice[], serviceKey: string, period: Period, accountMissing: boolean): PeriodBilling {
  const inTurn = noticesInTurn(notices).filter(({ inForceFrom }) => inForceFrom <= period.to)
  const before = inTurn.findLast(({ inForceFrom }) => inForceFrom <= period.from)
  const ruling = inTurn.filter((notice) => notice === before || notice.inForceFrom > period.from)
  const each = ruling.map(({ plan, inForceFrom }) => billingOf(plan, serviceKey, { date: inForceFrom > period.from ? inForceFrom : period.from, accountMissing }))
  return each.findLast(({ kind }) => kind === 'billable') ?? each.findLast(({ kind }) => kind === 'blocked') ?? each.at(-1) ?? { kind: 'unpublished' }
}

/** The same of a service without a period: the whole term, by the last notice there is. */
export const billingInTerm = ({ term }: Pick<PublishedPlan, 'term'>, notices: readonly FeeNotice[], serviceKey: string, accountMissing: boolean): PeriodBilling => {
  const last = noticesInTurn(notices).at(-1)
  return last ? billingIn([last], serviceKey, { from: last.inForceFrom, to: last.inForceFrom > term.endsOn ? last.inForceFrom : term.endsOn }, accountMissing) : { kind: 'unpublished' }
}

/** A service as it is stated: its periods, and those of its children who may lack a statement in one. */
export interface BillableService {
  service: ServiceOffering
  periods: { period: Period; billing: PeriodBilling; childIds: string[] }[]
}

/**
 * Who may still be stated in which period. Enrolment, weekday and grade alone decide, which costs nothing: whether a day was
 * cancelled or has no fee is found out when it is stated.
 */
export async function billableServices({ db, schoolId }: { db: Database; schoolId: string }, published: PublishedPlan, notices: readonly FeeNotice[], { standing, accountMissing }: { standing: Standing; accountMissing: boolean }): Promise<BillableService[]> {
  const { term, plan } = published
  const enrolled = await enrolledInTerm(db, schoolId, term.termId)
  return plan.services.map((service) => {
    const dates = serviceDates(term, service)
    const own = rowsBy(enrolled.filter(({ serviceKey, grade }) => serviceKey === service.key && mayBeCharged(notices, service.key, grade)), ({ childId }) => childId)
    const childIds = [...own.keys()].sort()
    const periods = servicePeriods(published, notices, service.key).map((period) => {
      const inPeriod = dates.filter(({ date }) => date >= period.from && date <= period.to)
      const lacks = (childId: string) => {
        const enrolments = own.get(childId) ?? []
        const days = inPeriod.filter(({ date, weekday }) => enrolments.some((each) => isEnrolled(each, date, weekday, term.endsOn)))
        const starts = enrolments.map(({ startsOn }) => startsOn).sort()
        return periodToState(days, period, (standing.get(childId) ?? []).filter(({ serviceKey }) => serviceKey === service.key), starts.length > 1 ? (starts.at(-1) as string) : null) !== null
      }
      return { period, billing: billingIn(notices, service.key, period, accountMissing), childIds: childIds.filter(lacks) }
    })
    return { service, periods }
  })
}

const mayBeCharged = (notices: readonly FeeNotice[], serviceKey: string, grade: number) =>
  notices.some(({ plan }) => plan.services.some(({ key, fees }) => key === serviceKey && fees.some(({ status, grades }) => status !== 'free' && (grades === null || grades.includes(grade)))))

// One that lasts to the term's end lasts through the weeks of opening that belong to it.
const isEnrolled = ({ weekdays, startsOn, endsOn }: EnrolledChild, date: string, weekday: number, termEnd: string) =>
  date >= startsOn && (date <= endsOn || endsOn === termEnd) && (weekdays.length === 0 || weekdays.includes(weekday))
