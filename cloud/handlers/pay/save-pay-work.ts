import { savePayWork as operation } from '../../contract/pay'
import { done, refuse, write } from '../../handling'
import { monthsOf } from '../../pay-facts'
import { lockMoney } from '../../store/fee'
import { saveWorks, schoolStaff, worksOf } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

export const savePayWork = write(operation, async ({ db, schoolId, actor, now }, { month, seenAt, works }) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan: { pay } } = published
  if (pay === null) return refuse('pay_not_stated')
  if (!monthsOf(term).includes(month)) return refuse('pay_month_outside')
  const before = (await worksOf(db, schoolId, term.termId, [month])).map(({ enteredAt }) => Date.parse(enteredAt))
  if (Math.max(0, ...before) !== (seenAt === null ? 0 : Date.parse(seenAt))) return refuse('pay_work_changed')
  const staff = new Set((await schoolStaff(db, schoolId)).map(({ staffId }) => staffId))
  if (!works.every(({ staffId }) => staff.has(staffId)) || new Set(works.map(({ staffId }) => staffId)).size < works.length) return refuse('staff_unknown')
  const [deductions, units] = [new Set(pay.deductions.map(({ key }) => key)), new Set(pay.units.map(({ key }) => key))]
  const isKnown = works.every((work) => isOf(work.lapses, deductions) && isOf(work.units, units))
  if (!isKnown) return refuse('pay_key_unknown')
  await saveWorks(db, schoolId, { termId: term.termId, month, staffId: actor.staffId as string, now }, works)
  return done({ seenAt: now.toISOString() }, { target: `pay/${month}`, staffIds: works.map(({ staffId }) => staffId) })
})

/** Every key is the plan's, and stands once. */
const isOf = (entered: readonly { key: string }[], known: ReadonlySet<string>) => entered.every(({ key }) => known.has(key)) && new Set(entered.map(({ key }) => key)).size === entered.length
