import { serviceDates } from './rules/calendar'
import { blankPeriods } from './rules/records-due'
import type { PublishedPlan } from './store/plan'

/** Every date of the term on which any service takes place, in order. */
export const serviceDays = ({ term, plan }: Pick<PublishedPlan, 'term' | 'plan'>): string[] => [...new Set(plan.services.flatMap((service) => serviceDates(term, service).map(({ date }) => date)))].sort()

/** How many periods of all the records that the plan asks for are over and blank. */
export function blankCount(published: Pick<PublishedPlan, 'term' | 'plan'>, recorded: readonly { duty: string; heldOn: string }[], today: string): number {
  const days = serviceDays(published)
  return published.plan.records.reduce((sum, duty) => sum + blankPeriods(duty, days, recorded.filter((each) => each.duty === duty.name).map(({ heldOn }) => heldOn), today).length, 0)
}
