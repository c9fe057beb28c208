import { View } from '@tarojs/components'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { spoken } from '@/ui/spoken'
import { getAt, setAt } from '../document-edit'
import type { FieldOf } from '../form-fields'
import { problemAt } from '../problem-view'
import { emptyTime, timeFormOf, timeFormOptions, type TimeForm } from '../time-point'
import type { PartProps } from './editor'
import { FieldPart } from './field-part'
import { TextField } from './text-fields'

/** A time of day: first how the plan states it, then the time itself (FR-004). */
export function TimeField({ path, field, editor }: PartProps<'time'>) {
  const form = timeFormOf(getAt(editor.document, path))
  const options = [...timeFormOptions(field.forms), ...(field.nullable ? [{ value: null, label: '未说明' }] : [])]
  const choose = (chosen: TimeForm | null) => {
    if (chosen !== form) editor.change(setAt(editor.document, path, chosen === null ? null : emptyTime(chosen)))
  }
  return (
    <View className='office-time' {...spoken({ role: 'group', label: field.title })}>
      <Field label={`${field.title}时间`} error={form === null || form === 'clock' ? null : problemAt(editor.problems, path, false)}>
        <Chips<TimeForm | null> label={`${field.title}时间的写法`} role='radio' options={options} isOn={(one) => one === form} onTap={choose} />
      </Field>
      {form === 'clock' ? <TextField path={path} field={clock(field.title)} editor={editor} /> : null}
      {form !== null && form !== 'clock' ? (field.forms[form] ?? []).map((inner) => <FieldPart key={inner.name} path={[...path, inner.name]} field={inner} editor={editor} />) : null}
    </View>
  )
}

const clock = (title: string): FieldOf<'text'> => ({ kind: 'text', format: 'clock', max: 5, name: 'clock', title: `${title}钟点`, hint: '', nullable: false, fallback: null })
