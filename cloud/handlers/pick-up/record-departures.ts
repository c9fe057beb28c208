import { recordDepartures as operation } from '../../contract/pick-up'
import { dismissalOf, keptRoll } from '../../dismissal'
import { done, isRefused, refuse, write } from '../../handling'
import { recordLines } from '../../record-departures'
import { shanghaiDate } from '../../rules/dates'
import { publishedPlan } from '../../store/plan'

export const recordDepartures = write(operation, async (context, { departures, source, ...address }) => {
  const { db, schoolId, now } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const roll = await keptRoll(context, published, address)
  if (isRefused(roll)) return roll
  if (address.heldOn > shanghaiDate(now)) return refuse('roll_not_yet')
  const results = await recordLines(context, published, roll, { heldOn: address.heldOn, lines: departures, source })
  const outcomes = Object.fromEntries(results.map(({ departureId, outcome }) => [departureId, outcome]))
  return done({ results, dismissal: await dismissalOf(context, published, roll, address.heldOn) }, { target: `roll/${address.heldOn}/${address.serviceKey}/${address.rollKey}`, source, outcomes })
})
