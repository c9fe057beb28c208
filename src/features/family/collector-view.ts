import type { Input } from 'cloud/contract/operations'
import type { ChoiceOption } from '@/ui/choice'

export interface CollectorFilled {
  name: string
  relation: string | null
  otherRelation: string
  note: string
}

export const emptyCollector: CollectorFilled = { name: '', relation: null, otherRelation: '', note: '' }

export const other = '其他'
// A tap instead of typing for those who collect most often.
export const relationOptions: ChoiceOption<string>[] = ['爷爷', '奶奶', '外公', '外婆', '爸爸', '妈妈', other].map((value) => ({ value, label: value }))

export type CollectorErrors = Partial<Record<keyof CollectorFilled, string>>

export function collectorErrors({ name, relation, otherRelation }: CollectorFilled): CollectorErrors {
  return {
    ...(name.trim() ? {} : { name: '请填写接送人的姓名。' }),
    ...(relation ? {} : { relation: '请选择接送人与孩子的关系。' }),
    ...(relation === other && !otherRelation.trim() ? { otherRelation: '请写明接送人与孩子的关系。' } : {}),
  }
}

/** What is sent; null while something is missing. */
export function collectorInput(childId: string, filled: CollectorFilled): Input<'addCollector'> | null {
  const { name, relation, otherRelation, note } = filled
  if (!relation || Object.keys(collectorErrors(filled)).length > 0) return null
  return { childId, name, relation: relation === other ? otherRelation : relation, note }
}
