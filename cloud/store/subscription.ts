import type { SubscriptionAnswer } from '../contract/subscription'
import type { Database } from '../db/database'

export interface KeptSubscription {
  templateId: string
  left: number
  lastAnswer: SubscriptionAnswer
}

/** What a person answered to each template, and how many sends are left of it. */
export async function subscriptionsOf(db: Database, schoolId: string, accountId: string): Promise<KeptSubscription[]> {
  const rows = await db.rows<{ template_id: string; left_over: number; last_answer: SubscriptionAnswer }>(
    `select template_id, accepts - sends as left_over, last_answer from subscription where school_id = $1 and account_id = $2`,
    [schoolId, accountId],
  )
  return rows.map(({ template_id, left_over, last_answer }) => ({ templateId: template_id, left: left_over, lastAnswer: last_answer }))
}

// A phone that says 允许 more often than anybody taps is not believed for ever.
const mostLeft = 100

/** Writes down what a person answered; each 允许 is one more send. */
export async function recordAnswer(db: Database, schoolId: string, accountId: string, { templateId, answer }: { templateId: string; answer: SubscriptionAnswer }, now: Date) {
  await db.rows(
    `insert into subscription as s (school_id, account_id, template_id, accepts, last_answer, answered_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (school_id, account_id, template_id)
         do update set accepts = least(s.accepts + excluded.accepts, s.sends + $7), last_answer = excluded.last_answer, answered_at = excluded.answered_at`,
    [schoolId, accountId, templateId, answer === 'accept' ? 1 : 0, answer, now, mostLeft],
  )
}

/** Uses up one accept; false where none is left. */
export async function takeAccept(db: Database, schoolId: string, accountId: string, templateId: string): Promise<boolean> {
  const taken = await db.rows(`update subscription set sends = sends + 1 where school_id = $1 and account_id = $2 and template_id = $3 and accepts > sends returning 1`, [schoolId, accountId, templateId])
  return taken.length === 1
}

/** Gives an accept back that WeChat did not use. */
export async function giveAcceptBack(db: Database, schoolId: string, accountId: string, templateId: string) {
  await db.rows(`update subscription set sends = sends - 1 where school_id = $1 and account_id = $2 and template_id = $3 and sends > 0`, [schoolId, accountId, templateId])
}

/** WeChat says that nothing is left, whatever was counted here. */
export async function nothingLeft(db: Database, schoolId: string, accountId: string, templateId: string) {
  await db.rows(`update subscription set accepts = sends where school_id = $1 and account_id = $2 and template_id = $3`, [schoolId, accountId, templateId])
}
