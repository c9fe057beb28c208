import type { AccountContent, readAccountBook, readAccountDraft, readAccounts } from 'cloud/contract/accounts'
import type { OutputOf } from 'cloud/contract/operation'
import { idOf } from './staff-fixture'

type Check = AccountContent['checks'][number]
const figures: [Check['of'], number][] = [['charged', 4_320_000], ['topUp', 0], ['refunded', 20_000], ['carried', 0], ['received', 4_000_000], ['balance', 300_000]]

/** 50,000 yuan in, 46,000 out; 12 children have relief. */
export const givenContent = (changes: Partial<AccountContent> = {}): AccountContent => ({
  ...{ schoolName: '海江小学', termName: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01', settled: true },
  ...{ openingFen: 0, openingSource: '没有结余', grantFen: 1_000_000, otherFen: 0, feesFen: 4_000_000 },
  spending: [
    { category: '教师劳务费', amountFen: 4_000_000 },
    { category: '电费', amountFen: 590_000 },
    { category: '耗材', amountFen: 10_000 },
  ],
  closingFen: 400_000,
  families: { chargedFen: 4_320_000, reliefFen: 172_800, relievedChildren: 12, topUpFen: 0, refundedFen: 20_000, carriedFen: 0, balanceFen: 300_000, openFen: 310_000, inHandFen: 10_000 },
  checks: figures.map(([of, fen]) => ({ of, familiesFen: fen, schoolFen: fen })),
  separateAccount: { required: true, openedOn: '2026-08-20' },
  planSays: '专款专用，期末公示收支。',
  complaintPhone: '12345',
  ...changes,
})

type Accounts = OutputOf<typeof readAccounts>

export const givenNotice = (changes: Partial<NonNullable<Accounts['notice']>> = {}): NonNullable<Accounts['notice']> => ({
  ...{ noticeId: idOf(90), version: 2, publishedAt: '2027-01-08T02:00:00Z', preparedBy: '钱守义', contentSha256: 'a'.repeat(64), intact: true },
  content: givenContent(),
  ...changes,
})

export const givenAccounts = (changes: Partial<Accounts> = {}): Accounts => ({
  schoolName: '海江小学',
  notice: givenNotice(),
  versions: [
    { noticeId: idOf(90), termName: '2026年秋季学期', version: 2, publishedAt: '2027-01-08T02:00:00Z' },
    { noticeId: idOf(91), termName: '2026年秋季学期', version: 1, publishedAt: '2027-01-05T02:00:00Z' },
  ],
  published: 'term',
  complaintPhone: '12345',
  ...changes,
})

export type Book = OutputOf<typeof readAccountBook>

export const givenEntry = (changes: Partial<Book['entries'][number]> = {}): Book['entries'][number] => ({
  ...{ entryId: idOf(92), direction: 'spending', category: '电费', amountFen: 32_000, onDate: '2026-09-07', note: '凭证 0915', madeBy: '钱守义', madeAt: '2026-09-08T02:00:00Z' },
  ...{ reverses: null, reversed: false },
  ...changes,
})

export const givenBook = (changes: Partial<Book> = {}): Book => ({
  ...{ today: '2026-09-08', mayEnter: true, termName: '2026年秋季学期', from: '2026-08-01', to: '2027-08-31', allowed: ['教师劳务费', '电费', '耗材'], barred: [] },
  setting: { openingFen: 0, openingSource: '没有结余', separateOpenedOn: '2026-08-20', revision: 1 },
  lastClosing: null,
  separateAccount: { required: true, openedOn: '2026-08-20', firstReceivedOn: '2026-09-03', receivedBeforeFen: 0, missing: false },
  ...{ grantFen: 1_000_000, otherFen: 0, feesFen: 4_000_000, spending: [{ category: '电费', amountFen: 32_000 }], closingFen: 4_968_000 },
  ...{ entries: [givenEntry()], nextOffset: null, total: 1 },
  ...changes,
})

type Draft = OutputOf<typeof readAccountDraft>

export const givenDraft = (changes: Partial<Draft> = {}): Draft => ({ content: givenContent(), contentSha256: 'b'.repeat(64), obstacles: [], warnings: [], reliefFen: 172_800, relievedChildren: 12, lastVersion: null, ...changes })
