import { incidentsAPage, listIncidents as operation } from '../../contract/incident'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { logAccess } from '../../store/desk'
import { incidentsFor } from '../../store/incident'

export const listIncidents = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const { incidents, total, open } = await incidentsFor(db, schoolId, { isOffice: actor.roles.has('schoolAdmin'), staffId: actor.staffId, classIds: actor.classIds }, offset, incidentsAPage)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(incidents.map(({ childId }) => childId))], now })
  return { incidents, open, ...pageOf(offset, incidents.length, total) }
})
