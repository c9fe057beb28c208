import type { Term } from 'cloud/contract/plan'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { kindNames } from 'cloud/rules/plan-names'
import { gradesOf, isOffered, isThereOn, stretchesOf } from 'cloud/rules/timetable'
import { lengthWords } from 'cloud/rules/day-times'
import { weekdaysText } from 'cloud/rules/plan-words'
import { clockMinutes, countedMinutes } from 'cloud/rules/service-length'
import { dayWords } from '@/wording/dates'
import { feeBadgeOf, feeFactsOf, type FeeBadge } from './fee-view'
import { lines, type PlanFact } from './plan-view'
import { gradeWeek } from './week-view'

/** Stretches of the day that are the same on some weekdays: 放学后 · 周一至周五. */
export interface ServiceDay {
  days: string
  stretches: { time: string; activity: string }[]
}

export interface ServiceView {
  key: string
  name: string
  fee: FeeBadge
  days: ServiceDay[]
  facts: PlanFact[]
}

/** The services of one grade, each with its own times and prices (FR-003, FR-006, R-008). `date` says which season's they are. */
export const servicesOf = (plan: SchoolPlan, term: Term, grade: number, seasons: readonly string[], date: string): ServiceView[] =>
  plan.services
    .filter((service) => isOffered(plan, service, grade))
    .map((service) => ({
      key: service.key,
      name: service.name,
      fee: feeBadgeOf(service, grade),
      days: serviceDays(plan, service, grade, seasons),
      facts: [
        ...(service.kind === 'holiday' ? [openingFact(term)] : []),
        ...countedFacts(plan, service, grade, seasons),
        { name: '内容', says: service.content.join('、') || null },
        { name: '方式', says: service.manner },
        { name: '地点', says: service.place },
        ...choiceFacts(plan, service),
        ...feeFactsOf(plan, service, grade, date),
      ],
    }))

/** Whether every grade has the very same week, hours and prices, so that nobody need choose one. */
export function gradesAlike(plan: SchoolPlan, term: Term, seasons: readonly string[], date: string): boolean {
  const read = (grade: number) => JSON.stringify([gradeWeek(plan, grade, seasons), servicesOf(plan, term, grade, seasons, date)])
  return new Set(gradesOf(plan).map(read)).size === 1
}

function serviceDays(plan: SchoolPlan, service: ServiceOffering, grade: number, seasons: readonly string[]): ServiceDay[] {
  const days = new Map<string, { weekdays: number[]; stretches: ServiceDay['stretches'] }>()
  for (const weekday of service.weekdays?.filter((day) => isThereOn(service, grade, day)) ?? [null]) {
    const stretches = stretchesOf(plan, service, { grade, weekday, seasons }).map(({ words, activity }) => ({ time: words || '时间未公布', activity }))
    const key = JSON.stringify(stretches)
    days.set(key, { stretches, weekdays: [...(days.get(key)?.weekdays ?? []), ...(weekday === null ? [] : [weekday])] })
  }
  const kind = service.kind === null ? '' : `${kindNames[service.kind]} · `
  return [...days.values()].map(({ weekdays, stretches }) => ({ days: `${kind}${weekdaysText(weekdays) || '星期未公布'}`, stretches }))
}

/** 2小时 → 2 小时, as numbers stand elsewhere on this page. */
const spaced = (words: string) => words.replace(/^([\d.]+)/, '$1 ')

/** Lessons as they are counted, and beside them what the clock says where it says something else (R-009, S3). */
function countedFacts(plan: SchoolPlan, service: ServiceOffering, grade: number, seasons: readonly string[]): PlanFact[] {
  if (service.countedLessons === null) return []
  const counted = countedMinutes(service)
  const clock = clockMinutes(plan, service, { grade, weekday: service.weekdays?.[0] ?? null, seasons })
  const words = [`${service.countedLessons} 课时`, ...(counted === null ? [] : [`，折合 ${spaced(lengthWords(counted))}`]), ...(clock === null || clock === counted ? [] : [`；钟点 ${clock} 分钟`])]
  return [{ name: '每次折合', says: words.join('') }]
}

function choiceFacts({ courses }: SchoolPlan, { key, withLunch, withNap, withCourses, itemsToBring }: ServiceOffering): PlanFact[] {
  const named = courses.some(({ serviceKey }) => serviceKey === key)
  const choices = [
    ...(withLunch ? ['可以选择在校用餐，餐费另计'] : []),
    ...(withNap ? ['可以选择午休，或安静活动'] : []),
    ...(withCourses ? [named ? '有活动和课程可选，见下面的“活动和课程”' : '有活动和课程可选，名称未公布'] : []),
  ]
  return [...(choices.length > 0 ? [{ name: '可以选择', says: lines(choices) }] : []), ...(itemsToBring ? [{ name: '自带物品', says: itemsToBring }] : [])]
}

const openingFact = ({ openings }: Term): PlanFact => ({
  name: '开放日期',
  says: lines(openings.map(({ name, startsOn, endsOn }) => `${name}：${dayWords(startsOn)}至${dayWords(endsOn)}`)),
})
