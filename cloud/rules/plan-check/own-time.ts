import type { ServiceKind } from '../../contract/plan-document'
import { serviceDates } from '../calendar'
import { clockOf } from '../day-times'
import { menuTiming } from '../menu'
import { clockMinutes, countedMinutes, dailyMinutes, endDecision, latestEndFor, offWorkDecision, openWeeks } from '../service-length'
import { gradesOf, hoursOf, isOffered, isThereOn } from '../timetable'
import { weekdaysText } from '../plan-words'
import { against, isAsked, met, unsure, type CheckFacts, type Outcome, type OwnChecks } from './outcome'
import { gradeKinds, seasonSets, weekdayKinds, whensOf } from './whens'
import { gradesText, quoted } from './words'

type Plan = CheckFacts['plan']

function weekdays({ plan }: CheckFacts): Outcome[] {
  const services = plan.services.map((service, index) => {
    const path = `services.${index}.weekdays`
    if (service.weekdays === null) return unsure(path, `${quoted(service.name)}没有写星期`, '写明周几开展。')
    return met(path, `${quoted(service.name)}${weekdaysText(service.weekdays)}`)
  })
  const courses = plan.courses.flatMap((course, index) => {
    const service = plan.services.find(({ key }) => key === course.serviceKey)
    const other = course.weekdays?.filter((day) => service?.weekdays && !service.weekdays.includes(day)) ?? []
    return other.length === 0 ? [] : [against(`courses.${index}.weekdays`, `${quoted(course.title)}在${weekdaysText(other)}，${quoted(service?.name ?? '')}当天不开展`, '改为该服务开展的星期。')]
  })
  return [...services, ...courses]
}

function grades({ plan }: CheckFacts): Outcome[] {
  if (plan.services.length === 0) return []
  const all = gradesOf(plan)
  const beyond = (path: string, name: string, of: readonly number[] | null, within: readonly number[]): Outcome[] => {
    const other = of?.filter((grade) => !within.includes(grade)) ?? []
    return other.length === 0 ? [] : [against(path, `${quoted(name)}写了${gradesText(other)}，不在面向的年级里`, '改年级，或改面向的年级。')]
  }
  const wrong = [
    ...plan.services.flatMap((service, at) => [
      ...beyond(`services.${at}.grades`, service.name, service.grades, all),
      ...service.slots.flatMap(({ grades: of, activity }, slot) => beyond(`services.${at}.slots.${slot}.grades`, activity, of, service.grades ?? all)),
    ]),
    ...plan.courses.flatMap((course, at) => beyond(`courses.${at}.grades`, course.title, course.grades, plan.services.find(({ key }) => key === course.serviceKey)?.grades ?? all)),
  ]
  if (wrong.length > 0) return wrong
  const isStated = plan.audience.grades !== null || plan.audience.stage !== null || plan.services.every(({ grades: of }) => of !== null)
  return isStated ? [met('audience.grades', `面向${gradesText(all)}`)] : [unsure('audience.grades', '没有写面向哪些年级', '写明学段或年级。')]
}

function lessons(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  return plan.services.flatMap((service, index) => {
    const path = `services.${index}.countedLessons`
    const counted = countedMinutes(service)
    if (counted === null) {
      const isHalf = service.countedLessons !== null || service.lessonMinutes !== null
      return isHalf || isAsked(facts, 'R-009') ? [unsure(path, `${quoted(service.name)}没有写明折合几课时、一课时多少分钟`, '两个数都写上。')] : []
    }
    const clock = longest(whensOf(plan, service).map((when) => clockMinutes(plan, service, when)))
    const says = `${quoted(service.name)}${service.countedLessons} 课时 × ${service.lessonMinutes} 分钟 = ${counted} 分钟${clock === null ? '' : `，钟点上 ${clock} 分钟`}`
    return [clock !== null && counted > clock ? against(path, says, '折合的分钟数不能多于钟点上的。') : met(path, says)]
  })
}

const longest = (minutes: (number | null)[]) => minutes.reduce((most, each) => (each !== null && (most === null || each > most) ? each : most), null)

/** The shortest day of a plan, of those that can be reckoned, and whether there are others. */
export function shortestDay(plan: Plan): { minutes: number; grade: number; weekday: number; isWhole: boolean } | 'unstated' {
  const weekdays = weekdayKinds(plan).filter((day) => plan.services.some(({ kind, weekdays: on }) => kind !== 'weekend' && kind !== 'holiday' && on?.includes(day)))
  const days = seasonSets(plan).flatMap((seasons) =>
    gradeKinds(plan).flatMap((grade) => weekdays.filter((day) => isDay(plan, grade, day)).map((weekday) => ({ grade, weekday, minutes: dailyMinutes(plan, { grade, weekday, seasons }) }))),
  )
  const known = days.flatMap(({ minutes, ...day }) => (minutes === null ? [] : [{ ...day, minutes }]))
  const [first, ...others] = known
  if (!first) return 'unstated'
  return { ...others.reduce((least, each) => (each.minutes < least.minutes ? each : least), first), isWhole: known.length === days.length }
}

