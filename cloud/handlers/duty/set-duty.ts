import { setDuty as operation } from '../../contract/duty'
import { done, refuse, write, type Context } from '../../handling'
import { dutyDay, weekdayIn } from '../../rota'
import { shanghaiDate } from '../../rules/dates'
import { clashesOf, handingOf, takerOf } from '../../rules/duty'
import { rollDuties, lockRota, saveDuty } from '../../store/duty'
import { allStaff } from '../../store/group'
import { tellStaff } from '../../store/message'
import { publishedPlan, type PublishedPlan } from '../../store/plan'
import { staffAgreementsOf } from '../../store/staff-agreement'

export const setDuty = write(operation, async (context, input) => {
  const { db, schoolId, actor, now, random } = context
  const { serviceKey, rollKey, weekday, heldOn, staffId } = input
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  await lockRota(db, schoolId, termId)
  const found = await dutyDay({ db, schoolId }, published, input, shanghaiDate(now))
  if (found.kind === 'refused') return refuse(found.code)
  if (staffId !== null && !(await allStaff(db, schoolId)).some((each) => each.staffId === staffId)) return refuse('staff_unknown')

  const { roll, day, date } = found
  const dutyId = random.uuid()
  const own = (await rollDuties(db, schoolId, termId, date, date)).filter((each) => each.serviceKey === serviceKey && each.rollKey === rollKey)
  const ofWeekday = own.find((each) => each.weekday === (weekday ?? weekdayIn(published, serviceKey, date)))?.staffId ?? null
  // A weekday is handed over as such, whoever stands in on the next of its days.
  const before = { ownId: roll.ownId, weekdayId: ofWeekday, dayId: heldOn === null ? null : (own.find((each) => each.heldOn === heldOn)?.staffId ?? null) }
  const after = heldOn === null ? { ...before, weekdayId: staffId } : { ...before, dayId: staffId }
  await saveDuty(db, schoolId, { dutyId, termId, serviceKey, rollKey, weekday, heldOn, staffId, madeBy: actor.staffId as string, now })
  const told = await tellBoth(context, dutyId, handingOf(before, after), { service: roll.serviceName, roll: roll.name, ...(heldOn === null ? { weekday: String(weekday) } : { heldOn }) })
  const taker = takerOf(after)
  const clashes = taker === null ? [] : clashesOf(taker, roll, day).map((other) => ({ heldOn: date, serviceName: other.serviceName, name: other.name, time: other.time }))
  const unsigned = staffId === null ? [] : await unsignedBy(context, published, staffId)
  return done({ clashes, unsigned, told }, { target: `rota/${termId}/${serviceKey}/${rollKey}`, dutyId, weekday, heldOn, staffId, clashes: clashes.length, unsigned: unsigned.length })
})

async function tellBoth({ db, schoolId, now, random }: Context, dutyId: string, { given, taken }: ReturnType<typeof handingOf>, details: Record<string, string>): Promise<number> {
  const message = { details, now, newId: random.uuid }
  if (given !== null) await tellStaff(db, schoolId, [given], null, { kind: 'duty_given', event: `duty_given/${dutyId}`, ...message })
  if (taken !== null) await tellStaff(db, schoolId, [taken], null, { kind: 'duty_taken', event: `duty_taken/${dutyId}`, ...message })
  return Number(given !== null) + Number(taken !== null)
}

/** The plan's texts for teachers that this person has not signed this term (FR-040, S13). */
async function unsignedBy({ db, schoolId }: Context, { plan, term }: PublishedPlan, staffId: string): Promise<string[]> {
  const texts = plan.agreements.filter(({ signer }) => signer === 'teacher')
  if (texts.length === 0) return []
  const signed = await staffAgreementsOf(db, schoolId, term.termId, staffId)
  return texts.filter(({ key, version }) => !signed.some((each) => each.agreementKey === key && each.templateVersion === version)).map(({ name }) => name)
}
