import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { FeeRule } from 'cloud/contract/plan-money'
import type { Partners } from 'cloud/contract/plan-people'

type Stated<T> = NonNullable<T>
type Offering = SchoolPlan['offering']['status']

/** What a family reads first where a school does not simply offer the service (FR-013). */
export const offeringWords: Record<Exclude<Offering, 'offered'>, { title: string; says: string }> = {
  pilot: { title: '试点', says: '本校的课后服务正在试点。' },
  notOffered: { title: '本校暂不开展课后服务', says: '现在不能报名。' },
  oversight: { title: '只公布信息', says: '这里不报名。' },
}

export const admissionWords: Record<Stated<SchoolPlan['audience']['admission']>, string> = {
  universal: '自愿参加，愿意参加的都接收',
  conditional: '自愿参加，面向接送确有困难的家庭，申请时要写明困难',
}

export const stageWords: Record<Stated<SchoolPlan['audience']['stage']>, string> = { primary: '小学', junior: '初中', nineYear: '九年一贯制' }

export const payeeWords: Record<Stated<FeeRule['payee']>, string> = { school: '学校财务', authority: '主管部门', provider: '提供服务的机构', parentCommittee: '家委会' }

export const shortUnitWords: Record<Stated<FeeRule['shortUnit']>, string> = { proRata: '按分钟折算', full: '按一个单位算', none: '不收' }

export const waiverModeWords: Record<Stated<SchoolPlan['waivers'][number]['mode']>, string> = { free: '免费', reduced: '减收' }
export const obligationWords: Record<Stated<SchoolPlan['waivers'][number]['obligation']>, string> = { must: '应当', may: '可以' }

export const menuAdmissionWords: Record<Stated<SchoolPlan['menu']['admission']>, string> = { firstCome: '先到先得', draw: '抽签', assigned: '由学校统一安排' }

export const courseChoiceWords: Record<Stated<SchoolPlan['courses'][number]['choice']>, string> = { weekdayFixed: '当天都参加', gradeFixed: '本年级都参加', free: '由家长选' }

export const venuePolicyWords: Record<Stated<SchoolPlan['venuePolicy']>, string> = {
  onCampus: '只在校内',
  offCampusWithConsent: '可以到校外，须经审批，每次征得家长同意',
}

export const vettingWords: Record<Partners['vetting'][number], string> = { credentials: '资质', health: '健康证明', filed: '备案' }

export const groupAcrossWords: Record<Stated<SchoolPlan['grouping']['across']>, string> = {
  class: '在本班',
  grade: '同年级可以跨班',
  adjacentGrade: '可以与相邻年级混编',
  any: '可以跨班、跨年级',
}

export const fundingWords: Record<Stated<SchoolPlan['accounts']['funding']>, string> = {
  grantFirst: '先用财政补助，不足部分由家长承担',
  shared: '财政补助，家长合理分担',
  fiscal: '以财政补助为主',
  guardians: '由家长承担',
}

export const accountsPublishedWords: Record<Stated<SchoolPlan['accounts']['published']>, string> = { month: '每月公示收支', term: '每学期公示收支', year: '每学年公示收支' }

export const surveyWhenWords: Record<Stated<SchoolPlan['surveys'][number]['when']>, string> = { beforeTerm: '开学前', afterStart: '开学后', monthly: '每月', termEnd: '期末' }

export const everyWords: Record<Stated<SchoolPlan['records'][number]['every']>, string> = { lesson: '每节', day: '每天', week: '每周', month: '每月', term: '每学期' }

export const inspectionWords: Record<SchoolPlan['inspections'][number]['stage'], string> = { early: '期初', midTerm: '期中', annual: '年度', monthly: '每月', regular: '定期', random: '随机' }
