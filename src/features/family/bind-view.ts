import type { Input } from 'cloud/contract/operations'
import type { Relation } from 'cloud/contract/family'
import { codeLength, normalCode } from 'cloud/rules/binding'
import type { ChoiceOption } from '@/ui/choice'
import { relationNames } from '@/wording/family'

export interface BindFilled {
  code: string
  childName: string
  guardianName: string
  relation: Relation | null
}

export const emptyBind: BindFilled = { code: '', childName: '', guardianName: '', relation: null }

const order: Relation[] = ['mother', 'father', 'grandparent', 'otherGuardian']
export const relationOptions: ChoiceOption<Relation>[] = order.map((value) => ({ value, label: relationNames[value] }))

export type BindErrors = Partial<Record<keyof BindFilled, string>>

/** What is still missing, each said at its own field. A code's letters are left to the API, which alone knows them. */
export function bindErrors({ code, childName, guardianName, relation }: BindFilled): BindErrors {
  return {
    ...(normalCode(code).length === codeLength ? {} : { code: `绑定码是${codeLength}位数字和字母，请对照纸条。` }),
    ...(childName.trim() ? {} : { childName: '请填写孩子的姓名。' }),
    ...(guardianName.trim() ? {} : { guardianName: '请填写您的姓名。' }),
    ...(relation ? {} : { relation: '请选择您与孩子的关系。' }),
  }
}

/** What is sent; null while something is missing. */
export function bindInput(filled: BindFilled): Input<'bindChild'> | null {
  const { relation } = filled
  return relation && Object.keys(bindErrors(filled)).length === 0 ? { ...filled, relation } : null
}
