import * as z from 'zod/mini'
import { operation } from './operation'
import { readPlan } from './plan'
import { checkReport } from './plan-check'
import { anyDocument, id, instant, nothing, text, wellFormed } from './values'

/** A version of the term's plan: draft → checked → published (never changed again) → superseded. */
export const planStatus = z.enum(['draft', 'checked', 'published', 'superseded'])
export type PlanStatus = z.infer<typeof planStatus>

/** A place in the document that cannot stand as it is: its path, what the field is called, and what was expected. */
export const planProblem = z.object({
  path: z.string(),
  field: z.string(),
  message: z.string(),
  /** Line in the YAML text, counted from 1; null for a document that did not come from a text. */
  line: z.nullable(z.int()),
})
export type PlanProblem = z.infer<typeof planProblem>

/** All versions of the current term, newest first. */
export const listPlanVersions = operation({
  name: 'listPlanVersions',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    versions: z.array(z.object({ planId: id, version: z.int(), status: planStatus, title: z.string(), publishedAt: z.nullable(instant), applications: z.int() })),
  }),
  refusals: [],
})

/** Schemes to start a plan from, each with what makes it different. */
export const listPlanTemplates = operation({
  name: 'listPlanTemplates',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ templates: z.array(z.object({ template: z.string(), title: z.string(), modelTag: z.nullable(z.string()), services: z.array(z.string()), stage: z.nullable(z.string()) })) }),
  refusals: [],
})

/** The one draft of the term: begun from a template, from the published version, or from a YAML text. */
export const startDraft = operation({
  name: 'startDraft',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('template'), template: text(60) }),
      z.object({ kind: z.literal('published') }),
      z.object({ kind: z.literal('yaml'), text: z.string().check(z.minLength(1), z.maxLength(80_000), wellFormed) }),
    ]),
    /** Says that the draft under way may be thrown away. */
    replace: z.boolean(),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('started'), planId: id }),
    /** The text cannot be read as a plan; nothing was written. */
    z.object({ kind: z.literal('unreadable'), problems: z.array(planProblem) }),
  ]),
  refusals: ['draft_exists', 'template_unknown', 'plan_not_published', 'term_missing'],
})

/** The document as it was last saved. It may be incomplete: problems say what is missing. */
export const readDraft = operation({
  name: 'readDraft',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id }),
  output: z.object({
    planId: id,
    version: z.int(),
    status: planStatus,
    revision: z.int(),
    document: z.record(z.string(), z.unknown()),
    problems: z.array(planProblem),
  }),
  refusals: ['draft_unknown'],
})

/** Saves the whole document; two people who edit at once never overwrite each other unseen. */
export const saveDraft = operation({
  name: 'saveDraft',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id, revision: z.int(), document: anyDocument }),
  output: z.object({ revision: z.int(), problems: z.array(planProblem) }),
  refusals: ['draft_unknown', 'draft_changed'],
})

export const discardDraft = operation({
  name: 'discardDraft',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id }),
  output: nothing,
  refusals: ['draft_unknown'],
})

/** Runs the plan check on a version (FR-007). A draft without blocks becomes checked. */
export const checkPlan = operation({
  name: 'checkPlan',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id }),
  output: z.object({ status: planStatus, problems: z.array(planProblem), report: z.nullable(checkReport) }),
  refusals: ['draft_unknown'],
})

/** Publishes a draft as it was saved at a revision; blocks stop it, warnings must have been seen. */
export const publishPlan = operation({
  name: 'publishPlan',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id, revision: z.int(), warningsSeen: z.boolean() }),
  output: z.object({ planId: id, version: z.int(), publishedAt: instant, familiesTold: z.int(), textsToSign: z.int() }),
  refusals: ['draft_unknown', 'draft_changed', 'plan_incomplete', 'plan_blocked', 'warnings_unseen'],
})

/** A version as a YAML text that reads back to the very same plan. */
export const exportPlan = operation({
  name: 'exportPlan',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id }),
  output: z.object({ fileName: z.string(), text: z.string() }),
  refusals: ['draft_unknown'],
})

/** A draft as families would read it. */
export const previewPlan = operation({
  name: 'previewPlan',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ planId: id }),
  output: readPlan.output,
  refusals: ['draft_unknown', 'plan_incomplete'],
})

/** The plan's fields as a JSON Schema, with titles and explanations, for the forms of the editor. */
export const readPlanForm = operation({
  name: 'readPlanForm',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ schema: z.record(z.string(), z.unknown()) }),
  refusals: [],
})
