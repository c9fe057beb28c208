import { undoDayChange as operation } from '../../contract/day-change'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { concernedRolls } from '../../rules/day-change'
import { schoolDay, type KeptRoll } from '../../school-day'
import { findDayChange, lockDay, setDayChangeUndone } from '../../store/day-change'
import { publishedPlan } from '../../store/plan'
import { tellDayChange, titlesOf } from '../../tell-day-change'

export const undoDayChange = write(operation, async ({ db, schoolId, actor, now, random }, { changeId }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const seen = await findDayChange(db, schoolId, changeId)
  if (!seen) return refuse('day_change_unknown')
  const { heldOn, kind } = seen
  await lockDay(db, schoolId, heldOn)
  // Read again under the lock: a colleague may have been faster.
  const change = await findDayChange(db, schoolId, changeId)
  if (change?.undoneAt !== null) return refuse('day_change_undone')
  if (heldOn < shanghaiDate(now)) return refuse('day_change_past')
  await setDayChangeUndone(db, schoolId, changeId, { staffId: actor.staffId as string, now })

  // As the day is without it: what another change still cancels has not come back.
  const { held } = concernedRolls(change, await schoolDay({ db, schoolId }, published, heldOn))
  const told = await tellDayChange({ db, schoolId, now, newId: random.uuid }, held, { kind: 'day_change_undone', changeId, details: { heldOn, kind }, of: (own) => ({ what: titlesOf(own), now: nowWords(own) }) })
  return done({ changeId, ...told }, { target: `day-change/${changeId}`, heldOn, kind, ...told })
})

/** When and where it is now; left out where several sessions differ. */
function nowWords(rolls: readonly KeptRoll[]): string {
  const words = new Set(rolls.map(({ time, venue }) => [time, venue].filter(Boolean).join('，')))
  return words.size === 1 ? ([...words][0] as string) : ''
}
