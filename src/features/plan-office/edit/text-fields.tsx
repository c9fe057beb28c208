import { Textarea } from '@tarojs/components'
import { Field } from '@/ui/field'
import { spokenField } from '@/ui/spoken'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { getAt, setAt } from '../document-edit'
import { fenOf, linesOf, linesTyped, moneyFault, numberFault, numberOf, numberTyped, yuanTyped } from '@/ui/number-typed'
import { problemAt } from '../problem-view'
import { tidied, useTyped } from '../typed-text'
import type { PartProps } from './editor'

const placeholders: Record<string, string> = { date: '2026-09-01', clock: '16:20', monthDay: '11-01' }
const textOf = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))
/** A typed text may be longer than a tidy one, such as 2026年9月1日. */
const roomToType = 12

/** One line or a paragraph. Left empty, it counts as not stated. */
export function TextField({ path, field, editor }: PartProps<'text'>) {
  const value = getAt(editor.document, path)
  const read = (typed: string) => (typed.trim() === '' ? (field.nullable ? null : '') : tidied(field.format, typed))
  const { text, setTyped } = useTyped(value, textOf, read)
  const onChange = (typed: string) => {
    setTyped(typed)
    editor.change(setAt(editor.document, path, read(typed)))
  }
  const said = { label: field.title, hint: field.hint, error: problemAt(editor.problems, path, true), value: text, onChange }
  if (field.format === 'long') return <TextArea {...said} max={field.max} />
  return <TextInput {...said} max={Math.max(field.max, roomToType)} placeholder={placeholders[field.format]} />
}

/** Shown and typed in yuan, kept in whole fen. */
export function MoneyField({ path, field, editor }: PartProps<'money'>) {
  const value = getAt(editor.document, path)
  const { text, setTyped } = useTyped(value, yuanTyped, fenOf)
  const onChange = (typed: string) => {
    setTyped(typed)
    editor.change(setAt(editor.document, path, fenOf(typed)))
  }
  return <TextInput label={`${field.title}（元）`} hint={field.hint} error={moneyFault(value) ?? problemAt(editor.problems, path, true)} max={15} placeholder='0.00' value={text} onChange={onChange} />
}

export function NumberField({ path, field, editor }: PartProps<'number'>) {
  const value = getAt(editor.document, path)
  // A number that must be there and has a usual value, such as 0 minutes, shows it where nothing is written.
  const { text, setTyped } = useTyped(value ?? field.fallback, numberTyped, numberOf)
  const onChange = (typed: string) => {
    setTyped(typed)
    editor.change(setAt(editor.document, path, numberOf(typed)))
  }
  const label = field.unit && !field.title.includes(field.unit) ? `${field.title}（${field.unit}）` : field.title
  // A phone's keypad for whole numbers has neither point nor minus.
  const kind = field.whole && (field.min ?? 0) >= 0 ? 'number' : 'text'
  return <TextInput label={label} hint={field.hint} error={numberFault(value, field) ?? problemAt(editor.problems, path, true)} kind={kind} max={13} value={text} onChange={onChange} />
}

/** A list of texts, one a line. */
export function LinesField({ path, field, editor }: PartProps<'lines'>) {
  const value = getAt(editor.document, path)
  const { text, setTyped } = useTyped(value, linesTyped, linesOf)
  const onChange = (typed: string) => {
    setTyped(typed)
    editor.change(setAt(editor.document, path, linesOf(typed)))
  }
  return (
    <Field label={field.title} hint={[field.hint, '一行写一条。'].join('')} error={problemAt(editor.problems, path, true)}>
      <Textarea
        className='k-text-area'
        style={{ height: `${Math.min(16, Math.max(4, text.split('\n').length + 1)) * 1.5}em` }}
        value={text}
        maxlength={field.most * (field.longest + 1)}
        onInput={(event) => onChange(event.detail.value)}
        {...spokenField(field.title)}
      />
    </Field>
  )
}
