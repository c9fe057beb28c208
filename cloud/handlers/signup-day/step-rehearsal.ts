import { stepRehearsal as operation } from '../../contract/signup-day'
import { done, refuse, writeAfterWork } from '../../handling'
import { playStep } from '../../rehearsal-step'
import { findRehearsal } from '../../store/rehearsal'

export const stepRehearsal = writeAfterWork(
  operation,
  (workplace, { rehearsalId }) => playStep(workplace, rehearsalId),
  async ({ db, schoolId }, { rehearsalId }) => {
    const rehearsal = await findRehearsal(db, schoolId, rehearsalId)
    if (!rehearsal) return refuse('rehearsal_unknown')
    const { state, answered, families } = rehearsal
    return done({ state, answered, families }, { target: `rehearsal/${rehearsalId}`, state, answered })
  },
)
