import { listLeavePupils as operation } from '../../contract/leave'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { schoolDay } from '../../school-day'
import { logAccess } from '../../store/desk'
import { leavePupils } from '../../store/leave'
import { publishedPlan } from '../../store/plan'

export const listLeavePupils = read(operation, async ({ db, schoolId, actor, now }, { search, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const { staffId, classIds } = actor
  const kept = async () => (await schoolDay({ db, schoolId }, published, today)).filter(({ staffIds }) => staffId !== null && staffIds.includes(staffId)).flatMap(({ children }) => children.map(({ childId }) => childId))
  const within = actor.roles.has('schoolAdmin') ? null : { classIds, childIds: await kept() }
  const { pupils, total } = await leavePupils(db, schoolId, { termId: published.term.termId, today, search, within, offset, most: pageSize })
  await logAccess(db, schoolId, { staffId, operation: operation.name, childIds: pupils.map(({ childId }) => childId), now })
  return { pupils, ...pageOf(offset, pupils.length, total) }
})
