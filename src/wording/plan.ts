import type { FeeRule, SchoolPlan } from 'cloud/contract/plan'
import { yuanWords } from './money'

type Basis = Exclude<FeeRule['basis'], 'free' | null>

const unitWords: Record<Basis, string> = { hour: '每小时', lesson: '每课时', term: '每学期', month: '每月' }
const cycleWords: Record<NonNullable<FeeRule['cycle']>, string> = { month: '按月收', term: '按学期收' }

/** 免费, 标准未出台, or 2元每小时 · 按学期收 (FR-006). Whether a fee is issued is `feeIssued`. */
export function feeWords(fee: FeeRule) {
  if (fee.basis === 'free') return '免费'
  if (fee.basis === null || fee.amountFen === null) return '标准未出台'
  const collected = fee.cycle ? cycleWords[fee.cycle] : '收费周期未公布'
  const cap = fee.capFen === null ? '' : ` · 最多${yuanWords(fee.capFen)}`
  return `${yuanWords(fee.amountFen)}${unitWords[fee.basis]} · ${collected}${cap}`
}

/** False while the standard is not issued, so that nothing may be charged. */
export const feeIssued = ({ basis, amountFen }: FeeRule) => basis === 'free' || (basis !== null && amountFen !== null)

export const insuranceWords: Record<NonNullable<SchoolPlan['insurance']>, string> = {
  required: '参加前须有意外伤害保险',
  encouraged: '鼓励家长自愿购买意外伤害保险',
  school: '由学校购买保险',
}

export const admissionWords: Record<NonNullable<SchoolPlan['audience']['admission']>, string> = {
  universal: '自愿参加，愿意参加的都接收',
  conditional: '自愿参加，面向接送确有困难的家庭',
}

export const waiverModeWords: Record<SchoolPlan['waivers'][number]['mode'], string> = { free: '免费', reduced: '减收' }

export const obligationWords: Record<SchoolPlan['waivers'][number]['obligation'], string> = { must: '应当', may: '可以' }
