import type { Output } from 'cloud/contract/operations'
import type { ChildCount, InspectionLog, PlannedInspection, ReportContent, ReportTotals, SchoolReport, StatedRatio } from 'cloud/contract/oversight'
import { dayWords, instantWords } from 'cloud/rules/date-words'
import type { BadgeTone } from '@/ui/badge'
import type { SumRow } from '@/ui/sum-rows'
import { yuan } from '@/wording/money'

export type School = Output<'readBureauReport'>['schools'][number]

export const noData = '没有数据'

/** A percentage to one decimal, without a zero behind it: 75%, 7.5%, 133.3%. */
export const percentWords = (value: number) => `${Number(value.toFixed(1))}%`

const childWords = (count: ChildCount) => (count === null ? noData : count === 'few' ? '少于 8 人' : `${count} 人`)
const fenWords = (fen: number | null) => (fen === null ? noData : yuan(fen))

/** One line under a school's name in the list. */
export function schoolLine({ content }: Pick<SchoolReport, 'content'>): string {
  if (content === null) return noData
  const { participants, eligible, coveragePercent, satisfaction } = content
  const joined = participants === null && eligible === null ? `参加：${noData}` : `参加 ${childWords(participants)}，应参加 ${childWords(eligible)}${coveragePercent === null ? '' : `，覆盖 ${percentWords(coveragePercent)}`}`
  return `${joined}；${satisfaction === null ? `满意度：${noData}` : `满意度 ${percentWords(satisfaction.percent)}（${satisfaction.base} 份）`}`
}

/** What somebody must see to, in words and never by colour alone. */
export function schoolBadges({ content }: Pick<SchoolReport, 'content'>): { words: string; tone: BadgeTone }[] {
  if (content === null) return []
  const { inspections, complaints } = content
  return [
    ...(inspections.overdue > 0 ? [{ words: `检查逾期 ${inspections.overdue}`, tone: 'bad' as const }] : []),
    ...(inspections.late > 0 ? [{ words: `整改逾期 ${inspections.late}`, tone: 'bad' as const }] : []),
    ...(inspections.due > 0 ? [{ words: `应检查 ${inspections.due}`, tone: 'todo' as const }] : []),
    ...(complaints.open > 0 ? [{ words: `投诉待答复 ${complaints.open}`, tone: 'todo' as const }] : []),
  ]
}

/** A school's totals as a table. */
export function schoolRows({ eligible, participants, coveragePercent, staff, chargedFen, receivedFen, satisfaction, complaints, inspections }: ReportContent): SumRow[] {
  return [
    { name: '应参加学生', says: childWords(eligible), note: '方案面向的年级，在册学生' },
    { name: '参加学生', says: childWords(participants) },
    { name: '覆盖率', says: coveragePercent === null ? noData : percentWords(coveragePercent), note: '参加 ÷ 应参加' },
    { name: '教职工', says: staff === null ? noData : `${staff} 人`, note: '本学期带班或开课的' },
    { name: '应收', says: fenWords(chargedFen), note: '减免和退费以后' },
    { name: '已收', says: fenWords(receivedFen) },
    { name: '满意度', says: satisfaction === null ? noData : percentWords(satisfaction.percent), note: satisfaction === null ? undefined : `“${satisfaction.question}”，最好的两档占 ${satisfaction.base} 份有效答卷的比例；${satisfaction.survey}，${dayWords(satisfaction.closedOn)}截止` },
    { name: '交给学校的投诉', says: `${complaints.filed} 件`, note: `本学期；待答复 ${complaints.open} 件` },
    { name: '督导检查', says: `完成 ${inspections.done} 次`, note: `现在应查 ${inspections.due} 次，逾期 ${inspections.overdue} 次；整改逾期 ${inspections.late} 项` },
  ]
}

type Sum = ReportTotals['staff']
const ofSchools = (sum: Sum, words: (value: number) => string): Pick<SumRow, 'says' | 'note'> => (sum === null ? { says: noData } : { says: words(sum.value), note: `${sum.schools} 所学校有数据` })

/** What all schools come to; each figure says of how many schools it is. */
export const totalRows = (totals: ReportTotals): SumRow[] => [
  { name: '学校', says: `${totals.schools} 所`, note: `其中 ${totals.withData} 所有数据` },
  { name: '应参加学生', ...ofSchools(totals.eligible, (value) => `${value} 人`) },
  { name: '参加学生', ...ofSchools(totals.participants, (value) => `${value} 人`) },
  { name: '覆盖率', ...ofSchools(totals.coveragePercent, percentWords) },
  { name: '教职工', ...ofSchools(totals.staff, (value) => `${value} 人`) },
  { name: '应收', ...ofSchools(totals.chargedFen, yuan) },
  { name: '已收', ...ofSchools(totals.receivedFen, yuan) },
  totals.satisfactionPercent === null ? { name: '满意度', says: noData } : { name: '满意度', says: percentWords(totals.satisfactionPercent.value), note: `${totals.satisfactionPercent.schools} 所学校，${totals.satisfactionPercent.base} 份有效答卷；各校问法可能不同` },
  { name: '交给学校的投诉', ...ofSchools(totals.complaintsFiled, (value) => `${value} 件`) },
  { name: '检查逾期', ...ofSchools(totals.inspectionsOverdue, (value) => `${value} 次`) },
]

/** A ratio as its figures make it, and what the source printed where that is another number (R-048). */
export function ratioRow({ name, kind, unit, value, printed, differs }: StatedRatio): SumRow {
  const words = (number: number) => `${number}${unit === '' || unit === '%' ? unit : ` ${unit}`}`
  // A sum for each head is cut off, so that all of them together never come to more than there was.
  const rounded = (number: number) => (kind === 'perUnit' ? Math.floor(number * 100) / 100 : kind === 'whole' ? Math.round(number) : Number(number.toFixed(1)))
  return { name, says: value === null ? noData : words(rounded(value)), note: differs && printed !== null ? `方案印的是 ${words(printed)}，与按数字计算的不同` : undefined }
}

export const madeWords = (madeAt: string | null) => (madeAt === null ? '还没有汇总，一小时内会有。' : `${instantWords(madeAt)}汇总，每小时更新。`)

export const stageNames: Record<PlannedInspection['stage'], string> = { early: '期初', midTerm: '期中', annual: '年度', monthly: '每月', regular: '定期', random: '随机' }

export const periodStates: Record<PlannedInspection['periods'][number]['state'], { words: string; tone: BadgeTone }> = {
  done: { words: '已检查', tone: 'good' },
  due: { words: '现在应查', tone: 'todo' },
  overdue: { words: '已逾期', tone: 'bad' },
  coming: { words: '还没到', tone: 'calm' },
}

export const rectifyStates: Record<InspectionLog['state'], { words: string; tone: BadgeTone }> = {
  none: { words: '不用整改', tone: 'good' },
  asked: { words: '等学校整改', tone: 'todo' },
  late: { words: '整改逾期', tone: 'bad' },
  answered: { words: '学校已答复', tone: 'todo' },
  settled: { words: '已整改', tone: 'good' },
}
