import { readPayWork as operation } from '../../contract/pay'
import { familyScores } from '../../family-scores'
import { read, refuse } from '../../handling'
import { monthAsked, monthsOf } from '../../pay-facts'
import { lastDayOfMonth, weekdayOf } from '../../rules/dates'
import { seasonsOn } from '../../rules/day-times'
import { hoursOf } from '../../rules/timetable'
import { keptLessons, schoolStaff, worksOf, type KeptLesson } from '../../store/pay'
import { publishedPlan } from '../../store/plan'
import type { SchoolPlan } from '../../contract/plan-document'

export const readPayWork = read(operation, async ({ db, schoolId, now }, asked) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const months = monthsOf(term)
  const month = asked.month ?? monthAsked(months, now)
  if (!months.includes(month)) return refuse('pay_month_outside')
  const kept = await keptLessons(db, schoolId, `${month}-01`, lastDayOfMonth(month))
  const works = await worksOf(db, schoolId, term.termId, [month])
  const families = await familyScores(db, schoolId, term.termId, 'teacher', month)
  const staff = (await schoolStaff(db, schoolId)).map((person) => {
    const own = kept.filter(({ staffId }) => staffId === person.staffId)
    const lengths = own.map((lesson) => minutesOf(plan, lesson))
    const entered = works.find(({ staffId }) => staffId === person.staffId) ?? null
    return { ...person, kept: { lessons: own.length, minutes: lengths.includes(null) ? null : lengths.reduce<number>((sum, each) => sum + (each ?? 0), 0) }, entered, families: families.of(person.staffId) }
  })
  const seenAt = works.map(({ enteredAt }) => enteredAt).sort().at(-1) ?? null
  return { month, months, scheme: plan.pay, seenAt, scoreSource: families.source && { title: families.source.title, closedOn: families.source.closedOn }, staff }
})

/** A course's own length; of a stay, from when to when the plan has it that day. */
function minutesOf(plan: SchoolPlan, { courseMinutes, serviceKey, heldOn, grade }: KeptLesson): number | null {
  if (courseMinutes !== null) return courseMinutes
  const service = plan.services.find(({ key }) => key === serviceKey)
  if (!service) return null
  const { startsAt, endsAt } = hoursOf(plan, service, { grade, weekday: weekdayOf(heldOn), seasons: seasonsOn(plan.seasons, heldOn) })
  return startsAt === null || endsAt === null ? null : minuteOf(endsAt) - minuteOf(startsAt)
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
