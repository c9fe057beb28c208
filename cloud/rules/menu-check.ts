import type { CourseFields, MenuFinding } from '../contract/course-office'
import type { SchoolPlan } from '../contract/plan-document'
import { dayWords } from './date-words'
import { shanghaiDate } from './dates'
import { menuTiming } from './menu'
import { unsureBy, byRule, warns, type MenuCheck, type MenuFacts } from './menu-check/found'
import { costChecks, countChecks, windowChecks } from './menu-check/giving'
import { contentChecks, fixedChecks, placeChecks } from './menu-check/holding'
import { timeChecks } from './menu-check/time'

export type { CourseSlot, MenuFacts } from './menu-check/found'

const checks: MenuCheck[] = [fixedChecks, timeChecks, contentChecks, placeChecks, countChecks, windowChecks, costChecks]
const order = { block: 0, warn: 1 } as const

/**
 * What stands against publishing one course, blocks first (FR-014, FR-046,
 * A rule of the plan is taken at the plan's own level; what the plan does not state only warns.
 */
export const checkCourse = (course: CourseFields, facts: MenuFacts): MenuFinding[] => checks.flatMap((check) => check(course, facts)).sort((a, b) => order[a.level] - order[b.level])

const modeWords = { firstCome: '先到先得', draw: '抽签', assigned: '学校统一安排' } as const

/** What stands against the menu as a whole: whether it comes before the term, and modes other than the plan's. */
export function checkWholeMenu(courses: readonly Pick<CourseFields, 'title' | 'admission'>[], { plan, term, now }: { plan: SchoolPlan; term: { startsOn: string }; now: Date }): MenuFinding[] {
  const today = shanghaiDate(now)
  const says = `今天 ${dayWords(today)}公布，${dayWords(term.startsOn)}开学`
  const isLate = menuTiming(today, term) === 'late'
  const told = plan.menu.publishedBeforeTerm === true ? byRule : unsureBy
  const others = plan.menu.admission === null ? [] : courses.filter(({ admission }) => admission !== plan.menu.admission)
  return [
    ...(isLate ? told(plan, 'R-024', null, says, '菜单要在开学第一天以前公布；已经开学的，公布后请留足选课时间。') : []),
    ...(others.length > 0 && plan.menu.admission !== null
      ? [warns('admission', `方案写的是${modeWords[plan.menu.admission]}，${others.length} 门课不同：${others.slice(0, 3).map(({ title }) => `“${title}”`).join('')}`, '改成一样，或先改方案。')]
      : []),
  ]
}
