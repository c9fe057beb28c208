import { readBureauReport as operation } from '../../contract/oversight'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { reportTotals } from '../../rules/school-report'
import { schoolReports } from '../../store/oversight'

export const readBureauReport = read(operation, async ({ db }, { offset }) => {
  const all = await schoolReports(db)
  const schools = all.slice(offset, offset + pageSize)
  return { schools, totals: reportTotals(all), ...pageOf(offset, schools.length, all.length) }
})
