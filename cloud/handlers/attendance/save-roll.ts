import { settleAlerts } from '../../alerts'
import { saveRoll as operation } from '../../contract/attendance'
import { done, refuse, write } from '../../handling'
import { mergeIntoRoll, unusedMarks } from '../../roll-marks'
import { mayTake, recordsOf, sheetOf, standingChildren } from '../../roll-view'
import { datesBetween, shanghaiDate } from '../../rules/dates'
import { countsOf, expectedOn } from '../../rules/roll'
import { rollOn } from '../../school-day'
import { saveHandover } from '../../store/attendance'
import { publishedPlan } from '../../store/plan'
import { lockRolls } from '../../store/roll-lock'

// A roll whose session the office cancelled is saved all the same: a child that came because nobody had read of it is in
// somebody's care, and a phone with marks of before must not be left with a queue that it can never send.
export const saveRoll = write(operation, async ({ db, schoolId, actor, now, random }, { marks, source, handedBy, close, ...address }) => {
  const { heldOn, serviceKey, rollKey } = address
  if (heldOn > shanghaiDate(now)) return refuse('roll_not_yet')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const roll = await rollOn({ db, schoolId }, published, address)
  if (!roll) return refuse('roll_unknown')
  if (!mayTake(actor, roll)) return refuse('roll_not_yours')

  const staffId = actor.staffId as string
  await lockRolls(db, schoolId, [address])
  const merged = await mergeIntoRoll({ db, schoolId, now, staffId, source, heldOn }, roll, marks)
  const records = await recordsOf({ db, schoolId }, published.plan, heldOn, [roll], false)
  const children = standingChildren(records, roll)
  const counted = expectedOn(children, roll.cancelled)
  const counts = countsOf(counted.map(({ standing }) => standing))
  const { reopened, ...handover } = await saveHandover(db, schoolId, address, { counts, handedBy, staffId, close, now })
  await settleAlerts({ db, schoolId, now, newId: random.uuid }, { heldOn, serviceKey, staffId }, counted)

  // Who rewrites a day that is long over is found by it.
  const daysAfter = datesBetween(heldOn, shanghaiDate(now)).length - 1
  const unused = unusedMarks(merged, [...records.marks.values()])
  const sheet = await sheetOf({ db, schoolId, now, staffId }, { ...records, handovers: [handover] }, roll, children)
  const { unmarked: _unmarked, ...numbers } = counts
  const change = { target: `roll/${heldOn}/${serviceKey}/${rollKey}`, source, ...(daysAfter > 0 ? { daysAfter } : {}), marks: marks.length, unused: unused.length, ...numbers, closed: handover.closedAt !== null, reopened }
  return done({ ...sheet, unused }, change)
})
