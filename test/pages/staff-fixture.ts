import type { listReviews, readDesk, readRoster } from 'cloud/contract/staff'
import { stepNames } from 'cloud/rules/step-names'
import type { OutputOf } from 'cloud/contract/operation'

export const idOf = (number: number) => `5f1d7a6e-3c43-4f6e-9a8b-${String(number).padStart(12, '0')}`

export const theWhole = (total: number) => ({ nextOffset: null, total })

type Desk = OutputOf<typeof readDesk>

/** The office of a school where something waits in every step but one. */
export const officeDesk: Desk = {
  name: '许文静',
  roles: ['schoolAdmin'],
  classes: [{ classId: idOf(32), name: '三年级2班', pupils: 40, bound: 27, joined: 21, declined: 1, unanswered: 18 }],
  waiting: { classReview: 0, schoolReview: 3, committeeReview: 0, toPublish: 12, objections: 0, toCountersign: 5, exits: 2, feedback: 0, complaints: 0, inspections: 0, latePromises: 0, toSign: 0, blankRecords: 0, openFindings: 0, alerts: 0 },
  unread: 0,
  steps: (['guardian_application', 'class_review', 'school_review', 'notice', 'agreement', 'active'] as const).map((step) => ({ step, name: stepNames[step] })),
}

type ReviewItem = OutputOf<typeof listReviews>['items'][number]

const form: NonNullable<ReviewItem['form']> = {
  services: [
    { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true },
    { serviceKey: 'afternoon', weekdays: [2, 4], duration: 'untilPickedUp', lunch: null },
  ],
  priorityGroup: null,
  priorityNote: '',
  departure: 'collected',
  collectorNote: '奶奶来接',
  pickUpDifficulty: '',
  healthNote: '',
  voluntary: true,
  factsRead: true,
}

/** One application in a queue; `changes` are what its family filled in otherwise. */
export const reviewItem = (number: number, childName: string, changes: Partial<typeof form> = {}): ReviewItem => ({
  applicationId: idOf(number),
  childName,
  grade: 3,
  className: '三年级1班',
  rosterNo: number,
  status: 'submitted',
  submittedAt: '2025-09-07T04:00:00Z',
  form: { ...form, ...changes },
  guardianName: '姚志玉',
  studentWords: '',
})

type Roster = OutputOf<typeof readRoster>

const rosterPupil = (number: number, childName: string, changes: Partial<Roster['pupils'][number]> = {}): Roster['pupils'][number] => ({
  ...{ placeId: idOf(700 + number), childId: idOf(number), childName, className: '三年级1班', state: 'joined', waitingPosition: null, offerUntil: null, byHand: false, healthNote: '' },
  ...changes,
})

/** A full course of one that comes, one that is offered a place and one that waits. */
export const rosterWith = (changes: Partial<Roster> = {}): Roster => ({
  ...{ title: '创意美术', capacity: 2, taken: 2, waiting: 1, minimum: null, admission: 'firstCome', status: 'published', mayMove: true },
  pupils: [
    rosterPupil(3, '林知夏', { healthNote: '花生过敏', byHand: true }),
    rosterPupil(9, '李浩宇', { state: 'offered', offerUntil: '2025-09-10T01:00:00.000Z' }),
    rosterPupil(29, '段承昕', { state: 'waiting', waitingPosition: 1 }),
  ],
  ...theWhole(3),
  ...changes,
})
