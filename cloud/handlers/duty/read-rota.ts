import { readRota as operation, type RotaDay, type RotaRoll } from '../../contract/duty'
import { read, refuse } from '../../handling'
import { weekdayIn, yearOf } from '../../rota'
import { addDays, mondayOf, shanghaiDate } from '../../rules/dates'
import { clashesOf, takerOf } from '../../rules/duty'
import { lacksOn, partnerDecision } from '../../rules/partner'
import { schoolDay, type KeptRoll } from '../../school-day'
import { rollDuties, type RollDuty } from '../../store/duty'
import { allStaff } from '../../store/group'
import { publishedPlan } from '../../store/plan'
import { helpersOf, type Helper } from '../../store/volunteer'

export const readRota = read(operation, async ({ db, schoolId, actor, now }, { weekOf, serviceKey: asked }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const serviceKey = asked ?? plan.services[0]?.key
  if (!plan.services.some(({ key }) => key === serviceKey) || serviceKey === undefined) return refuse('service_unknown')
  const today = shanghaiDate(now)
  const { first, last } = yearOf(term)
  const within = (date: string) => (date < first ? first : date > last ? last : date)
  const monday = mondayOf(within(weekOf ?? today))
  const week = Array.from({ length: 7 }, (_, day) => addDays(monday, day))
  const dates = week.filter((date) => weekdayIn(published, serviceKey, date) !== null)
  const duties = await rollDuties(db, schoolId, term.termId, monday, addDays(monday, 6))
  const helpers = (await helpersOf(db, schoolId, term.termId)).filter((each) => partnerDecision(plan.partners, each.kind) !== 'barred' && lacksOn(plan.partners, each, today).length === 0)
  const isOffice = actor.roles.has('schoolAdmin')
  const rolls = new Map<string, RotaRoll>()
  for (const date of dates) {
    const day = await schoolDay({ db, schoolId }, published, date)
    const weekday = weekdayIn(published, serviceKey, date) as number
    for (const roll of day.filter((each) => each.serviceKey === serviceKey)) {
      if (!isOffice && !roll.staffIds.includes(actor.staffId ?? '')) continue
      const row = rolls.get(roll.rollKey) ?? { rollKey: roll.rollKey as RotaRoll['rollKey'], name: roll.name, days: [] }
      row.days.push(rotaDay(roll, day, { date, weekday, duties, helpers }))
      rolls.set(roll.rollKey, row)
    }
  }
  return {
    today,
    monday,
    services: plan.services.map(({ key, name }) => ({ serviceKey: key, name })),
    serviceKey,
    dates,
    rolls: [...rolls.values()],
    staff: (await allStaff(db, schoolId)).filter(({ staffId }) => isOffice || [...rolls.values()].some(({ days }) => days.some((each) => takerOf(each) === staffId))),
    mayChange: isOffice,
  }
})

interface On {
  date: string
  weekday: number
  duties: readonly RollDuty[]
  helpers: readonly Helper[]
}

function rotaDay(roll: KeptRoll, day: readonly KeptRoll[], { date, weekday, duties, helpers }: On): RotaDay {
  const ofRoll = <Of extends { serviceKey: string; rollKey: string; weekday: number | null; heldOn: string | null }>(each: Of) => each.serviceKey === roll.serviceKey && each.rollKey === roll.rollKey
  const own = duties.filter(ofRoll)
  const named = { ownId: roll.ownId, weekdayId: own.find((each) => each.weekday === weekday)?.staffId ?? null, dayId: own.find((each) => each.heldOn === date)?.staffId ?? null }
  const taker = takerOf(named)
  return {
    heldOn: date,
    weekday,
    startsAt: roll.startsAt,
    endsAt: roll.endsAt,
    cancelled: roll.cancelled,
    ...named,
    clash: taker !== null && clashesOf(taker, roll, day).length > 0,
    volunteers: helpers.filter((each) => ofRoll(each) && (each.weekday === weekday || each.heldOn === date)).map(({ name }) => name),
  }
}
