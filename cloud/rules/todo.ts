import type { ApplicationStatus, ChainProgress } from '../contract/application'
import type { Todo } from '../contract/home'
import type { InsuranceDecision } from '../contract/insurance'
import type { SchoolPlan } from '../contract/plan-document'
import { isJoinable } from './application-form'
import { openStep } from './open-step'
import type { EnrolmentFact } from './timetable'

export interface TodoFacts {
  childId: string
  plan: Pick<SchoolPlan, 'services' | 'offering'>
  letterRead: boolean
  status: ApplicationStatus | null
  progress: ChainProgress[]
  /** What a missing insurance means for the child's seat. */
  insurance: InsuranceDecision
  enrolments: Pick<EnrolmentFact, 'serviceKey'>[]
  places: unknown[]
  /** Until when the first of the offered places that wait for an answer is held; null where none waits. Date in Asia/Shanghai. */
  answerOfferOn: string | null
  /** Texts of which a later version of the plan changed something, and whose change waits to be signed. */
  textsToSign: number
  /** The last day on which a course can be chosen; null where nothing can be chosen. */
  coursesCloseOn: string | null
}

/**
 * What a family should do for one child, the most pressing first. Joining and declining count the same: a family that
 * declined or left is asked for nothing more.
 */
export function todosOf({ childId, plan, letterRead, status, progress, insurance, enrolments, places, answerOfferOn, textsToSign, coursesCloseOn }: TodoFacts): Todo[] {
  const todo = (kind: Todo['kind'], dueOn: string | null = null): Todo => ({ kind, childId, dueOn })
  if (status === 'declined' || status === 'ended') return []
  const todos: Todo[] = []
  // First of all: it alone is lost within hours.
  if (answerOfferOn !== null) todos.push(todo('answer_offer', answerOfferOn))
  if (status === 'requested') todos.push(todo('sign_request'))
  if (status === 'returned') todos.push(todo('fix_returned'))
  const open = openStep(progress)
  if ((open?.step === 'agreement' && open.actor === 'family') || textsToSign > 0) todos.push(todo('sign'))
  // Asked for from the day of applying, so that the seat need not wait for it at the end (S3).
  if (insurance === 'blocked' && (status === 'submitted' || status === 'in_review' || status === 'approved')) todos.push(todo('record_insurance'))
  const hasMenu = plan.services.some((service) => service.withCourses && enrolments.some(({ serviceKey }) => serviceKey === service.key))
  if (hasMenu && coursesCloseOn !== null && places.length === 0) todos.push(todo('choose_course', coursesCloseOn))
  // Nobody is asked to apply where nothing is offered (FR-013).
  if ((status === null || status === 'withdrawn') && isJoinable(plan)) {
    if (!letterRead) todos.push(todo('read_letter'))
    todos.push(todo('apply'))
  }
  return todos
}
