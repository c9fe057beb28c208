import type { ApplicationForm, ServiceChoice } from '../contract/application'
import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { RefusalCode } from '../contract/refusals'
import { isOffered, isThereOn } from './timetable'

export type FormDecision = { kind: 'accepted' } | { kind: 'refused'; code: FormRefusal }
export type FormRefusal = Extract<
  RefusalCode,
  | 'service_unknown'
  | 'service_not_for_grade'
  | 'weekday_not_offered'
  | 'weekday_needed'
  | 'service_twice'
  | 'priority_group_unknown'
  | 'pick_up_difficulty_needed'
  | 'lunch_answer_needed'
  | 'lunch_not_offered'
>

type ChoiceFacts = Pick<ServiceChoice, 'serviceKey' | 'weekdays' | 'lunch'>
/** What the plan has a say in; the rest of a form is the family's own. */
export type FormFacts = Pick<ApplicationForm, 'priorityGroup' | 'pickUpDifficulty'> & { services: readonly ChoiceFacts[] }

/**
 * Whether a written application fits the plan: services and weekdays it offers to this grade, a lunch
 * answer exactly where lunch is served, a priority group the plan knows, and under conditional admission a stated
 * pick-up difficulty (R-002, S9).
 */
export function checkForm(plan: Pick<SchoolPlan, 'services' | 'priorityGroups' | 'audience'>, grade: number, form: FormFacts): FormDecision {
  const keys = form.services.map(({ serviceKey }) => serviceKey)
  if (new Set(keys).size < keys.length) return refused('service_twice')
  for (const choice of form.services) {
    const service = plan.services.find(({ key }) => key === choice.serviceKey)
    const code = service ? choiceProblem(plan, service, grade, choice) : 'service_unknown'
    if (code) return refused(code)
  }
  const { priorityGroup } = form
  if (priorityGroup !== null && !plan.priorityGroups.some(({ key }) => key === priorityGroup)) return refused('priority_group_unknown')
  if (plan.audience.admission === 'conditional' && form.pickUpDifficulty === '') return refused('pick_up_difficulty_needed')
  return { kind: 'accepted' }
}

function choiceProblem(plan: Pick<SchoolPlan, 'audience'>, service: ServiceOffering, grade: number, choice: ChoiceFacts): FormRefusal | null {
  if (!isOffered(plan, service, grade)) return 'service_not_for_grade'
  // Where the plan does not state the weekdays there is nothing to choose: the school tells them later.
  if (!choice.weekdays.every((weekday) => service.weekdays?.includes(weekday) && isThereOn(service, grade, weekday))) return 'weekday_not_offered'
  if (service.weekdays !== null && choice.weekdays.length === 0) return 'weekday_needed'
  if (service.withLunch) return choice.lunch === null ? 'lunch_answer_needed' : null
  return choice.lunch === null ? null : 'lunch_not_offered'
}

const refused = (code: FormRefusal): FormDecision => ({ kind: 'refused', code })
