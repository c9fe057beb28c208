import type { AccountCheck, AccountContent } from '../contract/accounts'
import type { SchoolPlan } from '../contract/plan-document'
import type { FamilySums } from './account-totals'
import { barredCategories, isAccountMissing, type LedgerEntry } from './accounts'
import { shareOut } from './rounding'

const figures = { charged: 'chargedFen', topUp: 'topUpFen', refunded: 'refundedFen', carried: 'carriedFen', received: 'receivedFen', balance: 'balanceFen' } as const satisfies Record<AccountCheck['of'], keyof FamilySums>

/** Every figure reached twice: each child's account by itself and then added, and the school's own sum. */
export const accountChecks = (children: readonly FamilySums[], school: FamilySums): AccountCheck[] =>
  Object.entries(figures).map(([of, figure]) => ({ of: of as AccountCheck['of'], familiesFen: children.reduce((total, child) => total + child[figure], 0), schoolFen: school[figure] }))

export const differing = (checks: readonly AccountCheck[]): AccountCheck[] => checks.filter(({ familiesFen, schoolFen }) => familiesFen !== schoolFen)

/** From how many children on a number about them says nothing of one. */
export const fewestShown = 5

/**
 * What anyone may read of families' accounts. Where one to four children have relief, neither their number nor its amount
 * stands apart: whoever knows which family asked could read off the answer. It is then within what was charged, so that
 * everything still adds up. The same holds for what is still open and for what is in hand.
 */
export function publicSums(children: readonly FamilySums[], school: FamilySums): AccountContent['families'] {
  const relieved = children.filter(({ reliefFen }) => reliefFen > 0).length
  const owing = children.filter(({ balanceFen }) => balanceFen > 0)
  const holding = children.filter(({ balanceFen }) => balanceFen < 0)
  const sidesShown = !isFew(owing.length) && !isFew(holding.length)
  const total = (some: readonly FamilySums[]) => some.reduce((sum, { balanceFen }) => sum + Math.abs(balanceFen), 0)
  const { chargedFen, reliefFen, topUpFen, refundedFen, carriedFen, balanceFen } = school
  return {
    chargedFen,
    reliefFen: isFew(relieved) ? null : reliefFen,
    relievedChildren: isFew(relieved) ? null : relieved,
    topUpFen,
    refundedFen,
    carriedFen,
    balanceFen,
    openFen: sidesShown ? total(owing) : null,
    inHandFen: sidesShown ? total(holding) : null,
  }
}

const isFew = (count: number) => count > 0 && count < fewestShown

/** What was spent by category, in the plan's order and then the greatest first; categories that came back to nothing are left out. */
export function spendingByCategory({ spending }: Pick<SchoolPlan['accounts'], 'spending'>, entries: readonly LedgerEntry[]): { category: string; amountFen: number }[] {
  const sums = new Map<string, number>()
  for (const { direction, category, amountFen } of entries) if (direction === 'spending') sums.set(category, (sums.get(category) ?? 0) + amountFen)
  const place = (category: string) => (spending.includes(category) ? spending.indexOf(category) : spending.length)
  return [...sums]
    .flatMap(([category, amountFen]) => (amountFen === 0 ? [] : [{ category, amountFen }]))
    .sort((a, b) => place(a.category) - place(b.category) || b.amountFen - a.amountFen || (a.category < b.category ? -1 : 1))
}

/** 一元钱花在哪里: what of one yuan went where, in fen; the parts add up to 100, or to nothing where nothing was spent. */
export const yuanShares = (spending: readonly { amountFen: number }[]): number[] => shareOut(100, spending.map(({ amountFen }) => amountFen / 1000))

export interface DisclosureFacts {
  accounts: Pick<SchoolPlan['accounts'], 'spending' | 'separateAccount'>
  openingStated: boolean
  entries: readonly LedgerEntry[]
  /** Whether any child's account has an entry. */
  hasFamilies: boolean
  checks: readonly AccountCheck[]
  /** Entries that stand on another child's or another term's statement. */
  misplaced: number
}

/** Why a term's account cannot be published, in words, each with what to do. */
export function disclosureObstacles({ accounts, openingStated, entries, hasFamilies, checks, misplaced }: DisclosureFacts): string[] {
  const barred = barredSpending(accounts, entries)
  return [
    ...(openingStated ? [] : ['还没有写期初结余。请在“学校收支账”里填写，没有结余填 0。']),
    ...(entries.length === 0 && !hasFamilies ? ['本学期还没有任何收入和支出，没有可以公布的内容。'] : []),
    ...(barred.length > 0 ? [`有方案不允许的支出：${barred.join('、')}。请冲销后记到允许的项目里，或先修改方案。`] : []),
    ...(differing(checks).length > 0 ? ['各户账目之和与学校总账不一致，不能公布。请对照下面的差额，联系系统管理员查清。'] : []),
    ...(misplaced > 0 ? [`有 ${misplaced} 笔账记到了别的孩子或别的学期的账单上，不能公布。请联系系统管理员查清。`] : []),
  ]
}

/** Categories that the plan does not allow and that still hold an amount, each once. */
export const barredSpending = (accounts: Pick<SchoolPlan['accounts'], 'spending'>, entries: readonly LedgerEntry[]): string[] =>
  barredCategories(accounts, spendingByCategory(accounts, entries).map((each) => ({ ...each, direction: 'spending' })))

/** What was received, day by day, from families. */
export interface ReceivedDay {
  onDate: string
  amountFen: number
}

/** What families paid before the separate account was open (R-057; S3, S17). `missing`: there is something to warn of. */
export function separateAccountStanding(accounts: Pick<SchoolPlan['accounts'], 'separateAccount'>, openedOn: string | null, received: readonly ReceivedDay[]) {
  const paid = received.filter(({ amountFen }) => amountFen > 0)
  const before = paid.filter(({ onDate }) => isAccountMissing(accounts, openedOn, onDate))
  const first = paid.reduce<string | null>((earliest, { onDate }) => (earliest === null || onDate < earliest ? onDate : earliest), null)
  return { required: accounts.separateAccount, openedOn, firstReceivedOn: first, receivedBeforeFen: before.reduce((total, { amountFen }) => total + amountFen, 0), missing: before.length > 0 || (accounts.separateAccount === true && openedOn === null) }
}

/** The days that an entry of a term may bear: its school year, from the August before it to the August after it. */
export function schoolYearOf(startsOn: string): { from: string; to: string } {
  const [year, month] = [Number(startsOn.slice(0, 4)), Number(startsOn.slice(5, 7))]
  const first = month >= 8 ? year : year - 1
  return { from: `${first}-08-01`, to: `${first + 1}-08-31` }
}
