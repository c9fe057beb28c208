import { listRefunds as operation } from '../../contract/refund'
import { dueNow } from '../../give-back'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { lastDayOf } from '../../rules/calendar'
import { shanghaiDate } from '../../rules/dates'
import { childrenById } from '../../store/child'
import { logAccess } from '../../store/desk'
import { isSettling } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { childrenToRefund, leftOfStatements, refundsOfTerm } from '../../store/refund'

// Each carries a line with its arithmetic and the plan's own words.
const mostRefunds = 25

export const listRefunds = read(operation, async ({ db, schoolId, actor, now }, { show, trigger, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term } = published
  const state = { today: shanghaiDate(now), settled: await isSettling(db, schoolId, term.termId), mayDecide: actor.roles.has('financeOfficer') }
  const seen = (childIds: string[]) => logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(childIds)], now })
  if (show === 'decided') {
    const { refunds, total } = await refundsOfTerm(db, schoolId, term.termId, trigger, offset, mostRefunds)
    await seen(refunds.map(({ childId }) => childId))
    return { ...state, waiting: [], waitingFen: 0, decided: refunds, ...pageOf(offset, refunds.length, total) }
  }
  // Once it is settled nothing waits any more.
  const childIds = state.settled ? [] : await childrenToRefund(db, schoolId, { termId: term.termId, holidays: term.holidays.map(({ date }) => date), endsOn: lastDayOf(term) })
  const due = (await dueNow({ db, schoolId, now }, published, childIds)).filter((each) => trigger === null || each.trigger === trigger)
  const children = new Map((await childrenById(db, schoolId, [...new Set(due.map(({ childId }) => childId))])).map((child) => [child.childId, child]))
  const named = due.flatMap((each) => {
    const child = children.get(each.childId)
    return child ? [{ ...each, childName: child.name, className: child.className }] : []
  })
  named.sort((a, b) => a.className.localeCompare(b.className, 'zh') || a.childName.localeCompare(b.childName, 'zh') || a.statementId.localeCompare(b.statementId))
  const shown = named.slice(offset, offset + mostRefunds)
  const left = await leftOfStatements(db, schoolId, shown.map(({ statementId }) => statementId))
  await seen(shown.map(({ childId }) => childId))
  const waiting = shown.map((each) => ({ ...each, mostFen: left.get(each.statementId) ?? 0, comesByItself: each.trigger === 'exit' && each.decidedAs === 'byRule' }))
  return { ...state, waiting, waitingFen: named.reduce((total, { fen }) => total + fen, 0), decided: [], ...pageOf(offset, shown.length, named.length) }
})
