import type { OpenDatabase } from '../db/database'
import type { Host } from '../main'
import { weChatTemplates } from '../message-templates'
import { sendMessages } from '../send-messages'
import { schoolsToSend } from '../store/delivery'
import { schoolIds } from '../store/school'

const mostASchool = 200

type Sender = Pick<Host, 'database' | 'wechat' | 'now' | 'log'>

/**
 * Sends what waits, school by school, for about `turnMs`; one school that fails stops no other. Each turn goes on behind the
 * school where the last one ended, so that a school with much to say keeps no other waiting.
 */
export function sendingInTurns(sender: Sender, turnMs: number): () => Promise<void> {
  let last = ''
  return async () => {
    const schools = await schoolsWithDeliveries(sender.database, sender.now())
    const begun = performance.now()
    const first = Math.max(0, schools.findIndex((schoolId) => schoolId > last))
    for (const schoolId of [...schools.slice(first), ...schools.slice(0, first)]) {
      last = schoolId
      await sendMessages({ ...sender, templates: weChatTemplates() }, schoolId, mostASchool).catch((error: Error & { code?: string }) => sender.log({ event: 'job_failed', job: 'messages', schoolId, reason: error.code ?? error.name }))
      if (performance.now() - begun > turnMs) return
    }
  }
}

const schoolsWithDeliveries = (database: OpenDatabase, now: Date) => database.transaction(null, async (db) => schoolsToSend(db, await schoolIds(db), now))
