import { listWaivers as operation } from '../../contract/waiver'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { reliefPercent } from '../../rules/relief'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'
import { requestsOfTerm } from '../../store/waiver'

// Half a page of other lists: each carries what a family wrote.
const mostRequests = 25

export const listWaivers = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  const { requests, total } = published ? await requestsOfTerm(db, schoolId, published.term.termId, offset, mostRequests) : { requests: [], total: 0 }
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(requests.map(({ childId }) => childId))], now })
  // Finance needs what was granted; what a family confided is for who decides.
  const decides = actor.roles.has('schoolAdmin')
  const waivers = requests.map((request) => {
    const waiver = published?.plan.waivers.find(({ group }) => group === request.group)
    return { ...request, statement: decides ? request.statement : '', obligation: waiver?.obligation ?? null, planPercent: waiver ? reliefPercent(waiver, null) : null }
  })
  return { decides, waivers, ...pageOf(offset, waivers.length, total) }
})
