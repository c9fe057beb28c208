import type { CourseFields, MenuFinding } from '../../contract/course-office'
import type { ServiceOffering } from '../../contract/plan-document'
import { gradesText } from '../plan-check/words'
import { gradesFor, seasonSets } from '../plan-courses'
import { weekdaysText } from '../plan-words'
import { hoursOf, weekdaysFor } from '../timetable'
import { blocks, byRule, warns, type MenuCheck, type MenuFacts } from './found'

/** A course lies within its service: its days, its grades, its hours, and ends in time. */
export const timeChecks: MenuCheck = (course, facts) => {
  const { startsAt, endsAt, serviceKey } = course
  const reversed = startsAt !== null && endsAt !== null && startsAt >= endsAt ? [blocks('endsAt', `${endsAt} 结束，不在 ${startsAt} 开始之后`, '改结束时间。')] : []
  const service = facts.plan.services.find(({ key }) => key === serviceKey)
  if (!service) return [blocks('serviceKey', serviceKey === null ? '没有选所属服务' : '方案里没有这项服务', '选一项方案里的服务。'), ...reversed]
  const outside = reversed.length > 0 ? [] : hoursFindings(course, service, facts)
  return [...gradeFindings(course, service, facts), ...dayFindings(course, service), ...reversed, ...outside, ...latestEnd(course, service, facts)]
}

function gradeFindings({ grades }: CourseFields, service: ServiceOffering, { plan }: MenuFacts): MenuFinding[] {
  if (grades.length === 0) return [blocks('grades', '没有选年级', '选这门课面向的年级。')]
  const offered = gradesFor(plan, service)
  const others = grades.filter((grade) => !offered.includes(grade))
  return others.length === 0 ? [] : [blocks('grades', `“${service.name}”不面向${gradesText(others)}`, `去掉${gradesText(others)}，或换一项服务。`, 'R-008')]
}

function dayFindings({ weekday, grades }: CourseFields, service: ServiceOffering): MenuFinding[] {
  if (weekday === null || service.weekdays === null) return []
  if (!service.weekdays.includes(weekday)) return [blocks('weekday', `“${service.name}”${weekdaysText(service.weekdays)}开展，这门课在${weekdaysText([weekday])}`, `改到${weekdaysText(service.weekdays)}。`, 'R-007')]
  const without = grades.filter((grade) => weekdaysFor(service, grade)?.includes(weekday) === false)
  return without.length === 0 ? [] : [blocks('weekday', `${gradesText(without)}${weekdaysText([weekday])}没有“${service.name}”`, `改星期，或去掉${gradesText(without)}。`, 'R-008')]
}

/** Hours that the plan puts into words only are not compared; where seasons differ, what holds in one of them warns. */
function hoursFindings({ weekday, startsAt, endsAt, grades }: CourseFields, service: ServiceOffering, { plan, term }: MenuFacts): MenuFinding[] {
  if (weekday === null || startsAt === null || endsAt === null) return []
  const bySeason = seasonSets(plan, term).map((seasons) =>
    gradesFor(plan, service, grades).flatMap((grade) => {
      const hours = hoursOf(plan, service, { grade, weekday, seasons })
      const early = hours.startsAt !== null && startsAt < hours.startsAt
      const late = hours.endsAt !== null && endsAt > hours.endsAt
      return early || late ? [{ grade, words: hours.words }] : []
    }),
  )
  const found = bySeason.find((outside) => outside.length > 0)
  if (!found) return []
  const [words, own] = [found[0]?.words ?? '', found.map(({ grade }) => grade)]
  const says = `${startsAt}–${endsAt} 超出“${service.name}”的时间（${gradesText(own)} ${words}）`
  const always = bySeason.every((outside) => outside.length > 0)
  return always ? [blocks('startsAt', says, '改到服务时间以内。')] : [warns('startsAt', `${says}，只在一部分季节`, '确认换季后怎么上，或改到全学期都合适的时间。')]
}

const stageOf = (grade: number) => (grade <= 6 ? 'primary' : 'junior')

function latestEnd({ endsAt, grades }: CourseFields, service: ServiceOffering, { plan }: MenuFacts): MenuFinding[] {
  if (endsAt === null) return []
  const limits = plan.bounds.latestEnd.filter(
    ({ kinds, stage }) => (kinds === null || (service.kind !== null && kinds.includes(service.kind))) && (stage === null || grades.some((grade) => stageOf(grade) === stage)),
  )
  const passed = limits.find(({ at }) => endsAt > at)
  return passed ? byRule(plan, 'R-011', 'endsAt', `${endsAt} 结束，方案规定最晚 ${passed.at}`, `最晚 ${passed.at} 结束。`) : []
}
