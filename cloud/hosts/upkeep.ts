import { activateByTime } from '../activate'
import type { OpenDatabase } from '../db/database'
import { carryOutExits } from '../leave-service'
import { runDraws } from '../run-draws'
import { clearAbandonedCopy } from '../rehearsal-copy'
import { sealAudit } from '../store/audit'
import { forgetAnswers } from '../store/request'
import { schoolIds } from '../store/school'
import { tendLines } from '../tend-lines'
import { watchAlerts } from '../watch-alerts'
import { watchUncollected } from '../watch-uncollected'
import { secureRandom } from './settings'

const sealedAtOnce = 500
// A phone gives up on a retry long before this; answers may hold one-time codes, so they do not stay.
const answersKept = 24 * 3600 * 1000

/**
 * What has to be done again and again: run the draws that have closed, pass on what nobody took in time, enrol whom
 * time has made ready, let go whose last day is over, tell again of a child that nobody looks for, link the audit rows of every school, forget old answers. Safe to
 * time has made ready, look for who was not collected, let go whose last day is over, link the audit rows of every school, forget old answers. Safe to
 * repeat.
 */
export async function upkeep(database: OpenDatabase, now: Date): Promise<number> {
  let sealed = 0
  for (const schoolId of await database.transaction(null, schoolIds)) sealed += await upkeepOf(database, schoolId, now)
  return sealed
}

async function upkeepOf(database: OpenDatabase, schoolId: string, now: Date): Promise<number> {
  // First: while a draw is under way nobody else may touch its courses, and what follows might want to.
  await runDraws({ database, schoolId, now, newId: secureRandom.uuid })
  await tendLines({ database, schoolId, now, newId: secureRandom.uuid })
  await clearAbandonedCopy(database, schoolId, now)
  await database.transaction(schoolId, (db) => watchUncollected({ db, schoolId, now, newId: secureRandom.uuid }))
  return database.transaction(schoolId, async (db) => {
    await activateByTime({ db, schoolId, now, newId: secureRandom.uuid })
    await carryOutExits({ db, schoolId, now, newId: secureRandom.uuid })
    await watchAlerts({ db, schoolId, now, newId: secureRandom.uuid })
    await forgetAnswers(db, schoolId, new Date(now.getTime() - answersKept))
    return sealAudit(db, schoolId, sealedAtOnce)
  })
}

/**
 * The same in turns, each of about `turnMs`: with a thousand schools a whole round takes longer than the pause between
 * two, and would take the families' calls half of the machine. Each turn goes on where the last one ended.
 */
export function upkeepInTurns(database: OpenDatabase, turnMs: number): (now: Date) => Promise<void> {
  let last = ''
  return async (now) => {
    const schools = await database.transaction(null, schoolIds)
    const begun = performance.now()
    const first = Math.max(0, schools.findIndex((schoolId) => schoolId > last))
    for (const schoolId of [...schools.slice(first), ...schools.slice(0, first)]) {
      last = schoolId
      await upkeepOf(database, schoolId, now)
      if (performance.now() - begun > turnMs) return
    }
  }
}
