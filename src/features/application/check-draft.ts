import type { ApplicationForm, ServiceChoice } from 'cloud/contract/application'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { refusals } from 'cloud/contract/refusals'
import { checkForm, type FormRefusal } from 'cloud/rules/application-form'
import { isOffered } from 'cloud/rules/timetable'
import { untouchedService, type FormDraft, type ServiceDraft } from './application-draft'

/** What is wrong, by field, in the order of the page. */
export type Problems = Record<string, string>
export type CheckedDraft = { kind: 'ready'; form: ApplicationForm } | { kind: 'incomplete'; problems: Problems }

export type FormPlan = Pick<SchoolPlan, 'services' | 'priorityGroups' | 'audience'>

interface Taken {
  service: ServiceOffering
  own: ServiceDraft
}

/** The plan's services for one grade. */
export const servicesFor = (plan: FormPlan, grade: number) => plan.services.filter((service) => isOffered(plan, service, grade))

export type ServicePart = 'weekdays' | 'duration' | 'lunch' | 'nap'

/** The field of a service's part, such as midday-weekdays. */
export const serviceField = (serviceKey: string, part: ServicePart) => `${serviceKey}-${part}`

/** Where a field can be scrolled to. */
export const fieldId = (field: string) => `field-${field}`

/** Looks a draft through before it is sent: what only the page knows, then the very rule that the API asks. */
export function checkDraft(plan: FormPlan, grade: number, draft: FormDraft): CheckedDraft {
  const taken = servicesFor(plan, grade).flatMap((service): Taken[] => {
    const own = draft.services[service.key]
    return own?.taken ? [{ service, own }] : []
  })
  const services = taken.flatMap(choiceOf)
  const problems = { ...problemsOfRest(plan, grade, draft), ...problemsOfServices(plan, grade, draft, taken) }
  const { departure, voluntary, factsRead } = draft
  if (Object.keys(problems).length > 0 || !departure || !voluntary || !factsRead) return { kind: 'incomplete', problems: inOrder(plan, problems) }
  return { kind: 'ready', form: { ...restOf(plan, draft), services, departure, voluntary, factsRead } }
}

function problemsOfServices(plan: FormPlan, grade: number, draft: FormDraft, taken: Taken[]): Problems {
  if (taken.length === 0) return { services: '请至少勾选一项服务。都不参加的话，请点上面的“不参加”。' }
  const problems: Problems = {}
  for (const { service, own } of taken) {
    for (const code of codesOf(plan, grade, draft, { service, own })) {
      const field = fieldOfRule(code, service.key)
      if (field) problems[field] = refusals[code]
    }
    if (own.duration === null) problems[serviceField(service.key, 'duration')] = '请选择待到什么时候。'
  }
  return problems
}

/** The rule names one problem at a time; a family is told of all of them at once, so each question is asked alone too. */
function codesOf(plan: FormPlan, grade: number, draft: FormDraft, { service, own }: Taken): FormRefusal[] {
  const choice = { serviceKey: service.key, weekdays: own.weekdays, ...answersOf(service, own) }
  const anyDay = { ...plan, services: [{ ...service, weekdays: null }] }
  const questions = [
    ruleProblem(plan, grade, draft, [choice]),
    ruleProblem(anyDay, grade, draft, [{ ...choice, weekdays: [] }]),
    ruleProblem(anyDay, grade, draft, [{ ...choice, weekdays: [], lunch: service.withLunch ? true : null }]),
  ]
  return questions.filter((code) => code !== null)
}

function problemsOfRest(plan: FormPlan, grade: number, draft: FormDraft): Problems {
  const code = ruleProblem(plan, grade, draft, [])
  return {
    ...(draft.departure ? {} : { departure: '请选择孩子怎样离校。' }),
    ...(code ? { [fieldOfRule(code) ?? 'services']: refusals[code] } : {}),
    ...(draft.voluntary ? {} : { voluntary: '请确认后勾选这一条。' }),
    ...(draft.factsRead ? {} : { factsRead: '请确认后勾选这一条。' }),
  }
}

function ruleProblem(plan: FormPlan, grade: number, draft: FormDraft, services: Pick<ServiceChoice, 'serviceKey' | 'weekdays' | 'lunch' | 'nap'>[]): FormRefusal | null {
  const decision = checkForm(plan, grade, { services, priorityGroup: draft.priority || null, pickUpDifficulty: draft.pickUpDifficulty.trim() })
  return decision.kind === 'refused' ? decision.code : null
}

/** The field that a refusal of the form speaks of; null where the refusal is not about one field. */
export function fieldOfRule(code: string, serviceKey?: string): string | null {
  if (code === 'priority_group_unknown') return 'priorityGroup'
  if (code === 'pick_up_difficulty_needed') return 'pickUpDifficulty'
  if ((code === 'weekday_not_offered' || code === 'weekday_needed') && serviceKey) return serviceField(serviceKey, 'weekdays')
  if ((code === 'lunch_answer_needed' || code === 'lunch_not_offered') && serviceKey) return serviceField(serviceKey, 'lunch')
  if ((code === 'nap_answer_needed' || code === 'nap_not_offered') && serviceKey) return serviceField(serviceKey, 'nap')
  return serviceRefusals.has(code) ? 'services' : null
}

const serviceRefusals = new Set(['service_unknown', 'service_not_for_grade', 'service_twice', 'weekday_not_offered', 'weekday_needed', 'lunch_answer_needed', 'lunch_not_offered', 'nap_answer_needed', 'nap_not_offered'])

/** The field at a path of the input, such as form.services.0.weekdays. */
export function fieldOfPath(path: string, form: Pick<ApplicationForm, 'services'>): string | null {
  const [, field, index, part] = path.split('.')
  const choice = field === 'services' ? form.services[Number(index)] : undefined
  if (choice && (part === 'weekdays' || part === 'duration' || part === 'lunch' || part === 'nap')) return serviceField(choice.serviceKey, part)
  return field ?? null
}

function choiceOf({ service, own }: Taken): ServiceChoice[] {
  const { weekdays, duration } = own
  return duration ? [{ serviceKey: service.key, weekdays, duration, ...answersOf(service, own) }] : []
}

/** A draft may be older than the plan: an answer to a question no longer asked is not sent. */
const answersOf = ({ withLunch, withNap }: ServiceOffering, { lunch, nap }: Pick<ServiceDraft, 'lunch' | 'nap'>) => ({ lunch: withLunch ? lunch : null, ...(withNap ? { nap: nap ?? null } : {}) })

/** Words written under an answer that was changed since are not sent along. */
function restOf({ audience }: FormPlan, draft: FormDraft) {
  return {
    priorityGroup: draft.priority || null,
    priorityNote: draft.priority ? draft.priorityNote.trim() : '',
    collectorNote: draft.departure === 'collected' ? draft.collectorNote.trim() : '',
    pickUpDifficulty: audience.admission === 'conditional' ? draft.pickUpDifficulty.trim() : '',
    healthNote: draft.healthNote.trim(),
  }
}

function inOrder(plan: FormPlan, problems: Problems): Problems {
  const parts = ['weekdays', 'duration', 'lunch', 'nap'] as const
  const order = ['services', ...plan.services.flatMap(({ key }) => parts.map((part) => serviceField(key, part)))]
  const rest = ['departure', 'pickUpDifficulty', 'priorityGroup', 'voluntary', 'factsRead']
  return Object.fromEntries([...order, ...rest].flatMap((field) => (problems[field] ? [[field, problems[field]]] : [])))
}

export const serviceDraftOf = (draft: FormDraft, serviceKey: string) => draft.services[serviceKey] ?? untouchedService
