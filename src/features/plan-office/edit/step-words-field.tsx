import { View } from '@tarojs/components'
import { TextInput } from '@/ui/text-input'
import { clearAt, getAt, listAt, setAt } from '../document-edit'
import type { FieldOf } from '../form-fields'
import { problemAt } from '../problem-view'
import { PartHead } from './group-field'
import type { PartProps } from './editor'

/** What this school calls each of its steps. A step without words of its own goes by its common name. */
export function StepWordsField({ path, field, editor }: PartProps<'stepWords'>) {
  const chain = listAt(editor.document, ['chain'])
  const written = Object.keys((getAt(editor.document, path) as object | null) ?? {})
  const steps = field.steps.filter(({ value }) => chain.includes(value) || written.includes(value))
  const texts = field.fields.filter((inner): inner is FieldOf<'text'> => inner.kind === 'text')
  const change = (step: string, name: string, words: string) => {
    const next = setAt(editor.document, [...path, step, name], words.trim() === '' ? null : words)
    const isEmpty = Object.values(getAt(next, [...path, step]) as object).every((value) => value === null)
    editor.change(isEmpty ? clearAt(next, [...path, step]) : next)
  }
  return (
    <View className='office-group'>
      <PartHead title={field.title} hint={field.hint} error={problemAt(editor.problems, path, false)} />
      {steps.length === 0 ? <View className='office-quiet'>先选办理步骤。</View> : null}
      {steps.map(({ value: step, label }) =>
        texts.map(({ name, title, max }) => (
          <TextInput
            key={`${step} ${name}`}
            label={`${label}：${title}`}
            optional
            max={max}
            error={problemAt(editor.problems, [...path, step, name], true)}
            value={String(getAt(editor.document, [...path, step, name]) ?? '')}
            onChange={(words) => change(step, name, words)}
          />
        )),
      )}
    </View>
  )
}
