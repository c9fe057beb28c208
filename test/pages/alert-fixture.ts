import type { AlertSummary, listMyAlerts, readAlert } from 'cloud/contract/alert'
import type { OutputOf } from 'cloud/contract/operation'
import { childId } from './application-fixture'
import { idOf } from './staff-fixture'

export const alertId = idOf(58)

/** 林小满 was missed at twenty past four on Tuesday the 14th of October. */
export const givenAlert = (changes: Partial<AlertSummary> = {}): AlertSummary => ({
  ...{ alertId, kind: 'missing', state: 'open', heldOn: '2025-10-14', childId, childName: '林小满', className: '三年级2班', title: '晚托', startsAt: '16:20', venue: '302教室' },
  ...{ raisedAt: '2025-10-14T08:31:00Z', acknowledgedAt: null, acknowledgedBy: null, answer: null, answeredAt: null, escalations: 0, resolvedAt: null, resolvedAs: null },
  ...changes,
})

export const givenDetail = (changes: Partial<AlertSummary> = {}): OutputOf<typeof readAlert> => ({
  alert: givenAlert(changes),
  steps: [
    { step: 'raised', at: '2025-10-14T08:31:00Z', by: '周敏', note: '' },
    { step: 'told', at: '2025-10-14T08:31:00Z', by: '', note: '已通知家长2人、老师3人' },
  ],
  guardians: [
    { name: '陈海燕', relation: 'mother', phone: '13800138000' },
    { name: '林建国', relation: 'father', phone: '' },
  ],
  roll: { heldOn: '2025-10-14', serviceKey: 'afternoon', rollKey: `class:${idOf(32)}` },
})

export const givenMine = (changes: Partial<AlertSummary> = {}): OutputOf<typeof listMyAlerts> => ({ alerts: [givenAlert(changes)], contact: { name: '许老师', phone: '0663-1234567' } })
