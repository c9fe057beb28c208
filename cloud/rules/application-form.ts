import type { ApplicationForm, ServiceChoice } from '../contract/application'
import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { Handwriting } from '../contract/agreement'
import type { RefusalCode } from '../contract/refusals'
import { isTooSmall } from './agreement-text'
import { chainOf } from './chain'
import { joinDecision } from './mid-term'
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
  | 'nap_answer_needed'
  | 'nap_not_offered'
>

type ChoiceFacts = Pick<ServiceChoice, 'serviceKey' | 'weekdays' | 'lunch' | 'nap'>
/** What the plan has a say in; the rest of a form is the family's own. */
export type FormFacts = Pick<ApplicationForm, 'priorityGroup' | 'pickUpDifficulty'> & { services: readonly ChoiceFacts[] }

/**
 * Whether a written application fits the plan: services and weekdays it offers to this grade, a lunch
 * answer exactly where lunch is served, a nap answer where a rest is offered (FR-047, S13), a priority group the plan knows, and under conditional admission a stated
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
  if (service.withLunch !== (choice.lunch !== null)) return service.withLunch ? 'lunch_answer_needed' : 'lunch_not_offered'
  const nap = choice.nap ?? null
  return service.withNap === (nap !== null) ? null : service.withNap ? 'nap_answer_needed' : 'nap_not_offered'
}

/** Whether a plan takes applications at all: not where it only publishes (oversight) or does not run (FR-013). */
export const isJoinable = ({ offering, services }: Pick<SchoolPlan, 'offering' | 'services'>): boolean =>
  (offering.status === 'offered' || offering.status === 'pilot') && services.length > 0

/** Why no child can join on a date at all; null where it can. Date in Asia/Shanghai. */
export function joinProblem(plan: Pick<SchoolPlan, 'offering' | 'services' | 'exit'>, term: { startsOn: string; endsOn: string }, date: string): 'service_not_offered_here' | 'mid_term_closed' | null {
  if (!isJoinable(plan)) return 'service_not_offered_here'
  const decision = joinDecision(plan.exit, term, date)
  return decision === 'barred' || decision === 'termOver' ? 'mid_term_closed' : null
}

export type RequestRefusal = Extract<RefusalCode, 'student_request_not_in_chain' | 'service_unknown' | 'service_not_for_grade' | 'service_twice'>

/** Why a child's own request does not fit the plan; null where it does (FR-022). The weekdays are the guardian's to choose. */
export function requestProblem(plan: Pick<SchoolPlan, 'services' | 'audience' | 'chain' | 'agreements'>, grade: number, serviceKeys: readonly string[]): RequestRefusal | null {
  if (!asksStudent(plan)) return 'student_request_not_in_chain'
  if (new Set(serviceKeys).size < serviceKeys.length) return 'service_twice'
  for (const serviceKey of serviceKeys) {
    const service = plan.services.find(({ key }) => key === serviceKey)
    if (!service) return 'service_unknown'
    if (!isOffered(plan, service, grade)) return 'service_not_for_grade'
  }
  return null
}

/** Whether the child asks first, so that the guardian signs by hand (R-005; S2, S7, S14). */
export const asksStudent = (plan: Pick<SchoolPlan, 'chain' | 'agreements'>): boolean => chainOf(plan).includes('student_request')

/** What is wrong with the guardian's signature under a form; null where the plan asks for none. */
export function signatureProblem(plan: Pick<SchoolPlan, 'chain' | 'agreements'>, signature: Handwriting | null | undefined): 'guardian_signature_needed' | 'handwriting_too_small' | null {
  if (!asksStudent(plan)) return null
  if (!signature) return 'guardian_signature_needed'
  return isTooSmall(signature.strokes) ? 'handwriting_too_small' : null
}

const refused = (code: FormRefusal): FormDecision => ({ kind: 'refused', code })
