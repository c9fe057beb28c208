import type { SchoolPlan } from './contract/plan'
import { listOrder, maskName } from './rules/public-list'
import type { Approved, ListEntry } from './store/notice'

/** A public list's entries from the approved applications: masked, and in an order that tells nothing of anyone. */
export function listEntries(plan: SchoolPlan, approved: Approved[]): (ListEntry & { applicationId: string; childId: string })[] {
  const nameOf = (key: string) => plan.services.find((service) => service.key === key)?.name ?? key
  return listOrder(approved).map(({ applicationId, childId, name, className, grade, serviceKeys }, index) => ({
    applicationId,
    childId,
    position: index + 1,
    maskedName: maskName(name),
    className,
    grade,
    services: serviceKeys.map(nameOf),
  }))
}
