import type { Option } from './choice-labels'
import type { FormField, TimeForms } from './form-fields'

/** How a time of day can be stated (FR-004). */
export type TimeForm = 'clock' | keyof TimeForms

export const timeFormOptions = ({ lasts }: TimeForms): Option<TimeForm>[] => [
  { value: 'clock', label: '钟点' },
  { value: 'mark', label: '从某一刻算起' },
  { value: 'lesson', label: '第几节课' },
  ...(lasts ? [{ value: 'lasts', label: '持续多久' } as const] : []),
]

interface Point {
  mark?: unknown
  plusMinutes?: unknown
  half?: unknown
  lesson?: unknown
  lasts?: unknown
}

/** How a value states its time; null where it states none. */
export function timeFormOf(value: unknown): TimeForm | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return 'clock'
  const point = value as Point
  if ('lasts' in point) return 'lasts'
  return 'half' in point || 'lesson' in point ? 'lesson' : 'mark'
}

/** An empty time of a form, to be filled in; what is still missing is said when it is saved. */
export const emptyTime = (form: TimeForm): unknown => ({ clock: '', mark: { mark: 'afternoonDismissal', plusMinutes: 0 }, lesson: { half: 'afternoon', lesson: null }, lasts: { lasts: null } })[form]

const labelOf = (fields: readonly FormField[], name: string, code: unknown) => {
  const field = fields.find((each) => each.name === name)
  return (field?.kind === 'choice' && field.options.find(({ value }) => value === code)?.label) || ''
}

/** 16:20, 下午放学后 20 分钟, 下午第 3 节, 60 分钟. */
export function timeWords(value: unknown, forms: TimeForms): string {
  const form = timeFormOf(value)
  if (form === null) return ''
  if (form === 'clock') return String(value)
  const { mark, plusMinutes, half, lesson, lasts } = value as Point
  if (form === 'lasts') return typeof lasts === 'number' ? `${lasts} 分钟` : ''
  if (form === 'lesson') return `${labelOf(forms.lesson, 'half', half)}第 ${String(lesson ?? '…')} 节`
  const minutes = typeof plusMinutes === 'number' ? plusMinutes : 0
  return `${labelOf(forms.mark, 'mark', mark)}${minutes === 0 ? '' : `${minutes > 0 ? '后' : '前'} ${Math.abs(minutes)} 分钟`}`
}
