import type { OpenDatabase } from '../db/database'
import type { Host } from '../main'
import { weChatTemplates } from '../message-templates'
import { sendMessages } from '../send-messages'
import { schoolsToSend } from '../store/delivery'
import { schoolIds } from '../store/school'
import { inTurns } from './in-turns'

const mostASchool = 200

type Sender = Pick<Host, 'database' | 'wechat' | 'now' | 'log'>

/** Sends what waits, school by school, for about `turnMs`; one school that fails stops no other. */
export function sendingInTurns(sender: Sender, turnMs: number): () => Promise<void> {
  const turn = inTurns(turnMs)
  return async () =>
    turn(await schoolsWithDeliveries(sender.database, sender.now()), (schoolId) =>
      sendMessages({ ...sender, templates: weChatTemplates() }, schoolId, mostASchool).catch((error: Error & { code?: string }) => sender.log({ event: 'job_failed', job: 'messages', schoolId, reason: error.code ?? error.name })),
    )
}

const schoolsWithDeliveries = (database: OpenDatabase, now: Date) => database.transaction(null, async (db) => schoolsToSend(db, await schoolIds(db), now))
