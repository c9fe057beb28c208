import * as z from 'zod/mini'
import { signedFen } from './money'
import { operation } from './operation'
import { date, fen, freeText, id, instant, offset, pageEnd, sha256, text } from './values'

/** Where the school's own income comes from; what families paid is never entered here, it is in their accounts. */
export const incomeKinds = ['grant', 'other'] as const

/** The most that one entry, or an opening balance, may come to: 20 million yuan in fen. */
export const mostEntryFen = 2_000_000_000

/** One figure reached twice: child by child, and over the whole school. */
export const accountCheck = z.object({ of: z.enum(['charged', 'topUp', 'refunded', 'carried', 'received', 'balance']), familiesFen: signedFen, schoolFen: signedFen })
export type AccountCheck = z.infer<typeof accountCheck>

/** What a 收支公示 says, whole, as anyone reads it and as it is kept (R-041; S3, S5, S9, S19). Totals only: no child, no class. */
export const accountContent = z.object({
  schoolName: z.string(),
  termName: z.string(),
  startsOn: date,
  endsOn: date,
  /** Whether the term was settled 多还少补 when this was published. */
  settled: z.boolean(),
  openingFen: signedFen,
  openingSource: z.string(),
  grantFen: fen,
  otherFen: fen,
  /** Received from families, less what was paid out to them. */
  feesFen: signedFen,
  spending: z.array(z.object({ category: z.string(), amountFen: fen })),
  closingFen: signedFen,
  families: z.object({
    /** Charges after relief. */
    chargedFen: signedFen,
    /** Null, as the number of children, where so few have relief that it would show one family's. */
    reliefFen: z.nullable(fen),
    relievedChildren: z.nullable(z.int()),
    topUpFen: signedFen,
    refundedFen: signedFen,
    carriedFen: signedFen,
    /** Above zero families still owe it, below zero the school holds it for them. */
    balanceFen: signedFen,
    /** The two sides of that balance; null together where so few families stand on one that it would show one of them. */
    openFen: z.nullable(fen),
    inHandFen: z.nullable(fen),
  }),
  checks: z.array(accountCheck),
  /** Null where the plan says nothing of a separate account. */
  separateAccount: z.nullable(z.object({ required: z.boolean(), openedOn: z.nullable(date) })),
  /** The plan's own words about its account. */
  planSays: z.nullable(z.string()),
  complaintPhone: z.nullable(z.string()),
})
export type AccountContent = z.infer<typeof accountContent>

const accountNoticeView = z.object({
  noticeId: id,
  version: z.int(),
  publishedAt: instant,
  preparedBy: z.string(),
  contentSha256: sha256,
  /** False where what is kept is no longer what was published. */
  intact: z.boolean(),
  content: accountContent,
})

/** 收支公示 for anyone at all: the latest version, or the one asked for, and which others there are (FR-075). */
export const readAccounts = operation({
  name: 'readAccounts',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({ noticeId: z.optional(id) }),
  output: z.object({
    schoolName: z.string(),
    /** Null where none has been published yet. */
    notice: z.nullable(accountNoticeView),
    /** All of them, the latest first; at most 60. */
    versions: z.array(z.object({ noticeId: id, termName: z.string(), version: z.int(), publishedAt: instant })),
    /** How often the plan says that accounts are published; null where it does not. */
    published: z.nullable(z.enum(['month', 'term', 'year'])),
    complaintPhone: z.nullable(z.string()),
  }),
  refusals: ['account_notice_unknown'],
})

const setting = z.object({ openingFen: signedFen, openingSource: z.string(), separateOpenedOn: z.nullable(date), revision: z.int() })

/** What is known of the separate account, and what families paid before it was open (R-057; S3, S17). */
const separateAccount = z.object({ required: z.nullable(z.boolean()), openedOn: z.nullable(date), firstReceivedOn: z.nullable(date), receivedBeforeFen: signedFen, missing: z.boolean() })

