import * as z from 'zod/mini'
import { operation } from './operation'
import { date, grade, id, instant, text } from './values'

/** Who sees to a child's insurance by the plan; null where it says nothing. */
export const insuranceMode = z.nullable(z.enum(['required', 'encouraged', 'school']))
export type InsuranceMode = z.infer<typeof insuranceMode>

/** What a missing insurance means for the child's seat: nothing, a reminder, or that the child cannot start yet. */
export const insuranceDecision = z.enum(['allowed', 'remind', 'blocked'])
export type InsuranceDecision = z.infer<typeof insuranceDecision>

export const insuranceRecord = z.object({
  kind: z.string(),
  /** The last day of the cover. */
  validTo: date,
  /** A guardian, or the school from a paper proof. */
  recordedBy: z.enum(['guardian', 'school']),
  recordedAt: instant,
})
export type InsuranceRecord = z.infer<typeof insuranceRecord>

/** What the plan asks of the family about insurance, and what is on record for the child (FR-095). */
export const readInsurance = operation({
  name: 'readInsurance',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    mode: insuranceMode,
    /** The plan's own words; null where it has none. */
    text: z.nullable(z.string()),
    /** What the school insures itself. */
    schoolHolds: z.array(z.string()),
    decision: insuranceDecision,
    /** The day on which the cover must hold for the child to start. */
    neededOn: date,
    record: z.nullable(insuranceRecord),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/**
 * Records a child's insurance (FR-095): its own guardian, or the class teacher or office from a paper proof. The record
 * made last counts. Where nothing else was open, the child starts at once.
 */
export const recordInsurance = operation({
  name: 'recordInsurance',
  kind: 'write',
  roles: ['guardian', 'classTeacher', 'schoolAdmin'],
  input: z.object({ childId: id, kind: text(30), validTo: date }),
  output: z.object({ enrolled: z.boolean() }),
  refusals: ['child_not_yours', 'plan_not_published', 'insurance_not_asked', 'insurance_over'],
})
