import * as z from 'zod/mini'
import { operation } from './operation'
import { staffRoles } from './roles'
import { id, instant, nothing, text } from './values'

/** What WeChat says that somebody answered to a template: 允许, 拒绝, switched off by WeChat, or left out as a double. */
export const subscriptionAnswer = z.enum(['accept', 'reject', 'ban', 'filter'])
export type SubscriptionAnswer = z.infer<typeof subscriptionAnswer>

/** Where a message is that left the inbox for WeChat. `uncertain`: sent perhaps, never again. */
export const deliveryState = z.enum(['waiting', 'sending', 'sent', 'refused', 'failed', 'uncertain', 'skipped'])
export type DeliveryState = z.infer<typeof deliveryState>

const offered = z.object({
  key: z.string(),
  /** As `wx.requestSubscribeMessage` takes it. */
  templateId: z.string(),
  title: z.string(),
  /** How many more messages may be sent by what was accepted so far. */
  left: z.int(),
  lastAnswer: z.nullable(subscriptionAnswer),
})
export type OfferedTemplate = z.infer<typeof offered>

/** WeChat's reminders that this person may ask for, with how many are left of each; none where the school uses none. */
export const readSubscriptions = operation({
  name: 'readSubscriptions',
  kind: 'read',
  roles: ['guardian', ...staffRoles],
  input: nothing,
  output: z.object({ templates: z.array(offered) }),
  refusals: [],
})

/** Writes down what WeChat's own question was answered with; one accept is one message. */
export const recordSubscriptions = operation({
  name: 'recordSubscriptions',
  kind: 'write',
  roles: ['guardian', ...staffRoles],
  input: z.object({ answers: z.array(z.object({ templateId: text(100), answer: subscriptionAnswer })).check(z.minLength(1), z.maxLength(3)) }),
  output: z.object({ templates: z.array(offered) }),
  refusals: ['reminder_unknown'],
})

/** How the last seven days' messages fared on their way to WeChat, and which of them may not have arrived. */
export const readDeliveries = operation({
  name: 'readDeliveries',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    /** False where this host sends nothing through WeChat. */
    configured: z.boolean(),
    counts: z.object({ waiting: z.int(), sent: z.int(), refused: z.int(), failed: z.int(), uncertain: z.int(), skipped: z.int() }),
    doubtful: z.array(z.object({ messageId: id, title: z.string(), text: z.string(), readerName: z.string(), createdAt: instant, state: z.enum(['uncertain', 'failed']), read: z.boolean() })),
  }),
  refusals: [],
})