export const bookEntry = z.object({
  entryId: id,
  direction: z.enum(['income', 'spending']),
  /** grant or other where it is income; the category in words where it is spending. */
  category: z.string(),
  /** Below zero where it takes another entry back. */
  amountFen: signedFen,
  onDate: date,
  note: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  reverses: z.nullable(id),
  reversed: z.boolean(),
})
export type BookEntry = z.infer<typeof bookEntry>

/** The school's account of the term as finance enters it: entries, the latest first, sums, and what the plan allows. */
export const readAccountBook = operation({
  name: 'readAccountBook',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    today: date,
    /** Whether the one who reads it may enter too: the office reads, finance enters. */
    mayEnter: z.boolean(),
    termName: z.string(),
    /** The days that an entry may bear. */
    from: date,
    to: date,
    /** What the plan lets money be spent on; empty where it lists nothing, and then any word may be used. */
    allowed: z.array(z.string()),
    /** Spending that stands though the plan does not allow it, since it was changed. */
    barred: z.array(z.string()),
    setting: z.nullable(setting),
    /** What the term before was closed with, as it was published; null where it was not. */
    lastClosing: z.nullable(z.object({ termName: z.string(), amountFen: signedFen })),
    separateAccount,
    grantFen: signedFen,
    otherFen: signedFen,
    feesFen: signedFen,
    spending: z.array(z.object({ category: z.string(), amountFen: signedFen })),
    /** What is in the account now; null before the opening balance is stated. */
    closingFen: z.nullable(signedFen),
    entries: z.array(bookEntry),
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})

const amountFen = z.int().check(z.gte(1), z.lte(mostEntryFen))

/** Enters income that is not from families, or spending on what the plan allows; `category` of income is grant or other. */
export const addAccountEntry = operation({
  name: 'addAccountEntry',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ direction: z.enum(['income', 'spending']), category: text(30), amountFen, onDate: date, note: freeText(200) }),
  output: z.object({ entryId: id }),
  refusals: ['plan_not_published', 'account_income_unknown', 'account_spending_barred', 'account_day_outside', 'account_day_to_come'],
})

/** Takes an entry made by mistake back by its opposite, once, with the reason; both stay to be read. */
export const reverseAccountEntry = operation({
  name: 'reverseAccountEntry',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ entryId: id, reason: text(200) }),
  output: z.object({ entryId: id }),
  refusals: ['term_missing', 'account_entry_unknown', 'account_entry_reversed', 'account_entry_is_reversal'],
})

/** States what the term began with and where that figure comes from, and since when the separate account is open. */
export const saveAccountSetting = operation({
  name: 'saveAccountSetting',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({
    openingFen: z.int().check(z.gte(-mostEntryFen), z.lte(mostEntryFen)),
    openingSource: text(100),
    separateOpenedOn: z.nullable(date),
    /** That of what was read; 0 where nothing has been stated yet. */
    revision: z.int().check(z.gte(0), z.lte(1_000_000)),
  }),
  output: z.object({ revision: z.int() }),
  refusals: ['term_missing', 'account_setting_changed', 'account_opened_to_come'],
})

/** What would be published now, what is in the way, and what staff may see beside it. */
export const readAccountDraft = operation({
  name: 'readAccountDraft',
  kind: 'read',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({}),
  output: z.object({
    content: accountContent,
    contentSha256: sha256,
    /** In words, each with what to do; empty where nothing is in the way. */
    obstacles: z.array(z.string()),
    /** In words; they do not stand in the way. */
    warnings: z.array(z.string()),
    /** The relief in whole, whether or not it is published. */
    reliefFen: fen,
    relievedChildren: z.int(),
    lastVersion: z.nullable(z.int()),
  }),
  refusals: ['plan_not_published'],
})

/** Publishes the next version of the term's 收支公示, exactly as it was looked at; it never changes again. */
export const publishAccounts = operation({
  name: 'publishAccounts',
  kind: 'write',
  roles: ['schoolAdmin', 'financeOfficer'],
  input: z.object({ contentSha256: sha256 }),
  output: z.object({ noticeId: id, version: z.int() }),
  refusals: ['plan_not_published', 'account_draft_changed', 'account_blocked', 'account_notice_same'],
})
