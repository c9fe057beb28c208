import type { OutputOf } from 'cloud/contract/operation'
import type { Dismissal, DismissalChild, readContacts, readCustody, readPickUp } from 'cloud/contract/pick-up'
import { xiaomanId } from './family-fixture'

export const motherId = '1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0'
export const grandmotherId = '0c9b6c0e-45b8-4a55-8a57-2f7f0f8f1d10'
export const ziyangId = '6a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6b'

/** 林小满 on a Tuesday, usually collected, by 王桂芳 or his mother. */
export const pickUp: OutputOf<typeof readPickUp> = {
  childName: '林小满',
  today: '2026-09-08',
  guardians: [
    { name: '陈海燕', relation: 'mother', isMe: true },
    { name: '林国栋', relation: 'father', isMe: false },
  ],
  collectors: [{ collectorId: grandmotherId, name: '王桂芳', relation: '奶奶', note: '每周二接' }],
  frozen: false,
  usual: { how: 'collected', leavesAt: null, note: '', from: 'application' },
  days: [
    { date: '2026-09-08', endsAt: '17:20', wish: null },
    { date: '2026-09-09', endsAt: '17:20', wish: { how: 'collected', leavesAt: '16:50', note: '看牙' } },
  ],
  left: [],
}

export const address = { heldOn: '2026-09-08', serviceKey: 'afternoon', rollKey: 'class:2b2c3d4e-5f60-4172-8394-a5b6c7d8e9f1' }

export const gateChild = (changes: Partial<DismissalChild> = {}): DismissalChild => ({
  ...{ childId: xiaomanId, name: '林小满', grade: 3, className: '三年级2班', rosterNo: 7, standing: 'present', endsAt: '17:20', frozen: false, departure: null, contacts: 0 },
  wish: { how: 'collected', leavesAt: null, note: '', forToday: false },
  people: [
    { kind: 'guardian', personId: motherId, name: '陈海燕', relation: 'mother', note: '' },
    { kind: 'collector', personId: grandmotherId, name: '王桂芳', relation: '奶奶', note: '每周二接' },
  ],
  ...changes,
})

export const ziyang = gateChild({ childId: ziyangId, name: '李子阳', rosterNo: 8, wish: { how: 'independent', leavesAt: '17:00', note: '', forToday: true } })

/** 三年级2班 at the gate: two children here, one on leave. */
export const gate: Dismissal = {
  ...address,
  ...{ serviceName: '放学后看护', name: '三年级2班', title: '放学后看护', time: '16:20–17:20', venue: '302教室', cancelled: false, uncollectedMinutes: 20, asOf: '2026-09-08T17:22:00+08:00' },
  children: [gateChild(), ziyang, gateChild({ childId: '7a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6c', name: '赵一鸣', rosterNo: 9, standing: 'leave' })],
}

export const contacts: OutputOf<typeof readContacts> = {
  childName: '林小满',
  className: '三年级2班',
  frozen: false,
  people: [
    { kind: 'guardian', personId: motherId, name: '陈海燕', relation: 'mother', note: '', phone: '13800138000' },
    { kind: 'collector', personId: grandmotherId, name: '王桂芳', relation: '奶奶', note: '每周二接', phone: '' },
  ],
  contacts: [{ contactId: '8a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6d', person: '陈海燕', how: 'phone', outcome: 'notReached', note: '', at: '2026-09-08T17:45:00+08:00', byName: '周敏' }],
}

export const custody: OutputOf<typeof readCustody> = { childName: '林小满', className: '三年级2班', people: gateChild().people, freeze: null, earlier: [] }
