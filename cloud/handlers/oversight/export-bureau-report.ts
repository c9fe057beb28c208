import { exportBureauReport as operation } from '../../contract/oversight'
import { read } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { reportColumns, reportRows } from '../../report-sheet'
import { writeExcel } from '../../spreadsheet'
import { schoolReports } from '../../store/oversight'

export const exportBureauReport = read(operation, async ({ db, now }) => {
  const schools = await schoolReports(db)
  return { fileName: `各校课后服务情况-${shanghaiDate(now)}.xlsx`, base64: await writeExcel(reportColumns, reportRows(schools)) }
})
