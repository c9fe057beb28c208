import { listDayChanges as operation } from '../../contract/day-change'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { dayChangesFrom } from '../../store/day-change'
import { publishedPlan } from '../../store/plan'

export const listDayChanges = read(operation, async ({ db, schoolId, now }, { from, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const { changes, total } = await dayChangesFrom(db, schoolId, from ?? today, offset, pageSize)
  const { services } = published.plan
  return {
    today,
    from: from ?? today,
    changes: changes.map((change) => ({
      ...change,
      serviceName: change.serviceKey && (services.find(({ key }) => key === change.serviceKey)?.name ?? change.serviceKey),
      mayUndo: change.undoneAt === null && change.heldOn >= today,
    })),
    ...pageOf(offset, changes.length, total),
  }
})
