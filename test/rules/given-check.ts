import path from 'node:path'
import type { Finding } from 'cloud/contract/plan-check'
import { schoolPlan, type SchoolPlan } from 'cloud/contract/plan-document'
import type { PlanPack } from 'cloud/contract/plan-pack'
import { openPlanLibrary } from 'cloud/plan-library'
import type { Calendar } from 'cloud/rules/calendar'
import { checkPlan } from 'cloud/rules/plan-check'

/** The nineteen schemes and all packs as they are published. */
export const library = openPlanLibrary(path.join(__dirname, '../../plans'))

/** A scheme by its number, with something else in the place of its own. */
export function scheme(id: string, changes: Partial<SchoolPlan> = {}): SchoolPlan {
  const found = library.templates.find(({ plan }) => plan.scheme === id)
  if (!found) throw new Error(`no scheme ${id}`)
  return schoolPlan.parse({ ...found.plan, ...changes })
}

export function pack(key: string): PlanPack {
  const found = library.packs.find((each) => each.key === key)
  if (!found) throw new Error(`no pack ${key}`)
  return found
}

/** Eighteen weeks from Tuesday the 1st of September, with the National Day week off. */
export const autumn: Calendar = {
  startsOn: '2026-09-01',
  endsOn: '2027-01-04',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({ date, name: '国庆节' })),
  makeUpDays: [],
  openings: [],
}

/** What one rule finds in a plan. */
export function told(plan: SchoolPlan, clause: string, { packs = [], calendar = null, publishedOn = null }: { packs?: PlanPack[]; calendar?: Calendar | null; publishedOn?: string | null } = {}): Finding[] {
  return checkPlan(plan, { packs, calendar, publishedOn }).filter((finding) => finding.clause === clause)
}

/** The one finding of a rule; fails where there is none or more than one. */
export function onlyTold(...of: Parameters<typeof told>): Finding {
  const [finding, ...others] = told(...of)
  if (!finding || others.length > 0) throw new Error(`${of[1]} gave ${others.length + (finding ? 1 : 0)} findings`)
  return finding
}
