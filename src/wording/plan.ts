import type { FeeRule, SchoolPlan } from 'cloud/contract/plan'

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
