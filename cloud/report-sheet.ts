import type { ChildCount, ReportTotals, SchoolReport } from './contract/oversight'
import { instantWords } from './rules/date-words'
import { reportTotals } from './rules/school-report'
import type { Column } from './spreadsheet'

type Row = (string | number | null)[]

const noData = '没有数据'
const titles = ['学校', '地区', '学期', '应参加学生', '参加学生', '覆盖率（%）', '教职工', '应收（元）', '已收（元）', '满意度（%）', '满意度有效答卷', '满意度问的是', '交给学校的投诉', '待答复投诉', '检查已完成', '检查应开展', '检查逾期', '整改逾期', '数据时间']
const widths: Record<string, number> = { 学校: 18, 满意度问的是: 36, 学期: 18, 数据时间: 20 }

/** The columns of the bureau's Excel file; every figure in a cell of its own, unrounded beyond two decimals. */
export const reportColumns: Column[] = titles.map((title) => ({ title, width: widths[title] ?? 12 }))

/** A row a school and one of all. What a school has no data of says so, for an empty cell would be read as a zero. */
export const reportRows = (schools: readonly SchoolReport[]): Row[] => [...schools.map(schoolRow), totalsRow(reportTotals(schools))]

const childWords = (count: ChildCount) => (count === 'few' ? '少于8人' : (count ?? noData))
const twoDecimals = (value: number) => Math.round(value * 100) / 100
const yuan = (fen: number | null) => (fen === null ? noData : fen / 100)

function schoolRow({ name, region, madeAt, content }: SchoolReport): Row {
  if (content === null) return [name, region, ...Array<string>(titles.length - 2).fill(noData)]
  const { satisfaction, complaints, inspections, coveragePercent } = content
  return [
    ...[name, region, content.termName, childWords(content.eligible), childWords(content.participants)],
    coveragePercent === null ? noData : twoDecimals(coveragePercent),
    content.staff ?? noData,
    ...[yuan(content.chargedFen), yuan(content.receivedFen)],
    ...(satisfaction === null ? [noData, noData, noData] : [twoDecimals(satisfaction.percent), satisfaction.base, `${satisfaction.survey}：${satisfaction.question}`]),
    ...[complaints.filed, complaints.open, inspections.done, inspections.due, inspections.overdue, inspections.late],
    madeAt === null ? noData : instantWords(madeAt),
  ]
}

function totalsRow(totals: ReportTotals): Row {
  const of = (sum: ReportTotals['staff'], value = (each: number) => each) => (sum === null ? noData : value(sum.value))
  const fen = (sum: ReportTotals['staff']) => of(sum, (each) => each / 100)
  const { satisfactionPercent } = totals
  return [
    ...[`合计（${totals.schools} 所，有数据 ${totals.withData} 所）`, null, null, of(totals.eligible), of(totals.participants), of(totals.coveragePercent, twoDecimals), of(totals.staff)],
    ...[fen(totals.chargedFen), fen(totals.receivedFen)],
    ...(satisfactionPercent === null ? [noData, noData, null] : [twoDecimals(satisfactionPercent.value), satisfactionPercent.base, '各校最近一次满意度问卷']),
    ...[of(totals.complaintsFiled), of(totals.complaintsOpen), null, null, of(totals.inspectionsOverdue), null, null],
  ]
}
