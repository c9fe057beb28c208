import { childrenMoney } from './child-money'
import { refundsDue, type RefundDue } from './refunds'
import { shanghaiDate } from './rules/dates'
import { decidedLine, restLine } from './rules/refund-words'
import { negated, roundedQuotient } from './rules/rounding'
import { appendAudit } from './store/audit'
import { lockChildren } from './store/child'
import type { StoredExit } from './store/exit'
import { addEntries, feeNotices, isSettling, statementsOf } from './store/fee'
import { tellGuardiansOf } from './store/message'
import { publishedPlan, type PublishedPlan } from './store/plan'
import { addRefunds, rejoinedRefunds, type NewRefund } from './store/refund'
import { currentTerm } from './store/school'
import type { Moment } from './moment'

/** What is due back to some children now, worked out from scratch. The caller holds their locks where it decides on it. */
export async function dueNow(asked: Pick<Moment, 'db' | 'schoolId' | 'now'>, published: PublishedPlan, childIds: readonly string[]): Promise<RefundDue[]> {
  const notices = await feeNotices(asked.db, asked.schoolId, published.term.termId)
  return refundsDue(asked, published, await childrenMoney(asked, published, notices, childIds))
}

/** Finance's decision; null where time carries out what the plan says. */
export interface RefundDecided {
  fen: number
  reason: string
  staffId: string
}

/** Puts what is due on the children's accounts and tells their families, who read the amount in the app alone. The caller holds the children's locks. */
export async function giveBack({ db, schoolId, now, newId }: Moment, { term }: PublishedPlan, due: readonly RefundDue[], decided: RefundDecided | null) {
  if (due.length === 0) return
  const by = { termId: term.termId, staffId: decided?.staffId ?? null, now }
  const refunds = due.map((each): NewRefund => {
    const fen = decided?.fen ?? each.fen
    const line = decided && each.decidedAs === 'byFinance' ? decidedLine(each.line, fen, decided.reason) : each.line
    const { childId, serviceKey, statementId, trigger, exitId, dates, decidedAs, credited } = each
    return { refundId: newId(), childId, serviceKey, statementId, trigger, exitId, dates, computedFen: each.fen, fen, decidedAs, credited, line, reason: decided?.reason ?? '' }
  })
  await addRefunds(db, schoolId, by, refunds)
  // A decision to give nothing back stands on the account too: the family reads why.
  await addEntries(db, schoolId, by, refunds.map((refund) => entryOf(refund, newId(), now)))
  const told = new Map<string, string[]>()
  for (const { childId, serviceName } of due) told.set(childId, [...new Set([...(told.get(childId) ?? []), serviceName])])
  for (const [childId, services] of told) await tellGuardiansOf(db, schoolId, [childId], { kind: 'refund_decided', details: { services: services.join('、') }, now, newId, event: refunds.find((each) => each.childId === childId)?.refundId })
}

const entryOf = ({ refundId, childId, serviceKey, statementId, credited, line, fen }: NewRefund, entryId: string, now: Date) => ({
  entryId,
  childId,
  kind: credited ? ('credit' as const) : ('refund' as const),
  amountFen: negated(fen),
  line,
  onDate: shanghaiDate(now),
  serviceKey,
  statementId,
  refundId,
})

/**
 * What the plan says comes back on exits that are carried out now, in the very transaction (FR-067); where it leaves the
 * amount to finance, that waits for finance. The caller holds the children's locks.
 */
export async function refundExits(moment: Moment, exits: readonly StoredExit[]) {
  const { db, schoolId } = moment
  if (exits.length === 0) return
  const published = await publishedPlan(db, schoolId)
  if (!published) return
  const { termId } = published.term
  const own = exits.filter((exit) => exit.termId === termId)
  const childIds = [...new Set(own.map(({ childId }) => childId))]
  const stated = new Set((await statementsOf(db, schoolId, termId, childIds)).map(({ childId }) => childId))
  if (stated.size === 0 || (await isSettling(db, schoolId, termId))) return
  const due = await dueNow(moment, published, [...stated])
  await giveBack(moment, published, due.filter(({ exitId, decidedAs }) => decidedAs === 'byRule' && own.some((exit) => exit.exitId === exitId)), null)
}

/**
 * Children who left and joined again within days that were refunded: those days are charged as they were, by taking the
 * refund back and giving the rest of it (FR-067). Safe to repeat; each leaves one audit row of its own.
 */
export async function chargeRejoined(moment: Moment) {
  const { db, schoolId, now, newId } = moment
  const term = await currentTerm(db, schoolId)
  if (!term) return
  const { termId } = term
  // Asked every few seconds of every school, and hardly ever any: the plan, which is large, is read only for those there are.
  const seen = await rejoinedRefunds(db, schoolId, termId)
  if (seen.length === 0) return
  const published = await publishedPlan(db, schoolId)
  if (!published || (await isSettling(db, schoolId, termId))) return
  await lockChildren(db, schoolId, seen.map(({ childId }) => childId))
  // Read again under the locks: another host may have been faster.
  for (const refund of await rejoinedRefunds(db, schoolId, termId)) {
    if (!seen.some(({ refundId }) => refundId === refund.refundId)) continue
    const { refundId, childId, serviceKey, statementId, again, startsOn, entryId } = refund
    const dates = refund.dates.filter((date) => !again.includes(date))
    const share = (fen: number) => roundedQuotient(fen * dates.length, refund.dates.length)
    const fen = share(refund.fen)
    const line = restLine(refund.line, { fen, of: refund.fen, days: refund.dates.length, again: again.length, startsOn })
    const rest = { ...refund, refundId: newId(), dates, computedFen: share(refund.computedFen), fen, line, decidedAs: 'byRule' as const, replaces: refundId }
    const by = { termId, staffId: null, now }
    await addRefunds(db, schoolId, by, [rest])
    const taken = entryId === null ? [] : [{ ...entryOf({ ...refund, line: { ...refund.line, name: `${refund.line.name}（收回）`, amountFen: refund.fen } }, newId(), now), amountFen: refund.fen, reverses: entryId }]
    await addEntries(db, schoolId, by, [...taken, entryOf(rest, newId(), now)].map((entry) => ({ ...entry, childId, serviceKey, statementId })))
    await tellGuardiansOf(db, schoolId, [childId], { kind: 'refund_decided', details: { services: published.plan.services.find(({ key }) => key === serviceKey)?.name ?? '' }, now, newId, event: rest.refundId })
    await appendAudit(db, { schoolId, actor: 'time', operation: 'chargeRejoined', target: `refund/${rest.refundId}`, change: { childId, statementId, replaces: refundId }, requestId: newId(), at: now })
  }
}
