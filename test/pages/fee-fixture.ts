import type { FeeItem, FeeNoticeContent, FeeNoticeView } from 'cloud/contract/fee-notice'
import type { AccountLine, AccountTotals, MoneyLine } from 'cloud/contract/money'
import type { AccountView, RefundDueView, StatementView } from 'cloud/contract/statement'
import { childId } from './application-fixture'
import { idOf } from './staff-fixture'

export const authority = '示例价格主管部门文件〔2026〕1号'

export const feeItem = (changes: Partial<FeeItem> = {}): FeeItem => ({
  ...{ scope: '', status: 'charged', standard: '每小时 2 元', caps: [], cycle: '按学期收取一次', authority, issuedOn: '2026-06-01', validUntil: null, payee: '学校财务' },
  ...changes,
})

export const feeContent = (changes: Partial<FeeNoticeContent> = {}): FeeNoticeContent => ({
  ...{ schoolName: '海江小学', termName: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01', planTitle: '海江小学课后服务试行方案', planVersion: 1 },
  services: [{ serviceKey: 'afternoon', name: '晚托', counts: '每次 60 分钟', items: [feeItem()], extras: [] }],
  relief: [{ group: '建档立卡家庭学生', says: '应当免费', basis: '上级下发的名单' }],
  refunds: [],
  lunch: '午餐费由供餐单位按实际成本另行收取，不计入课后服务费。',
  complaintPhone: '12345',
  ...changes,
})

export const feeNotice = (version: number, changes: Partial<FeeNoticeView> = {}): FeeNoticeView => ({
  ...{ noticeId: idOf(500 + version), version, inForceFrom: '2026-08-31', publishedAt: '2026-08-31T00:30:00.000Z', contentSha256: String(version).repeat(64).slice(0, 64), content: feeContent() },
  ...changes,
})

/** 18 weeks of 4 days at 2 yuan an hour. */
export const termCharge: MoneyLine = {
  name: '晚托 9月1日至12月31日',
  amountFen: 14_400,
  steps: [{ says: '18 周 × 4 天 × 1 小时 × 2 元', fen: 14_400 }],
  rule: 'R-029',
  why: '按小时收费。只算公布的服务日，法定节假日和取消的不算。',
  citation: `${authority}（2026年6月1日）`,
}

export const half: MoneyLine = { name: '减免：家庭经济困难学生，减收 50%', amountFen: -7_200, steps: [{ says: '144 元 × 50%', fen: -7_200 }], rule: 'R-035', why: '先按标准和上限算出应收，再减免。', citation: null }

export const termStatement = (changes: Partial<StatementView> = {}): StatementView => ({
  ...{ statementId: idOf(61), serviceKey: 'afternoon', serviceName: '晚托', periodFrom: '2026-09-01', periodTo: '2026-12-31', issuedAt: '2026-09-07T07:00:00.000Z', lines: [termCharge], payableFen: 14_400 },
  ...changes,
})

export const totals = (changes: Partial<AccountTotals> = {}): AccountTotals => ({ chargedFen: 14_400, reliefFen: 0, refundedFen: 0, receivedFen: 0, balanceFen: 14_400, ...changes })

export const payment = (changes: Partial<AccountLine> = {}): AccountLine => ({
  ...{ entryId: idOf(71), kind: 'payment', serviceKey: null, statementId: null, amountFen: -14_400, onDate: '2026-09-08', madeAt: '2026-09-08T02:00:00.000Z', reverses: null, reversed: false },
  line: { name: '学校财务收到', amountFen: -14_400, steps: [{ says: '银行转账', fen: null }], rule: 'R-041', why: '学校财务收到后登记。', citation: null },
  ...changes,
})

export const refundDue = (changes: Partial<RefundDueView> = {}): RefundDueView => ({
  ...{ serviceKey: 'afternoon', serviceName: '晚托', statementId: idOf(61), trigger: 'absence', fen: 1_000, decidedAs: 'byRule', credited: false },
  line: { name: '退费：请假 5 天', amountFen: -1_000, steps: [{ says: '144 元 ÷ 72 天 × 5 天', fen: -1_000 }], rule: 'R-036', why: '连续请假满五天，按没上的天数退。', citation: null },
  ...changes,
})

/** 林小满 with one statement of the afternoon service. */
export const account = (changes: Partial<AccountView> = {}): AccountView => ({
  child: { childId, name: '林小满', grade: 3, className: '三年级2班' },
  today: '2026-09-08',
  term: { termId: idOf(3), name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01' },
  totals: totals(),
  statements: [termStatement()],
  entries: [],
  refundsDue: [],
  free: [],
  unbilled: [],
  lunch: null,
  payee: '学校财务',
  complaintPhone: '12345',
  noticeVersion: 1,
  settled: false,
  ...changes,
})
