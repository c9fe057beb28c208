import * as z from 'zod/mini'
import { operation } from './operation'
import { schoolPlan } from './plan-document'
import { date, id, instant, nothing, schoolId, sha256, text, weekday } from './values'

/** A teaching term and its calendar; dates in Asia/Shanghai, both ends included. */
export const term = z.object({
  termId: id,
  name: text(40),
  startsOn: date,
  endsOn: date,
  holidays: z.array(z.object({ date, name: text(20) })),
  /** Days worked instead of others, and whose timetable each follows; null where the school has not said. */
  makeUpDays: z.array(z.object({ date, name: text(20), follows: z.nullable(weekday) })),
  /** Weeks of a holiday in which the campus is open. */
  openings: z.array(z.object({ holiday: z.enum(['winter', 'summer']), name: text(20), startsOn: date, endsOn: date })),
})
export type Term = z.infer<typeof term>

export const schoolSummary = z.object({ schoolId, name: text(60), region: text(60) })

/** The schools that use this service, for a family that has not chosen one yet. */
export const listSchools = operation({
  name: 'listSchools',
  withoutSchool: true,
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({ schools: z.array(schoolSummary) }),
  refusals: [],
})

/** The published plan of a school's current term, readable by anyone before binding (FR-002). */
export const readPlan = operation({
  name: 'readPlan',
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({
    school: schoolSummary,
    term,
    planId: id,
    version: z.int(),
    publishedAt: instant,
    documentSha256: sha256,
    plan: schoolPlan,
    /** When this guardian confirmed having read the letter; null where not, or for a visitor. */
    letterConfirmedAt: z.nullable(instant),
  }),
  refusals: ['plan_not_published'],
})

/** Confirms that the guardian has read the letter to parents (FR-011). */
export const confirmLetter = operation({
  name: 'confirmLetter',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ planId: id }),
  output: z.object({ confirmedAt: instant }),
  refusals: ['plan_superseded'],
})

export const planChange = z.object({
  /** Which part of the plan, such as 费用; for grouping on the page. */
  area: z.string(),
  title: z.string(),
  /** In plain words; null where it was or is not stated. */
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
  /** Whether it touches this child's grade and what was chosen for it. */
  concernsChild: z.boolean(),
})
export type PlanChange = z.infer<typeof planChange>

/** What changed for one child between the version it applied under and the one in force (FR-009). */
export const readPlanChanges = operation({
  name: 'readPlanChanges',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    childName: z.string(),
    /** Null where the child never applied: there is nothing to compare with. */
    fromVersion: z.nullable(z.int()),
    toVersion: z.int(),
    publishedAt: instant,
    changes: z.array(planChange),
    /** Texts of which what changed waits for the guardian's signature. */
    textsToSign: z.int(),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})
