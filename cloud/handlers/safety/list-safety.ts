import { listSafety as operation } from '../../contract/safety'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { serviceDays } from '../../record-days'
import { shanghaiDate } from '../../rules/dates'
import { patrolDays } from '../../rules/staffing'
import { publishedPlan } from '../../store/plan'
import { patrolsOn, safetyEntries } from '../../store/safety'

const entriesAPage = 40
const patrolledDays = 10

export const listSafety = read(operation, async ({ db, schoolId, actor, now }, { heldOn, kind, offset }) => {
  const today = shanghaiDate(now)
  const isOffice = actor.roles.has('schoolAdmin')
  const asked = { staffId: isOffice ? null : actor.staffId, heldOn: heldOn ?? null, kind: kind ?? null }
  const { entries, total, open } = await safetyEntries(db, schoolId, asked, offset, entriesAPage)
  const published = isOffice ? await publishedPlan(db, schoolId) : null
  const patrollersPerDay = published?.plan.staffing.patrollersPerDay ?? null
  const days = published && patrollersPerDay !== null ? serviceDays(published).filter((date) => date <= today).slice(-patrolledDays).reverse() : []
  const patrols = published && days.length > 0 ? patrolDays(days, await patrolsOn(db, schoolId, days), published.plan.staffing) : []
  return { today, entries, open, patrollersPerDay, patrols, ...pageOf(offset, entries.length, total) }
})
