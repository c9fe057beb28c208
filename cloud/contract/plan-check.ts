import * as z from 'zod/mini'
import { knownDate } from './plan-pack'
import { instant } from './values'

/** One thing that the plan check found: a clause, what it says of this plan, and what would satisfy it. */
export const finding = z.object({
  level: z.enum(['block', 'warn', 'pass']),
  /** Whose clause it is: the school's own rules, the national pack, a region's, or the plan's own form. */
  source: z.enum(['form', 'school', 'national', 'region']),
  /** The pack's key, such as `national` or `haikou`; null for the school's own rules. */
  pack: z.nullable(z.string()),
  /** R-010, or the pack's own number such as C6. */
  clause: z.string(),
  title: z.string(),
  citation: z.nullable(z.string()),
  /** Its document's date as far as it is known: the day, or only the month. */
  citedOn: z.nullable(knownDate),
  /** Where in the plan: its path, and the same in words. Null where the whole plan is meant. */
  path: z.nullable(z.string()),
  place: z.nullable(z.string()),
  says: z.string(),
  /** What would satisfy the clause; null where it is satisfied. */
  satisfy: z.nullable(z.string()),
  /** The rule of another pack that is followed instead, where two disagree: the later national one. Such a finding counts neither as block nor as warning. */
  replacedBy: z.nullable(z.string()),
})
export type Finding = z.infer<typeof finding>

/** A whole check 方案体检, readable by a head teacher. */
export const checkReport = z.object({
  title: z.string(),
  checkedAt: instant,
  blocks: z.int(),
  warns: z.int(),
  passes: z.int(),
  findings: z.array(finding),
})
export type CheckReport = z.infer<typeof checkReport>
