import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Chips } from '@/ui/chips'
import { Field } from '@/ui/field'
import { listAt, moveAt, removeAt, setAt } from '../document-edit'
import { problemAt } from '../problem-view'
import type { PartProps } from './editor'

/** The steps from application to seat, in the school's own order. */
export function ChainField({ path, field, editor }: PartProps<'chain'>) {
  const steps = listAt(editor.document, path)
  const label = (step: unknown) => field.options.find(({ value }) => value === step)?.label ?? String(step)
  const rest = field.options.filter(({ value }) => !steps.includes(value))
  const put = (next: readonly unknown[]) => editor.change(setAt(editor.document, path, next.length === 0 ? null : next))
  return (
    <Field label={field.title} hint={field.hint} error={problemAt(editor.problems, path, true)}>
      {steps.length === 0 ? <View className='office-quiet'>未说明</View> : null}
      {steps.map((step, index) => (
        <View key={String(step)} className='office-step'>
          <View className='office-step__name'>
            {index + 1}. {label(step)}
          </View>
          <View className='office-row'>
            <Button disabled={index === 0} label={`${label(step)}上移`} onClick={() => editor.change(moveAt(editor.document, path, index, index - 1))}>
              上移
            </Button>
            <Button disabled={index === steps.length - 1} label={`${label(step)}下移`} onClick={() => editor.change(moveAt(editor.document, path, index, index + 1))}>
              下移
            </Button>
            <Button kind='danger' label={`去掉${label(step)}`} onClick={() => put(listAt(removeAt(editor.document, path, index), path))}>
              去掉
            </Button>
          </View>
        </View>
      ))}
      {rest.length > 0 ? (
        <>
          <View className='office-group__hint'>点一下，加到最后：</View>
          <Chips label='添加步骤' role='checkbox' options={rest} isOn={() => false} onTap={(step) => put([...steps, step])} />
        </>
      ) : null}
    </Field>
  )
}
