import type { ChoiceOption } from './choice'
import { dateTyped } from './date-typed'

/** A child's insurance while it is being filled in: its kind and its last day, and nothing more is ever asked. */
export interface InsuranceFilled {
  kind: string | null
  otherKind: string
  validTo: string
}

export const emptyInsurance: InsuranceFilled = { kind: null, otherKind: '', validTo: '' }

export const otherKind = '其他'
export const kindOptions: ChoiceOption<string>[] = ['学平险', '学生意外伤害险', otherKind].map((value) => ({ value, label: value }))

export type InsuranceErrors = Partial<Record<keyof InsuranceFilled, string>>

export function insuranceErrors(filled: InsuranceFilled): InsuranceErrors {
  return {
    ...(filled.kind ? {} : { kind: '请选择保险种类。' }),
    ...(filled.kind === otherKind && !filled.otherKind.trim() ? { otherKind: '请写明是哪种保险。' } : {}),
    ...(dateTyped(filled.validTo) ? {} : { validTo: '请填写有效期的最后一天，如 2027-8-31。' }),
  }
}

/** What is recorded; null while something is missing. Whether the cover still runs, the school's server says. */
export function insuranceInput(filled: InsuranceFilled): { kind: string; validTo: string } | null {
  const validTo = dateTyped(filled.validTo)
  if (!filled.kind || !validTo || Object.keys(insuranceErrors(filled)).length > 0) return null
  return { kind: filled.kind === otherKind ? filled.otherKind.trim() : filled.kind, validTo }
}
