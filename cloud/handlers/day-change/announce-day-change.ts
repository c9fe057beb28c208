import { announceDayChange as operation } from '../../contract/day-change'
import { done, refuse, write } from '../../handling'
import { lastDayOf } from '../../rules/calendar'
import { shanghaiDate } from '../../rules/dates'
import { checkDayChange, concernedRolls } from '../../rules/day-change'
import { schoolDay } from '../../school-day'
import { addDayChange, lockDay } from '../../store/day-change'
import { publishedPlan } from '../../store/plan'
import { tellDayChange, titlesOf } from '../../tell-day-change'

export const announceDayChange = write(operation, async ({ db, schoolId, actor, now, random }, { heldOn, kind, serviceKey, rollKey, reason, ...rest }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const wrong = checkDayChange({ kind, ...rest }, heldOn, { today: shanghaiDate(now), lastDay: lastDayOf(published.term) })
  if (wrong) return refuse(wrong)
  const room = kind === 'room' ? rest.room : null
  const { startsAt, endsAt } = kind === 'time' ? rest : { startsAt: null, endsAt: null }
  await lockDay(db, schoolId, heldOn)
  const { meant, held } = concernedRolls({ serviceKey, rollKey }, await schoolDay({ db, schoolId }, published, heldOn))
  if (meant.length === 0) return refuse('day_change_no_session')
  if (held.length === 0) return refuse('day_change_cancelled_already')

  const changeId = random.uuid()
  await addDayChange(db, schoolId, { changeId, heldOn, kind, serviceKey, rollKey, room, startsAt, endsAt, reason, staffId: actor.staffId as string, now })
  const details = { heldOn, kind, reason, ...(room === null ? {} : { room }), ...(startsAt === null ? {} : { time: `${startsAt}–${endsAt}` }) }
  const told = await tellDayChange({ db, schoolId, now, newId: random.uuid }, held, { kind: 'day_changed', changeId, details, of: (own) => ({ what: titlesOf(own) }) })
  return done({ changeId, ...told }, { target: `day-change/${changeId}`, heldOn, kind, serviceKey, rollKey, ...told })
})
