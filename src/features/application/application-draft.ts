import type { ApplicationForm, ServiceChoice } from 'cloud/contract/application'

export interface ServiceDraft {
  taken: boolean
  weekdays: number[]
  duration: ServiceChoice['duration'] | null
  lunch: boolean | null
  /** Only where a rest is offered. */
  nap?: boolean | null
}

/** An application while it is being filled in: nothing is chosen until the family chooses it. */
export interface FormDraft {
  services: Record<string, ServiceDraft>
  /** Null unanswered, an empty text 不申请, else the plan's key. */
  priority: string | null
  priorityNote: string
  departure: ApplicationForm['departure'] | null
  collectorNote: string
  pickUpDifficulty: string
  healthNote: string
  voluntary: boolean
  factsRead: boolean
}

export const untouchedService: ServiceDraft = { taken: false, weekdays: [], duration: null, lunch: null }

export const emptyDraft: FormDraft = {
  services: {},
  priority: null,
  priorityNote: '',
  departure: null,
  collectorNote: '',
  pickUpDifficulty: '',
  healthNote: '',
  voluntary: false,
  factsRead: false,
}

/** A sent application, opened again. The two statements belong to each sending, so they are ticked afresh. */
export function draftOf(form: ApplicationForm): FormDraft {
  const services = form.services.map(({ serviceKey, ...choice }) => [serviceKey, { taken: true, ...choice }] as const)
  return { ...form, services: Object.fromEntries(services), priority: form.priorityGroup ?? '', voluntary: false, factsRead: false }
}
