import type { MessageTemplates } from './contract/message-templates'
import type { Database, OpenDatabase } from './db/database'
import { decideDelivery, pauseAfter, urgentKinds } from './rules/delivery'
import { withWords } from './rules/message-words'
import { templateFields } from './rules/template-fields'
import { giveUpCutOff, lockDueDelivery, markSending, settleDelivery, waitUntil, type DueDelivery } from './store/delivery'
import { giveAcceptBack, nothingLeft, takeAccept } from './store/subscription'
import type { Sent, SubscribeMessage, WeChat } from './wechat/wechat'

export interface Sending {
  database: OpenDatabase
  wechat: WeChat
  templates: MessageTemplates
  now(): Date
  log(line: Record<string, unknown>): void
}

interface Leaving {
  messageId: string
  kind: string
  accountId: string
  attempts: number
  message: SubscribeMessage
}

/** How many calls to WeChat are under way at once; as many at most are in doubt when a process is killed. */
export const sentAtOnce = 4
// Far longer than WeChat is waited for: who holds a message longer is dead.
const leaseMs = 60_000

/**
 * Sends what is due in a school, `most` messages at most; answers how many it dealt with. That one is being sent is committed
 * before WeChat is called, so whoever dies in between leaves it in doubt and nobody sends it twice; the inbox has it anyway.
 * Safe to repeat, late, and by several hosts at once.
 */
export async function sendMessages(sending: Sending, schoolId: string, most: number): Promise<number> {
  await sending.database.transaction(schoolId, (db) => giveUpCutOff(db, schoolId, sending.now()))
  let begun = 0
  let dealtWith = 0
  const worker = async () => {
    while (begun < most) {
      begun += 1
      const next = await sending.database.transaction(schoolId, (db) => takeNext(sending, db, schoolId))
      if (next === null) return
      dealtWith += 1
      if (next !== 'settled') await deliver(sending, schoolId, next)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: sentAtOnce }, worker))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return dealtWith
}

/** The next message, marked as being sent and with an accept taken; `settled` where it will not be sent now, null where none is due. */
async function takeNext({ templates, wechat, now }: Sending, db: Database, schoolId: string): Promise<Leaving | 'settled' | null> {
  const at = now()
  const due = await lockDueDelivery(db, schoolId, urgentKinds(templates), at)
  if (!due) return null
  const { messageId, accountId, openid } = due
  const skip = async (error: string) => (await settleDelivery(db, schoolId, messageId, { state: 'skipped', error, now: at }), 'settled' as const)
  const decision = decideDelivery({ ...due, isReachable: openid !== null }, templates, wechat.templateIds, at)
  if (decision.kind === 'skip') return skip(decision.why)
  if (decision.kind === 'wait') return (await waitUntil(db, schoolId, messageId, decision.until, 'quiet'), 'settled')
  const { template, templateId } = decision
  if (accountId === null || openid === null || !(await takeAccept(db, schoolId, accountId, templateId))) return skip('no_accept')
  await markSending(db, schoolId, messageId, templateId, new Date(at.getTime() + leaseMs))
  return { messageId, kind: due.kind, accountId, attempts: due.attempts + 1, message: { openid, templateId, page: template.page, fields: templateFields(template, { ...due, title: titleOf(due) }) } }
}

const titleOf = ({ messageId, kind, reader, childName, details, createdAt, read }: DueDelivery) => withWords({ messageId, kind, reader, childId: null, childName, details, createdAt: createdAt.toISOString(), read }).title

async function deliver({ database, wechat, now, log }: Sending, schoolId: string, leaving: Leaving) {
  const sent = await wechat.send(leaving.message)
  await database.transaction(schoolId, (db) => record(db, schoolId, leaving, sent, now()))
  // No id, no name and nothing of the message: what is wrong here is ours or WeChat's.
  if (sent.kind !== 'sent' && sent.kind !== 'refused') log({ event: 'message_not_sent', kind: leaving.kind, outcome: sent.kind, code: sent.code })
}

/** Writes down what WeChat said. An accept is given back where it was certainly not used. */
async function record(db: Database, schoolId: string, { messageId, accountId, attempts, message: { templateId } }: Leaving, sent: Sent, now: Date) {
  if (sent.kind === 'sent') return settleDelivery(db, schoolId, messageId, { state: 'sent', error: null, now })
  if (sent.kind === 'unknown') return settleDelivery(db, schoolId, messageId, { state: 'uncertain', error: sent.code, now })
  if (sent.kind === 'busy') await waitUntil(db, schoolId, messageId, new Date(now.getTime() + pauseAfter(attempts)), sent.code)
  else await settleDelivery(db, schoolId, messageId, { state: sent.kind, error: sent.kind === 'failed' ? sent.code : '43101', now })
  await giveAcceptBack(db, schoolId, accountId, templateId)
  if (sent.kind === 'refused') await nothingLeft(db, schoolId, accountId, templateId)
}
