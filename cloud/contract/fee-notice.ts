import * as z from 'zod/mini'
import { operation } from './operation'
import { date, id, instant, planKey, sha256 } from './values'

/** One standard of a service, in words; null is shown as 未公布 (FR-068; S5, S9, S19). */
export const feeItem = z.object({
  /** For whom it holds: 一、二年级, 第三方课程; empty for everyone. */
  scope: z.string(),
  status: z.nullable(z.enum(['free', 'charged', 'notIssued'])),
  standard: z.nullable(z.string()),
  caps: z.array(z.string()),
  cycle: z.nullable(z.string()),
  authority: z.nullable(z.string()),
  issuedOn: z.nullable(date),
  validUntil: z.nullable(date),
  payee: z.nullable(z.string()),
})
export type FeeItem = z.infer<typeof feeItem>

/** What a 收费公示 says, whole, as families read it and as it is kept (R-040, requirements 7). */
export const feeNoticeContent = z.object({
  schoolName: z.string(),
  termName: z.string(),
  startsOn: date,
  endsOn: date,
  planTitle: z.string(),
  planVersion: z.int(),
  services: z.array(
    z.object({
      serviceKey: planKey,
      name: z.string(),
      /** Lessons and minutes that count for the fee, apart from the clock; null where the plan does not say. */
      counts: z.nullable(z.string()),
      items: z.array(feeItem),
      /** What may be taken beside the service and need not be. */
      extras: z.array(z.string()),
    }),
  ),
  relief: z.array(z.object({ group: z.string(), says: z.string(), basis: z.nullable(z.string()) })),
  refunds: z.array(z.string()),
  /** Lunch, apart from the service's bill. */
  lunch: z.nullable(z.string()),
  complaintPhone: z.nullable(z.string()),
})
export type FeeNoticeContent = z.infer<typeof feeNoticeContent>

export const feeNoticeView = z.object({
  noticeId: id,
  version: z.int(),
  inForceFrom: date,
  publishedAt: instant,
  contentSha256: sha256,
  content: feeNoticeContent,
})
export type FeeNoticeView = z.infer<typeof feeNoticeView>

/** Why a standard cannot be billed yet, in plain words. Blocks: no statement can be issued. */
const feeLack = z.object({ serviceKey: planKey, serviceName: z.string(), scope: z.string(), says: z.string(), blocks: z.boolean() })

/** 收费公示 for anyone at all: what is charged, by whose authority; or free; or 标准未出台; or not published yet (FR-068). */
export const readFeeNotice = operation({
  name: 'readFeeNotice',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({}),
  output: z.object({
    today: date,
    /** In force today; null where none is, and then nothing can be billed. */
    current: z.nullable(feeNoticeView),
    /** Published, to be in force later. */
    next: z.nullable(feeNoticeView),
    earlier: z.array(z.object({ version: z.int(), inForceFrom: date, publishedAt: instant })),
  }),
  refusals: ['plan_not_published'],
})

/** What would be published now, from the plan in force, and what it still lacks. */
export const readFeeNoticeDraft = operation({
  name: 'readFeeNoticeDraft',
  kind: 'read',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({}),
  output: z.object({
    planId: id,
    content: feeNoticeContent,
    contentSha256: sha256,
    lacks: z.array(feeLack),
    /** The first day from which it may be in force: today, for what was not published cannot have been charged. */
    earliest: date,
    published: z.array(feeNoticeView),
  }),
  refusals: ['plan_not_published'],
})

/** Publishes the next version of the 收费公示. A standard that changes in mid-term is a new version from a later day on; what was stated before stays. */
export const publishFeeNotice = operation({
  name: 'publishFeeNotice',
  kind: 'write',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({ planId: id, contentSha256: sha256, inForceFrom: date }),
  output: z.object({ noticeId: id, version: z.int() }),
  refusals: ['plan_not_published', 'fee_notice_changed', 'fee_notice_past', 'fee_notice_late', 'fee_notice_same', 'term_settled'],
})
