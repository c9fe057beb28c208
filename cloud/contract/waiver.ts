import * as z from 'zod/mini'
import { operation } from './operation'
import { date, freeText, id, instant, offset, pageEnd, text } from './values'

/** The plan's own words for whom it relieves, such as 建档立卡家庭学生. */
const waiverGroup = text(40)

/** How much is taken off, in percent, to two decimals. */
export const reliefPercent = z.number().check(z.gt(0), z.lte(100), z.multipleOf(0.01))

const waiverStatus = z.enum(['waiting', 'granted', 'denied', 'withdrawn'])

/** must: who is on the official list cannot be refused; may: the school decides with a reason; null: the plan does not say. */
const obligation = z.nullable(z.enum(['must', 'may']))

/** One 减免申请 and what became of it. */
export const waiverRequestView = z.object({
  requestId: id,
  group: z.string(),
  /** What the family wrote; empty for whoever has no part in the decision. */
  statement: z.string(),
  status: waiverStatus,
  filedAt: instant,
  decidedAt: z.nullable(instant),
  /** What was granted; null where nothing was, or not yet. */
  percent: z.nullable(z.number()),
  /** Why it was decided so. */
  reason: z.nullable(z.string()),
})
export type WaiverRequestView = z.infer<typeof waiverRequestView>

export const waiverGroupView = z.object({
  group: z.string(),
  /** In percent; null where the plan leaves it to the school. */
  percent: z.nullable(z.number()),
  obligation,
  /** What it is recognized by; null where the plan does not say. */
  basis: z.nullable(z.string()),
  /** The child stands on the official list of this group. */
  listed: z.boolean(),
  /** What the child has of it, in percent; null where nothing. */
  grantedPercent: z.nullable(z.number()),
  state: z.enum(['open', 'waiting', 'granted']),
})
export type WaiverGroupView = z.infer<typeof waiverGroupView>

/**
 * Whom the plan relieves, what the child has of it, and the guardian's own requests (FR-071). What another guardian of the
 * child asked for is not told.
 */
export const readWaiver = operation({
  name: 'readWaiver',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), className: z.string() }),
    termName: z.string(),
    groups: z.array(waiverGroupView),
    requests: z.array(waiverRequestView),
    /** The term is being settled: nothing can be asked for any more. */
    settled: z.boolean(),
    /** The guardian is asked to speak with the office instead. */
    byOffice: z.boolean(),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/** Asks for relief, in confidence; a statement is not needed. One at a time for a child and a group. */
export const requestWaiver = operation({
  name: 'requestWaiver',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, group: waiverGroup, statement: freeText(300) }),
  output: z.object({ requestId: id }),
  refusals: ['child_not_yours', 'plan_not_published', 'waiver_group_unknown', 'waiver_open', 'waiver_granted_already', 'waiver_by_office', 'term_settled'],
})

/** Takes one's own request back while it waits. */
export const withdrawWaiver = operation({
  name: 'withdrawWaiver',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ requestId: id }),
  output: z.object({ requestId: id }),
  refusals: ['waiver_unknown', 'waiver_decided'],
})

const pupil = { childId: id, childName: z.string(), className: z.string(), rosterNo: z.int() }

/** The term's requests: those that wait first, of these who is on an official list. Each read is logged. What a family wrote is for who decides only. */
export const listWaivers = operation({
  name: 'listWaivers',
  kind: 'read',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({ offset }),
  output: z.object({
    /** Whether the reader may decide, or only reads. */
    decides: z.boolean(),
    waivers: z.array(
      z.object({
        ...waiverRequestView.shape,
        ...pupil,
        filedBy: z.string(),
        listed: z.boolean(),
        obligation,
        /** In percent; null where the plan leaves it to the school. */
        planPercent: z.nullable(z.number()),
      }),
    ),
    ...pageEnd,
  }),
  refusals: [],
})

/**
 * Grants or denies a request. `percent` only where the plan leaves it to the school. Who is on the list of a
 * mandatory waiver cannot be denied; everything else needs a reason, which the family reads.
 */
export const decideWaiver = operation({
  name: 'decideWaiver',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ requestId: id, decision: z.enum(['grant', 'deny']), percent: z.nullable(reliefPercent), reason: freeText(200) }),
  output: z.object({ requestId: id, status: waiverStatus }),
  refusals: ['waiver_unknown', 'waiver_decided', 'plan_not_published', 'waiver_group_unknown', 'waiver_must_grant', 'waiver_reason_needed', 'waiver_percent_needed', 'waiver_percent_fixed', 'term_settled'],
})

/** The term's reliefs with whom they relieve, the latest first. Each read is logged. */
export const listReliefs = operation({
  name: 'listReliefs',
  kind: 'read',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({ offset }),
  output: z.object({
    reliefs: z.array(z.object({ reliefId: id, ...pupil, group: z.string(), percent: z.number(), listed: z.boolean(), reason: z.string(), grantedAt: instant, grantedBy: z.string(), endedReason: z.nullable(z.string()) })),
    ...pageEnd,
  }),
  refusals: [],
})

/** Takes a relief back that was granted by mistake: its entries by their opposites, its place on the list too. Not once the term is being settled. */
export const endRelief = operation({
  name: 'endRelief',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ reliefId: id, reason: text(200) }),
  output: z.object({ reliefId: id }),
  refusals: ['relief_unknown', 'relief_ended', 'plan_not_published', 'term_settled'],
})

/** An Excel file with the columns 班级, 学号 and 姓名 to fill in. */
export const readWaiverSheet = operation({
  name: 'readWaiverSheet',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({}),
  output: z.object({ today: date, groups: z.array(z.object({ group: z.string(), percent: z.nullable(z.number()), obligation })), fileName: z.string(), base64: z.string() }),
  refusals: ['plan_not_published'],
})

const waiverList = {
  group: waiverGroup,
  /** The paper that the list came with. */
  source: text(80),
  /** For a mandatory waiver whose share the plan leaves to the school; otherwise null. */
  percent: z.nullable(reliefPercent),
  base64: z.string().check(z.minLength(1), z.maxLength(88_000)),
}
const listRefusals = ['plan_not_published', 'waiver_group_unknown', 'waiver_percent_needed', 'waiver_percent_fixed', 'waiver_list_unreadable', 'waiver_list_columns', 'waiver_list_empty', 'waiver_list_long', 'term_settled'] as const

/** What an official list would do: which rows are children of the school, and what is wrong with each of the others. Writes nothing. */
export const checkWaiverList = operation({
  name: 'checkWaiverList',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object(waiverList),
  output: z.object({
    /** Listed children are relieved at once, without applying. */
    grants: z.boolean(),
    matched: z.array(z.object({ rowNo: z.int(), className: z.string(), rosterNo: z.int(), name: z.string(), already: z.boolean() })),
    faults: z.array(z.object({ rowNo: z.int(), says: z.string() })),
  }),
  refusals: listRefusals,
})

/** Takes the matched rows of an official list in, the same however often; children of a mandatory waiver are relieved at once. */
export const importWaiverList = operation({
  name: 'importWaiverList',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object(waiverList),
  output: z.object({ listed: z.int(), already: z.int(), granted: z.int(), left: z.int() }),
  refusals: listRefusals,
})
