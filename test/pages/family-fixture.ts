import type { readConsent, readFamily } from 'cloud/contract/family'
import type { OutputOf } from 'cloud/contract/operation'

export type Family = OutputOf<typeof readFamily>
export type Consent = OutputOf<typeof readConsent>

export const xiaomanId = '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a'
const grandmotherId = '0c9b6c0e-45b8-4a55-8a57-2f7f0f8f1d10'

/** 陈海燕 and her son 林小满, who is collected by his grandmother. */
export const family: Family = {
  guardian: { guardianId: '1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0', name: '陈海燕', phone: '' },
  children: [
    {
      childId: xiaomanId,
      name: '林小满',
      grade: 3,
      className: '三年级2班',
      relation: 'mother',
      guardians: [
        { name: '陈海燕', relation: 'mother', isMe: true },
        { name: '林国栋', relation: 'father', isMe: false },
      ],
      collectors: [{ collectorId: grandmotherId, name: '王桂芳', relation: '奶奶', note: '每周二接' }],
      insurance: { mode: null, record: null },
    },
  ],
  consents: [{ decision: 'granted', version: '2026-09', decidedAt: '2025-09-01T08:00:00+08:00' }],
  submissions: [{ applicationId: '9d9f1a70-0f50-4c0e-8a57-0a4b8a0f5b11', childId: xiaomanId, kind: 'join', status: 'submitted', submittedAt: '2025-09-02T08:00:00+08:00' }],
  agreements: [{ agreementId: '7c9f1a70-0f50-4c0e-8a57-0a4b8a0f5b12', childId: xiaomanId, name: '课后服务协议书', signedAt: '2025-09-06T20:00:00+08:00', effective: true }],
}

/** The rules, not yet decided on. */
export const undecided: Consent = {
  version: '2026-09',
  textSha256: 'ab'.repeat(32),
  title: '儿童个人信息处理规则',
  sections: [{ title: '收集什么', text: '孩子姓名和班级。' }, { title: '不同意会怎样', text: '您仍然可以阅读公布的方案。' }],
  decision: null,
}
export const granted: Consent = { ...undecided, decision: { decision: 'granted', version: '2026-09', decidedAt: '2025-09-01T08:00:00+08:00' } }
