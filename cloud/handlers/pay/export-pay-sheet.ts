import { exportPaySheet as operation } from '../../contract/pay'
import { read, refuse } from '../../handling'
import { writeExcel } from '../../spreadsheet'
import { lastPaySheet } from '../../store/pay'
import { publishedPlan } from '../../store/plan'

const columns = [{ title: '姓名', width: 12 }, { title: '应发（元）', width: 14 }, { title: '怎么算', width: 80 }]

export const exportPaySheet = read(operation, async ({ db, schoolId }, { period }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const last = await lastPaySheet(db, schoolId, published.term.termId, period)
  if (!last) return refuse('pay_sheet_missing')
  const { lines, totalFen } = last.content
  const rows = lines.map(({ name, totalFen: fen, steps }) => [name, fen / 100, steps.map((step) => `${step.says}${step.fen === null ? '' : ` = ${step.fen / 100} 元`}`).join('；')])
  return { fileName: `劳务费表-${period === 'term' ? published.term.name : period}-第${last.version}版.xlsx`, base64: await writeExcel(columns, [...rows, ['合计', totalFen / 100, `指纹 ${last.sha256}`]]) }
})
