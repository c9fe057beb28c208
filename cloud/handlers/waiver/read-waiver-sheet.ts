import { readWaiverSheet as operation } from '../../contract/waiver'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { reliefPercent } from '../../rules/relief'
import { listColumns } from '../../rules/waiver-list'
import { writeExcel } from '../../spreadsheet'
import { publishedPlan } from '../../store/plan'

export const readWaiverSheet = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const groups = published.plan.waivers.map((waiver) => ({ group: waiver.group, percent: reliefPercent(waiver, null), obligation: waiver.obligation }))
  const base64 = await writeExcel(listColumns.map((title) => ({ title, width: 16 })), [])
  return { today: shanghaiDate(now), groups, fileName: '上级名单模板.xlsx', base64 }
})
