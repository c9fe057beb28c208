import type { SchoolPlan } from '../contract/plan-document'

/**
 * The plan as families and visitors read it: without what a school keeps among its staff and without how its
 * staff are paid, of which `staffing.payText` holds the part that the plan makes public.
 */
export const publicPlan = (plan: SchoolPlan): SchoolPlan => ({ ...plan, internal: [], pay: null })
