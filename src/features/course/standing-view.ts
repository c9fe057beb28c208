import type { CourseObstacle } from 'cloud/contract/course'
import { clashOf, obstacleTo, opensFor, type CourseTime } from 'cloud/rules/course-choice'
import { obstacleWords, type MenuRow } from './course-words'
import type { ChildMenu } from './use-family-menus'

/** What a child has, is offered or waits for. */
export interface Held extends CourseTime {
  courseId: string
  title: string
}

/** How a course stands for a child at a moment of the server's clock. */
export interface Standing {
  obstacle: CourseObstacle | null
  /** Why it cannot be taken, in words; null where it can. */
  why: string | null
  /** From when on the child may choose it, in milliseconds of the server's clock. */
  opensAt: number
}

/** What neither time nor another choice changes: the API has decided it, from facts that the phone does not have. */
const lasting: readonly (CourseObstacle | null)[] = ['cancelled', 'assigned', 'draw', 'grade', 'not_active', 'weekday']

export const heldOf = ({ rows }: Pick<ChildMenu, 'rows'>): Held[] => rows.filter(({ own }) => own).map(({ course }) => course)

/**
 * The rest is decided on the phone again, by the rule that the API itself goes by: opening passes while the page is open,
 * and a basket is looked through with what it would add.
 */
export function obstacleNow({ row, menu, held, now }: { row: MenuRow; menu: ChildMenu; held: readonly Held[]; now: Date }): CourseObstacle | null {
  const { course } = row
  // Nobody ranks or is placed into a course of another grade: that is the reason which helps.
  if ((row.obstacle === 'draw' || row.obstacle === 'assigned') && !course.grades.includes(menu.child.grade)) return 'grade'
  if (lasting.includes(row.obstacle)) return row.obstacle
  const enrolments = [{ serviceKey: course.serviceKey, weekdays: [course.weekday], startsOn: '', endsOn: '9999-12-31' }]
  // A course that was drawn and has places left is chosen like any other; before its draw the API says so.
  return obstacleTo({ now, today: '', grade: menu.child.grade, enrolments, held: [...held], coursesPerChild: menu.coursesPerChild, course: { ...course, admission: 'firstCome' } })
}

export function standingOf(row: MenuRow, menu: ChildMenu, now: Date): Standing {
  const held = heldOf(menu).filter(({ courseId }) => courseId !== row.course.courseId)
  const obstacle = row.own ? null : obstacleNow({ row, menu, held, now })
  const clashesWith = clashOf(row.course, held)?.title ?? row.clashesWith
  const why = obstacle && obstacleWords(obstacle, { course: row.course, grade: menu.child.grade, clashesWith, coursesPerChild: menu.coursesPerChild })
  return { obstacle, why, opensAt: opensFor(row.course, menu.child.grade).getTime() }
}

/** Whether it may stand on the shortlist: also what opens later, and what would replace another course. */
export const canWish = ({ own }: Pick<MenuRow, 'own'>, { obstacle }: Standing) => !own && (obstacle === null || obstacle === 'not_open' || obstacle === 'clash' || obstacle === 'limit')

/** When something opens that was not open when the menus were read, in milliseconds of the server's clock, earliest first. */
export const openingsOf = (menus: readonly ChildMenu[]): number[] =>
  menus.flatMap(({ rows, child }) => rows.filter(({ obstacle }) => obstacle === 'not_open').map(({ course }) => opensFor(course, child.grade).getTime())).sort((a, b) => a - b)
