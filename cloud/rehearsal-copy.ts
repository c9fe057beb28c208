import type { OpenDatabase } from './db/database'
import { abandonedRehearsal, isStepping, lockRehearsal, noteRemoved, removeCopyRows, stopRehearsal } from './store/rehearsal'

const keptAtMostMs = 2 * 3_600_000

/**
 * Stops a rehearsal that still runs and removes its copy, a few tables a transaction, until nothing of it is left. While
 * a step is being played only the stop is noted: its families still write.
 */
export async function clearCopy(database: OpenDatabase, schoolId: string, rehearsalId: string, now: Date) {
  const stepping = await database.transaction(schoolId, async (db) => {
    await stopRehearsal(db, schoolId, rehearsalId, '演练没有做完就删除了副本。', now)
    return isStepping(db, schoolId, rehearsalId, now)
  })
  if (stepping) return
  for (let gone = 1; gone > 0; ) gone = await database.transaction(schoolId, (db) => lockRehearsal(db, schoolId).then(() => removeCopyRows(db)))
  await database.transaction(schoolId, (db) => noteRemoved(db, schoolId, rehearsalId, now))
}

/** Removes a copy that nobody came back to. */
export async function clearAbandonedCopy(database: OpenDatabase, schoolId: string, now: Date) {
  const rehearsalId = await database.transaction(schoolId, (db) => abandonedRehearsal(db, schoolId, new Date(now.getTime() - keptAtMostMs)))
  if (rehearsalId) await clearCopy(database, schoolId, rehearsalId, now)
}
