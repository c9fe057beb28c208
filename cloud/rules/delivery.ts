import type { MessageTemplate, MessageTemplates } from '../contract/message-templates'

/** What is known of a message when it is about to leave for WeChat. */
export interface Leaving {
  kind: string
  createdAt: Date
  details: Readonly<Record<string, string>>
  reader: 'guardian' | 'staff'
  read: boolean
  isBound: boolean
  /** Whether the reader is known by WeChat. */
  isReachable: boolean
}

export type DeliveryDecision =
  | { kind: 'send'; template: MessageTemplate; templateId: string }
  | { kind: 'wait'; until: Date }
  /** Why is kept beside it, for the office. */
  | { kind: 'skip'; why: 'too_old' | 'no_template' | 'not_configured' | 'not_bound' | 'no_wechat' | 'read' }

/** Whether a message leaves now, later or never. Whether an accept is left only the ledger knows. */
export function decideDelivery(message: Leaving, { quiet, skipAfterHours, templates }: MessageTemplates, templateIds: ReadonlyMap<string, string>, now: Date): DeliveryDecision {
  const template = templates.find(({ kinds, readers }) => kinds.includes(message.kind) && readers.includes(message.reader))
  if (!template) return { kind: 'skip', why: 'no_template' }
  const templateId = templateIds.get(template.key)
  if (templateId === undefined) return { kind: 'skip', why: 'not_configured' }
  if (!message.isBound) return { kind: 'skip', why: 'not_bound' }
  if (!message.isReachable) return { kind: 'skip', why: 'no_wechat' }
  if (message.read) return { kind: 'skip', why: 'read' }
  if (now.getTime() - message.createdAt.getTime() > skipAfterHours * hour) return { kind: 'skip', why: 'too_old' }
  const isUrgent = template.urgent === 'today' ? message.details.heldOn === dateThere(now) : template.urgent
  const until = isUrgent ? null : quietUntil(quiet, now)
  return until ? { kind: 'wait', until } : { kind: 'send', template, templateId }
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
// Shanghai has no summer time.
const shanghaiOffset = 8 * hour
const dateThere = (instant: Date) => new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10)
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** When the quiet hours that an instant lies in are over, in Asia/Shanghai; null where it lies in none. They may span midnight. */
export function quietUntil({ from, until }: MessageTemplates['quiet'], now: Date): Date | null {
  const there = now.getTime() + shanghaiOffset
  const midnight = Math.floor(there / day) * day
  const [at, first, last] = [(there - midnight) / minute, minutesOf(from), minutesOf(until)]
  const isQuiet = first <= last ? at >= first && at < last : at >= first || at < last
  if (!isQuiet) return null
  const nextDay = first > last && at >= first ? day : 0
  return new Date(midnight + nextDay + last * minute - shanghaiOffset)
}

const pauses = [30_000, 2 * minute, 10 * minute, 30 * minute, 2 * hour]

/** How long to wait after so many attempts that WeChat was too busy for, in milliseconds; longer each time. */
export const pauseAfter = (attempts: number): number => pauses[Math.min(Math.max(attempts, 1), pauses.length) - 1] as number

/** The kinds that go before others. */
export const urgentKinds = ({ templates }: Pick<MessageTemplates, 'templates'>): string[] => templates.filter(({ urgent }) => urgent === true).flatMap(({ kinds }) => kinds)
