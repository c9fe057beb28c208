import * as z from 'zod/mini'
import { clockTime, planKey, text } from './values'

/** What fills a field of a template: a word of the message, or fixed words. */
const fieldSource = z.string().check(z.regex(/^(title|child|at|school|detail:[a-zA-Z]+|words:.{1,20})$/u))

const template = z.strictObject({
  key: planKey,
  /** As it is called in WeChat's own dialog. */
  title: text(20),
  readers: z.array(z.enum(['guardian', 'staff'])).check(z.minLength(1)),
  /** Goes at night too; `today`: where its `heldOn` is the day that it is. */
  urgent: z.union([z.boolean(), z.literal('today')]),
  /** Message kinds; one that no release sends yet does no harm. */
  kinds: z.array(z.string().check(z.regex(/^[a-z_]+$/))),
  /** The page that a tap opens, without a leading slash and without anything of a family in it. */
  page: z.string().check(z.regex(/^[a-z0-9/-]+$/)),
  /** WeChat's field names, whose first part is their type (`thing1`), to what fills them. */
  fields: z.record(z.string().check(z.regex(/^(thing|name|time|phrase)\d{1,2}$/)), fieldSource),
})
export type MessageTemplate = z.infer<typeof template>

/** `plans/messages/wechat-templates.yaml`. */
export const messageTemplates = z
  .strictObject({ quiet: z.strictObject({ from: clockTime, until: clockTime }), skipAfterHours: z.int().check(z.gte(1), z.lte(168)), templates: z.array(template) })
  .check(
    z.refine(({ templates }) => new Set(templates.map(({ key }) => key)).size === templates.length, { message: '键有重复' }),
    z.refine(({ templates }) => new Set(templates.flatMap(({ kinds }) => kinds)).size === templates.flatMap(({ kinds }) => kinds).length, { message: '一种消息只能用一个模板' }),
  )
export type MessageTemplates = z.infer<typeof messageTemplates>
