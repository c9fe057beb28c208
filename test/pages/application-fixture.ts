import type { ApplicationForm, ApplicationView, ChainProgress, readApplication } from 'cloud/contract/application'
import type { OutputOf } from 'cloud/contract/operation'
import type { ChainStep } from 'cloud/contract/plan-document'
import { stepNames } from 'cloud/rules/step-names'
import { publishedPlan } from './plan-fixture'

export const childId = '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a'
export const applicationId = '0d2f5c1b-7f0e-4f4e-8a51-6b1a2c3d4e5f'

export const givenForm = (changes: Partial<ApplicationForm> = {}): ApplicationForm => ({
  services: [
    { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true },
    { serviceKey: 'afternoon', weekdays: [2, 4], duration: 'untilPickedUp', lunch: null },
  ],
  priorityGroup: null,
  priorityNote: '',
  departure: 'collected',
  collectorNote: '周四由外婆接',
  pickUpDifficulty: '',
  healthNote: '',
  voluntary: true,
  factsRead: true,
  ...changes,
})

const later = (step: ChainStep, actor: ChainProgress['actor']): ChainProgress => ({ step, name: stepNames[step], explain: null, state: 'later', actor, at: null, by: null, reason: null, until: null })

/** The S19 chain with some steps told otherwise. */
export function givenProgress(told: Partial<Record<ChainStep, Partial<ChainProgress>>>): ChainProgress[] {
  const chain = [
    later('guardian_application', 'family'),
    later('class_review', 'classTeacher'),
    later('school_review', 'school'),
    later('notice', 'school'),
    later('agreement', 'family'),
    later('active', 'time'),
  ]
  const done = { state: 'done' as const, at: '2025-09-08T09:00:00+08:00' }
  const before = chain.findLastIndex(({ step }) => step in told)
  return chain.map((each, index) => ({ ...each, ...(index < before ? done : {}), ...told[each.step] }))
}

export function givenApplication(changes: Partial<ApplicationView> = {}): ApplicationView {
  const { services, priorityGroups, seasons, bells, lessonTimes, audience } = publishedPlan().plan
  return {
    applicationId,
    childId,
    childName: '林小满',
    className: '三年级2班',
    grade: 3,
    planVersion: 1,
    offered: { services, priorityGroups, seasons, bells, lessonTimes, audience },
    kind: 'join',
    initiator: 'guardian',
    request: null,
    status: 'submitted',
    form: givenForm(),
    declineReason: null,
    departurePlan: null,
    submittedAt: '2025-09-08T07:30:00+08:00',
    submittedBy: '陈海燕',
    progress: givenProgress({ class_review: { state: 'current' } }),
    insurance: 'allowed',
    editable: true,
    ...changes,
  }
}

export const givenDecline = (changes: Partial<ApplicationView> = {}) =>
  givenApplication({ kind: 'decline', status: 'declined', form: null, declineReason: '', departurePlan: '爷爷接', progress: [], editable: false, ...changes })

export const givenSheet = (application: ApplicationView | null = null): OutputOf<typeof readApplication> => ({
  child: { childId, name: '林小满', grade: 3, className: '三年级2班' },
  planId: publishedPlan().planId,
  today: '2025-09-08',
  application,
  collectors: [{ name: '王桂兰', relation: '外婆' }],
})
