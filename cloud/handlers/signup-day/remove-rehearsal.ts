import { removeRehearsal as operation } from '../../contract/signup-day'
import { done, refuse, writeAfterWork } from '../../handling'
import { clearCopy } from '../../rehearsal-copy'
import { findRehearsal } from '../../store/rehearsal'

export const removeRehearsal = writeAfterWork(
  operation,
  async (workplace, { rehearsalId }) => {
    const { database, schoolId, now } = workplace
    const found = await database.transaction(schoolId, (db) => findRehearsal(db, schoolId, rehearsalId))
    if (found?.copyKept) await clearCopy(database, schoolId, found.rehearsalId, now())
  },
  async ({ db, schoolId }, { rehearsalId }) => {
    const rehearsal = await findRehearsal(db, schoolId, rehearsalId)
    if (!rehearsal) return refuse('rehearsal_unknown')
    return done({ removed: !rehearsal.copyKept }, { target: `rehearsal/${rehearsalId}`, state: rehearsal.state, removed: !rehearsal.copyKept })
  },
)
