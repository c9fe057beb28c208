import { activateByTime } from '../activate'
import type { OpenDatabase } from '../db/database'
import { carryOutExits } from '../leave-service'
import { sealAudit } from '../store/audit'
import { forgetAnswers } from '../store/request'
import { allSchools } from '../store/school'
import { tendLines } from '../tend-lines'
import { secureRandom } from './settings'

const sealedAtOnce = 500
// A phone gives up on a retry long before this; answers may hold one-time codes, so they do not stay.
const answersKept = 24 * 3600 * 1000

/**
 * What has to be done again and again: pass on what nobody took in time, enrol whom time has made ready, let go whose
 * last day is over, link the audit rows of every school, forget old answers. Safe to repeat.
 */
export async function upkeep(database: OpenDatabase, now: Date): Promise<number> {
  const schools = await database.transaction(null, allSchools)
  let sealed = 0
  for (const { schoolId } of schools) {
    await tendLines({ database, schoolId, now, newId: secureRandom.uuid })
    sealed += await database.transaction(schoolId, async (db) => {
      await activateByTime({ db, schoolId, now, newId: secureRandom.uuid })
      await carryOutExits({ db, schoolId, now, newId: secureRandom.uuid })
      await forgetAnswers(db, schoolId, new Date(now.getTime() - answersKept))
      return sealAudit(db, schoolId, sealedAtOnce)
    })
  }
  return sealed
}
