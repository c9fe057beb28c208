import { listAlerts as operation } from '../../contract/alert'
import { pageSize } from '../../contract/values'
import { alertReader } from '../../alert-reader'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { alertsFor } from '../../store/alert-view'
import { logAccess } from '../../store/desk'

export const listAlerts = read(operation, async ({ db, schoolId, actor, now }, { heldOn, offset }) => {
  const today = shanghaiDate(now)
  const { alerts, total } = await alertsFor(db, schoolId, alertReader(actor), { date: heldOn ?? today, withOpen: heldOn === undefined, offset, most: pageSize })
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(alerts.map(({ childId }) => childId))], now })
  return { today, alerts, ...pageOf(offset, alerts.length, total) }
})
