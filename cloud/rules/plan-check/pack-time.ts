import { clockOf } from '../day-times'
import { weekdaysText } from '../plan-words'
import { hoursOf, isOffered } from '../timetable'
import { beforeTerm, dayLength, endsAfterOffWork, endsBy, shortestDay, weeksOpen } from './own-time'
import { against, met, unsure, type CheckFacts, type Outcome } from './outcome'
import type { PackChecks } from './pack-checks'
import { whensOf } from './whens'
import { kindWords, quoted } from './words'

type Plan = CheckFacts['plan']

const weekend = [6, 7]

function schoolDaysOnly({ plan }: CheckFacts): Outcome[] {
  return plan.services.map((service, index) => {
    const path = `services.${index}`
    if (service.kind === 'weekend' || service.kind === 'holiday') return against(`${path}.kind`, `${quoted(service.name)}（${kindWords[service.kind]}）不在上学日放学以后`)
    const days = service.weekdays?.filter((day) => weekend.includes(day)) ?? []
    if (days.length > 0) return against(`${path}.weekdays`, `${quoted(service.name)}在${weekdaysText(days)}开展`)
    const early = startsBeforeDismissal(plan, index)
    if (early) return against(`${path}.slots`, early)
    return service.weekdays === null ? unsure(`${path}.weekdays`, `${quoted(service.name)}没有写星期`) : met(`${path}.weekdays`, `${quoted(service.name)}${weekdaysText(service.weekdays)}`)
  })
}

/** Says when a service after school begins before the school's own bell; null where it does not, or where either is not known. */
function startsBeforeDismissal(plan: Plan, index: number): string | null {
  const service = plan.services[index]
  if (!service || (service.kind !== 'afternoon' && service.kind !== 'late')) return null
  for (const when of whensOf(plan, service)) {
    const dismissal = clockOf(plan, { mark: 'afternoonDismissal', plusMinutes: 0 }, when)
    const { startsAt } = hoursOf(plan, service, when)
    if (dismissal !== null && startsAt !== null && startsAt < dismissal) return `${quoted(service.name)}${startsAt} 开始，早于放学 ${dismissal}`
  }
  return null
}

const daysStated = ({ services }: Plan) => {
  const regular = services.filter(({ kind }) => kind !== 'weekend' && kind !== 'holiday')
  const days = new Set(regular.flatMap(({ weekdays }) => weekdays ?? []).filter((day) => !weekend.includes(day)))
  return { days: [...days], isWhole: regular.every(({ weekdays }) => weekdays !== null) }
}

function fiveDays(plan: Plan, least: number): Outcome {
  const { days, isWhole } = daysStated(plan)
  if (days.length >= least) return met('services', weekdaysText(days))
  if (isWhole) return against('services', `每周 ${days.length} 天（${weekdaysText(days)}），少于 ${least} 天`)
  const { daysPerWeek } = plan.bounds
  if (daysPerWeek === null) return unsure('services', '没有写每周开展几天')
  return daysPerWeek < least ? against('bounds.daysPerWeek', `每周 ${daysPerWeek} 天，少于 ${least} 天`) : met('bounds.daysPerWeek', `每周 ${daysPerWeek} 天`)
}

/** By the hours where they can be reckoned; else by what the plan demands of itself. */
function daily(plan: Plan, least: number): Outcome {
  const stated = plan.bounds.leastDailyMinutes
  if (shortestDay(plan) !== 'unstated' || stated === null) return dayLength(plan, least)
  return stated < least ? against('bounds.leastDailyMinutes', `方案要求每天至少 ${stated} 分钟，少于 ${least} 分钟`) : met('bounds.leastDailyMinutes', `方案要求每天至少 ${stated} 分钟`)
}

const evenings = (plan: Plan) => plan.services.flatMap((service, index) => (service.kind === 'evening' ? [{ service, index }] : []))

export const packTimeChecks: PackChecks<
  'publishedBeforeTerm' | 'schoolDaysOnly' | 'withoutKinds' | 'offersKind' | 'endsAfterOffWork' | 'eveningStudy' | 'daysAndMinutes' | 'openWeeks'
> = {
  publishedBeforeTerm: (_, { calendar, publishedOn }) => (calendar !== null && publishedOn !== null ? beforeTerm(null, publishedOn, calendar) : []),
  schoolDaysOnly: (_, facts) => schoolDaysOnly(facts),
  withoutKinds: ({ kinds }, { plan }) => {
    const found = plan.services.flatMap(({ kind, name }, index) => (kind !== null && kinds.includes(kind) ? [against(`services.${index}.kind`, `${quoted(name)}（${kindWords[kind]}）列在课后服务里`)] : []))
    if (found.length > 0) return found
    const silent = plan.services.flatMap(({ kind, name }, index) => (kind === null ? [unsure(`services.${index}.kind`, `${quoted(name)}没有写类别`)] : []))
    return silent.length > 0 ? silent : [met('services', `没有${kinds.map((kind) => kindWords[kind]).join('、')}`)]
  },
  offersKind: ({ kinds }, { plan }) => {
    const index = plan.services.findIndex(({ kind }) => kind !== null && kinds.includes(kind))
    const wanted = kinds.map((kind) => kindWords[kind]).join('、')
    return [index < 0 ? unsure('services', `没有写${wanted}`) : met(`services.${index}`, `有${wanted}：${quoted(plan.services[index]?.name ?? '')}`)]
  },
  endsAfterOffWork: ({ kinds }, { plan }) => endsAfterOffWork(plan, kinds),
  eveningStudy: ({ latest }, { plan }) =>
    evenings(plan).flatMap(({ service, index }) => {
      const path = `services.${index}.grades`
      const isStated = service.grades !== null || plan.audience.grades !== null || plan.audience.stage !== null
      const primary = isStated ? [1, 2, 3, 4, 5, 6].filter((grade) => isOffered(plan, service, grade)) : []
      if (primary.length > 0) return [against(path, `${quoted(service.name)}面向小学`)]
      if (!isStated) return [unsure(path, `${quoted(service.name)}没有写年级`)]
      return [met(path, `${quoted(service.name)}单列一项，只面向初中`), ...(latest === null ? [] : endsBy(plan, index, () => latest))]
    }),
  daysAndMinutes: ({ days, minutes }, { plan }) => [fiveDays(plan, days), daily(plan, minutes)],
  openWeeks: ({ winter, summer }, facts) => weeksOpen(facts, { winter, summer }),
}
