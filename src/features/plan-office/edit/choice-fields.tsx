import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { weekdayName } from '@/wording/dates'
import { gradeName } from '@/wording/grades'
import type { Option } from '../choice-labels'
import { getAt, listAt, setAt } from '../document-edit'
import { referable, referredNames } from '../entry-words'
import type { FormField } from '../form-fields'
import { linesOf } from '@/ui/number-typed'
import { problemAt } from '../problem-view'
import { useTyped } from '../typed-text'
import { TextInput } from '@/ui/text-input'
import type { Editor, PartProps } from './editor'

const unstated = { value: null, label: '未说明' }
type Value = string | number | boolean

interface OneProps {
  path: PartProps['path']
  field: FormField
  editor: Editor
  options: readonly { value: Value; label: string }[]
}

/** One of several, or 未说明 where the plan need not say. */
function OneOf({ path, field, editor, options }: OneProps) {
  const value = getAt(editor.document, path) ?? field.fallback ?? null
  return (
    <Field label={field.title} hint={field.hint} error={problemAt(editor.problems, path, true)}>
      <Chips<Value | null>
        label={field.title}
        role='radio'
        options={field.nullable ? [...options, unstated] : options}
        isOn={(one) => one === value}
        onTap={(one) => editor.change(setAt(editor.document, path, one))}
      />
    </Field>
  )
}

/** Any of several, kept in the order of the options. */
function AnyOf<T extends string | number>({ path, field, editor, options }: Omit<OneProps, 'options'> & { options: readonly { value: T; label: string }[] }) {
  const chosen = listAt(editor.document, path)
  const isUnstated = field.nullable && chosen.length === 0
  const toggled = (one: T) => options.map(({ value }) => value).filter((value) => (value === one) !== chosen.includes(value))
  const onTap = (one: T | null) => {
    const next = one === null ? [] : toggled(one)
    editor.change(setAt(editor.document, path, next.length === 0 && field.nullable ? null : next))
  }
  return (
    <Field label={field.title} hint={field.hint} error={problemAt(editor.problems, path, true)}>
      <Chips<T | null>
        label={field.title}
        role='checkbox'
        options={field.nullable ? [...options, unstated] : options}
        isOn={(one) => (one === null ? isUnstated : chosen.includes(one))}
        onTap={onTap}
      />
    </Field>
  )
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
]
export const YesNoField = (props: PartProps<'yesNo'>) => <OneOf {...props} options={yesNo} />
export const ChoiceField = (props: PartProps<'choice'>) => <OneOf {...props} options={props.field.options} />
export const ChoicesField = (props: PartProps<'choices'>) => <AnyOf {...props} options={props.field.options} />

const grades = Array.from({ length: 9 }, (_, index) => ({ value: index + 1, label: gradeName(index + 1) }))
export const GradesField = (props: PartProps<'grades'>) => <AnyOf {...props} options={grades} />
const weekdays = Array.from({ length: 7 }, (_, index) => ({ value: index + 1, label: weekdayName(index + 1) }))
export const WeekdaysField = (props: PartProps<'weekdays'>) => <AnyOf {...props} options={weekdays} />

const keysAt = (editor: Editor, path: PartProps['path']) => {
  const value = getAt(editor.document, path)
  return (Array.isArray(value) ? value : [value]).filter((key): key is string => typeof key === 'string' && key !== '')
}

/** Names another entry of the plan. */
export function ReferenceField({ path, field, editor }: PartProps<'reference'>) {
  const options = referable(editor.document, field.of, keysAt(editor, path))
  return <OneOf {...{ path, editor, options }} field={{ ...field, hint: options.length === 0 ? `方案里还没有${referredNames[field.of]}，先去添加。` : '' }} />
}

export function ReferencesField({ path, field, editor }: PartProps<'references'>) {
  const options = referable(editor.document, field.of, keysAt(editor, path))
  return <AnyOf {...{ path, field, editor, options }} />
}

/** The tags that rules know, and any of the school's own beside them. */
export function TagsField({ path, field, editor }: PartProps<'tags'>) {
  const chosen = listAt(editor.document, path)
  const known = new Set<unknown>(field.options.map(({ value }) => value))
  const own = chosen.filter((tag) => !known.has(tag))
  const readOwn = (typed: string) => linesOf(typed.replace(/[、，,\s]+/g, '\n'))
  const { text, setTyped } = useTyped(own, (tags) => (tags as unknown[]).map(String).join('、'), readOwn)
  const put = (listed: readonly unknown[], others: readonly unknown[]) => editor.change(setAt(editor.document, path, [...listed, ...others]))
  const listed = (of: readonly unknown[]) => field.options.map(({ value }: Option) => value).filter((value) => of.includes(value))
  const toggle = (tag: string) => put(listed(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]), own)
  const type = (typed: string) => {
    setTyped(typed)
    put(listed(chosen), readOwn(typed))
  }
  return (
    <>
      <Field label={field.title} hint={field.hint}>
        <Chips label={field.title} role='checkbox' options={field.options} isOn={(tag) => chosen.includes(tag)} onTap={toggle} />
      </Field>
      <TextInput label={`${field.title}：自拟`} hint='英文字母的代号，几个之间用顿号隔开。' error={problemAt(editor.problems, path, true)} max={400} value={text} onChange={type} />
    </>
  )
}