const isDay = (plan: Plan, grade: number, weekday: number) =>
  plan.services.some((service) => service.weekdays?.includes(weekday) && isOffered(plan, service, grade) && isThereOn(service, grade, weekday))

function dailyLength(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  const least = plan.bounds.leastDailyMinutes ?? (isAsked(facts, 'R-010') ? 120 : null)
  return least === null || plan.services.length === 0 ? [] : [dayLength(plan, least)]
}

/** Whether every day of a plan that can be reckoned has so many minutes (R-010; national pack L9). */
export function dayLength(plan: Plan, least: number): Outcome {
  const day = shortestDay(plan)
  if (day === 'unstated') return unsure('services', '没有写星期和钟点，算不出每天多少分钟', `写明星期和时段，每天不少于 ${least} 分钟。`)
  const says = `最短的一天 ${day.minutes} 分钟（${gradesText([day.grade])}${weekdaysText([day.weekday])}）`
  if (day.minutes < least) return against('services', `${says}，少于 ${least} 分钟`, `延长到每天 ${least} 分钟。`)
  return day.isWhole ? met('services', `${says}，不少于 ${least} 分钟`) : unsure('services', `${says}，有的日子没有写钟点`, '把每项服务的时段写全。')
}

function latestEnds(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  if (plan.services.length === 0) return []
  if (plan.bounds.latestEnd.length === 0) return isAsked(facts, 'R-011') ? [unsure('bounds.latestEnd', '没有写最晚几点结束', '在时间要求里写明。')] : []
  return plan.services.flatMap((service, index) => endsBy(plan, index, (grade) => latestEndFor(plan.bounds, service.kind, grade)))
}

/** Whether a service ends by a time of day, for each grade its own (R-011); no outcome for grades that have none. */
export function endsBy(plan: Plan, index: number, latestFor: (grade: number) => string | null): Outcome[] {
  const service = plan.services[index]
  if (!service) return []
  const path = `services.${index}.slots`
  const ends = whensOf(plan, service).flatMap((when) => {
    const latest = latestFor(when.grade)
    return latest === null ? [] : [{ latest, endsAt: hoursOf(plan, service, when).endsAt }]
  })
  const late = ends.filter(({ endsAt, latest }) => endDecision(endsAt, latest) === 'late').sort((a, b) => ((a.endsAt ?? '') < (b.endsAt ?? '') ? 1 : -1))[0]
  if (late) return [against(path, `${quoted(service.name)}${late.endsAt} 结束，晚于 ${late.latest}`, `最晚 ${late.latest} 结束。`)]
  const [first] = ends
  if (!first) return []
  if (ends.some(({ endsAt }) => endsAt === null)) return [unsure(path, `${quoted(service.name)}没有写结束的钟点，应不晚于 ${first.latest}`, '写明结束的钟点；从放学算起的，在作息时刻里写明几点放学。')]
  return [met(path, `${quoted(service.name)}${first.endsAt} 结束，不晚于 ${first.latest}`)]
}

function offWork(facts: CheckFacts): Outcome[] {
  const { plan } = facts
  return (plan.bounds.notBeforeOffWork ?? isAsked(facts, 'R-012')) ? endsAfterOffWork(plan, ['afternoon', 'late']) : []
}

/** Whether services of some kinds end no earlier than the local off-work time (R-012; national pack C7). */
export const endsAfterOffWork = (plan: Plan, kinds: readonly ServiceKind[]): Outcome[] =>
  plan.services.flatMap((service, index) => {
    if (service.kind === null || !kinds.includes(service.kind)) return []
    const path = `services.${index}.slots`
    const whens = whensOf(plan, service)
    const decisions = whens.map((when) => ({ when, decision: offWorkDecision(plan, service, when) }))
    const before = decisions.find(({ decision }) => decision === 'before')
    if (before) {
      const off = clockOf(plan, { mark: 'offWork', plusMinutes: 0 }, before.when)
      return [against(path, `${quoted(service.name)}${hoursOf(plan, service, before.when).endsAt} 结束，早于当地下班 ${off}`, `延到 ${off} 或以后结束。`)]
    }
    if (decisions.length === 0 || decisions.some(({ decision }) => decision === 'unstated')) {
      return [unsure(path, `${quoted(service.name)}的结束钟点或当地下班时间没有写`, '写明结束钟点，并在作息时刻里写明当地几点下班（offWork）。')]
    }
    return [met(path, `${quoted(service.name)}到当地下班时间或以后结束`)]
  })

