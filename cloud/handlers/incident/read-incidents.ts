import { incidentsAPage, readIncidents as operation } from '../../contract/incident'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { ownChild } from '../../store/child'
import { incidentsOfChild } from '../../store/incident'

export const readIncidents = read(operation, async ({ db, schoolId, actor }, { childId, offset }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const { incidents, total } = await incidentsOfChild(db, schoolId, childId, actor.guardianId as string, offset, incidentsAPage)
  return { childName: child.name, incidents, ...pageOf(offset, incidents.length, total) }
})
