import { refuse, type Context, type Refused } from './handling'
import { shanghaiDate } from './rules/dates'
import { rollsOfChildren } from './school-day'
import { childOfSchool, type Child } from './store/child'
import { publishedPlan } from './store/plan'

/** A child whom the caller looks after on a day: by its roll of that service, as its class teacher, or as the office. */
export async function childInCare(context: Context, { heldOn, serviceKey, childId }: { heldOn: string; serviceKey: string; childId: string }): Promise<Child | Refused<'plan_not_published' | 'child_not_in_care'>> {
  const { db, schoolId, actor, now } = context
  if (heldOn > shanghaiDate(now)) return refuse('child_not_in_care')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const child = await childOfSchool(db, schoolId, childId)
  if (!child) return refuse('child_not_in_care')
  if (actor.roles.has('schoolAdmin') || actor.classIds.includes(child.classId)) return child
  const rolls = await rollsOfChildren({ db, schoolId }, published, heldOn, [childId])
  const isKeeper = rolls.some((roll) => roll.serviceKey === serviceKey && actor.staffId !== null && roll.staffIds.includes(actor.staffId))
  return isKeeper ? child : refuse('child_not_in_care')
}

/** Whether the caller may still call about a child: who stood in for one day has no use for a family's phone once the day is over. */
export const mayCall = ({ actor, now }: Context, { classId }: Pick<Child, 'classId'>, heldOn: string): boolean =>
  heldOn === shanghaiDate(now) || actor.roles.has('schoolAdmin') || actor.classIds.includes(classId)