function holidayWeeks(facts: CheckFacts): Outcome[] {
  const { bounds } = facts.plan
  const asked = isAsked(facts, 'R-013')
  if (!asked && bounds.winterWeeks === null && bounds.summerWeeks === null) return []
  return weeksOpen(facts, asked ? { winter: 1, summer: 3 } : { winter: null, summer: null })
}

/** Whether the campus is open for enough weeks of both holidays, by the plan and by the calendar where it has them (R-013). */
export function weeksOpen({ plan, calendar }: CheckFacts, least: { winter: number | null; summer: number | null }): Outcome[] {
  return (['winter', 'summer'] as const).flatMap((holiday) => {
    const path = `bounds.${holiday}Weeks`
    const name = holiday === 'winter' ? '寒假' : '暑假'
    const stated = plan.bounds[`${holiday}Weeks`]
    const needed = least[holiday] ?? stated
    if (needed === null) return []
    if (stated === null) return [unsure(path, `没有写${name}开放几周`, `写明${name}开放 ${needed} 周。`)]
    if (stated < needed) return [against(path, `${name}开放 ${stated} 周，少于 ${needed} 周`, `开放 ${needed} 周。`)]
    const opened = calendar?.openings.some((opening) => opening.holiday === holiday) ? openWeeks(calendar, holiday) : null
    if (opened !== null && opened < stated) return [against(path, `方案写${name}开放 ${stated} 周，校历只排了 ${opened} 周`, `在校历里排足 ${stated} 周。`)]
    return [met(path, `${name}开放 ${stated} 周`)]
  })
}

function holidays({ plan, calendar }: CheckFacts): Outcome[] {
  if (calendar === null || plan.services.length === 0) return []
  const open = calendar.makeUpDays.filter(({ follows }) => follows === null)
  if (open.length > 0) return [unsure(null, `调休上班的 ${open.map(({ date }) => date).join('、')} 没有说明按星期几开展`, '在校历里写明按星期几。')]
  const days = plan.services.map((service) => `${quoted(service.name)} ${serviceDates(calendar, service).length} 天`)
  return [met(null, `按校历${days.join('，')}；${calendar.holidays.length} 个节假日都不开展`)]
}

function menuBeforeTerm(facts: CheckFacts): Outcome[] {
  const { plan, calendar, publishedOn } = facts
  const path = 'menu.publishedBeforeTerm'
  if (plan.menu.publishedBeforeTerm === null) return isAsked(facts, 'R-024') ? [unsure(path, '没有写菜单是否在开学前公布', '写明开学前公布。')] : []
  if (!plan.menu.publishedBeforeTerm) return [against(path, '菜单不在开学前公布', '在开学前公布。')]
  return publishedOn !== null && calendar !== null ? beforeTerm(path, publishedOn, calendar) : [met(path, '菜单在开学前公布')]
}

/** Whether what was published on a day came before the term (R-024; national pack L4). */
export function beforeTerm(path: string | null, publishedOn: string, calendar: { startsOn: string }): Outcome[] {
  const says = `${publishedOn} 公布，${calendar.startsOn} 开学`
  return [menuTiming(publishedOn, calendar) === 'late' ? against(path, says, '在开学第一天以前公布。') : met(path, says)]
}

function termCycle({ plan, calendar }: CheckFacts): Outcome[] {
  if (plan.services.length === 0) return []
  const { to } = plan.effective
  if (to !== null && calendar !== null && to > calendar.endsOn) return [against('effective.to', `有效期到 ${to}，学期 ${calendar.endsOn} 结束`, '有效期不超过本学期。')]
  const yearly = plan.services.findIndex(({ fees }) => fees.some(({ cycle }) => cycle === 'year'))
  if (yearly >= 0) return [against(`services.${yearly}.fees`, `${quoted(plan.services[yearly]?.name ?? '')}按学年收费，跨了学期`, '按学期或更短的周期收。')]
  return [met('cycle', '按学期，到期结束，不自动续')]
}

export const timeChecks: OwnChecks = {
  'R-007': weekdays,
  'R-008': grades,
  'R-009': lessons,
  'R-010': dailyLength,
  'R-011': latestEnds,
  'R-012': offWork,
  'R-013': holidayWeeks,
  'R-014': holidays,
  'R-024': menuBeforeTerm,
  'R-054': termCycle,
}
