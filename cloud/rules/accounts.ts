import type { SchoolPlan } from '../contract/plan-document'

export interface LedgerEntry {
  direction: 'income' | 'spending'
  category: string
  amountFen: number
}

type Accounts = SchoolPlan['accounts']

/** Income less spending, in fen, on top of what the term opened with (R-041; S3, S5, S9, S19). */
export const balanceOf = (entries: readonly LedgerEntry[], openingFen = 0): number =>
  entries.reduce((balance, { direction, amountFen }) => balance + (direction === 'income' ? amountFen : -amountFen), openingFen)

/** Categories of spending that the plan does not allow, each once. Where the plan lists none, none is barred. */
export function barredCategories(accounts: Pick<Accounts, 'spending'>, entries: readonly LedgerEntry[]): string[] {
  if (accounts.spending.length === 0) return []
  const spent = entries.filter(({ direction }) => direction === 'spending').map(({ category }) => category)
  return [...new Set(spent)].filter((category) => !accounts.spending.includes(category))
}

export type ClosingObstacle = 'notPublished' | 'barredSpending'

/** Why a term's account cannot be closed: it has not been published, or holds spending that is not allowed (R-041, FR-105). */
export function closingObstacles(accounts: Pick<Accounts, 'spending'>, ledger: { entries: readonly LedgerEntry[]; publishedOn: string | null }): ClosingObstacle[] {
  const obstacles: ClosingObstacle[] = []
  if (ledger.publishedOn === null) obstacles.push('notPublished')
  if (barredCategories(accounts, ledger.entries).length > 0) obstacles.push('barredSpending')
  return obstacles
}

/**
 * Whether money would be collected before the separate account is open (R-057; S3, S17 unopened). `openedOn` null: it has
 * not been opened. A plan without a separate account has none to open.
 */
export const isAccountMissing = (accounts: Pick<Accounts, 'separateAccount'>, openedOn: string | null, collectsOn: string): boolean =>
  accounts.separateAccount === true && (openedOn === null || openedOn > collectsOn)
