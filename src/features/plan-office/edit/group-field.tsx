import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { spoken } from '@/ui/spoken'
import { getAt, setAt } from '../document-edit'
import { problemAt } from '../problem-view'
import type { PartProps } from './editor'
import { FieldPart } from './field-part'

/** A part of the plan with fields of its own. */
export function GroupField({ path, field, editor }: PartProps<'group'>) {
  const isStated = !field.nullable || (getAt(editor.document, path) ?? null) !== null
  const state = (value: unknown) => editor.change(setAt(editor.document, path, value))
  return (
    <View className='office-group' {...spoken({ role: 'group', label: field.title })}>
      <PartHead title={field.title} hint={field.hint} error={problemAt(editor.problems, path, false)} />
      {isStated ? field.fields.map((inner) => <FieldPart key={inner.name} path={[...path, inner.name]} field={inner} editor={editor} />) : null}
      {field.nullable ? (
        <View className='office-group__do'>
          {isStated ? (
            <Button label={`${field.title}改为未说明`} onClick={() => state(null)}>
              改为未说明
            </Button>
          ) : (
            <>
              <View className='office-quiet'>未说明</View>
              <Button label={`填写${field.title}`} onClick={() => state({})}>
                填写
              </Button>
            </>
          )}
        </View>
      ) : null}
    </View>
  )
}

/** The heading above something that has fields of its own. */
export function PartHead({ title, hint, error }: { title: string; hint: string; error: string | null }) {
  return (
    <>
      <View className='office-group__title' {...spoken({ role: 'heading' })}>
        {title}
      </View>
      {hint ? <View className='office-group__hint'>{hint}</View> : null}
      {error ? (
        <View className='office-wrong' {...spoken({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
    </>
  )
}
