import type { ExitView, listExits, previewExit, readExit } from 'cloud/contract/exit'
import type { OutputOf } from 'cloud/contract/operation'
import { childId } from './application-fixture'
import { idOf } from './staff-fixture'

export const exitId = idOf(77)

export const givenExit = (changes: Partial<ExitView> = {}): ExitView => ({
  exitId,
  services: [{ serviceKey: 'midday', name: '午托' }],
  lastDay: '2025-10-17',
  reason: '',
  collectionNote: '',
  status: 'waiting',
  filedAt: '2025-10-13T01:00:00Z',
  filedBy: '陈海燕',
  barredByPlan: false,
  answerBy: null,
  silenceApproves: false,
  delayReason: null,
  approvedAs: null,
  decidedAt: null,
  carriedOut: false,
  ...changes,
})

export type ExitSheet = OutputOf<typeof readExit>

/** 林小满 in both services, a place and a waiting place in the afternoon; Monday the 13th of October. */
export const givenExitSheet = (changes: Partial<ExitSheet> = {}): ExitSheet => ({
  child: { childId, name: '林小满', grade: 3, className: '三年级2班' },
  today: '2025-10-13',
  term: { startsOn: '2025-09-01', endsOn: '2026-01-09' },
  services: [
    { serviceKey: 'midday', name: '午托', weekdays: [1, 2, 3, 4, 5], startsOn: '2025-09-08', endsOn: '2026-01-09', courses: [] },
    {
      ...{ serviceKey: 'afternoon', name: '晚托', weekdays: [2, 4], startsOn: '2025-09-08', endsOn: '2026-01-09' },
      courses: [
        { title: '围棋', state: 'joined' },
        { title: '合唱', state: 'waiting' },
      ],
    },
  ],
  exit: { approval: true, midTermExit: null, decideWithinDays: null, silenceApproves: null, rejoin: null },
  terms: [
    { name: '学校同意', says: '需要，几天内答复未公布' },
    { name: '学期中退出', says: null },
    { name: '退费', says: '未公布，由学校财务决定' },
  ],
  open: null,
  history: [],
  ...changes,
})

type OfficeExit = OutputOf<typeof listExits>['exits'][number]

export const officeExit = (number: number, childName: string, changes: Partial<OfficeExit> = {}): OfficeExit => ({
  ...givenExit({ exitId: idOf(number) }),
  childName,
  className: '三年级1班',
  rosterNo: number,
  delayLimit: '2025-10-27',
  ...changes,
})

export type Preview = OutputOf<typeof previewExit>

/** What leaving gives back: twenty of seventy-two times by the plan's rule. */
export const givenPreview = (changes: Partial<Preview> = {}): Preview => ({ charged: false, due: [], atSettlement: [], byRuleFen: 0, ...changes })

export const refundLine = { name: '晚托 退出退费 10月18日至1月9日', amountFen: -4000, steps: [{ says: '144 元 × 未上 20 次 ÷ 共 72 次', fen: 4000 }], rule: 'R-037' as const, why: '按您加入时的方案：按未上次数退。', citation: '退出的，按未上次数退费' }

export const refundOfExit = { serviceKey: 'afternoon', serviceName: '晚托', statementId: idOf(80), trigger: 'exit' as const, fen: 4000, decidedAs: 'byRule' as const, credited: false, line: refundLine }
