import { View } from '@tarojs/components'
import { Field } from '@/ui/field'
import { getAt } from '../document-edit'
import type { FormField } from '../form-fields'
import { placeId } from '../problem-view'
import { ChainField } from './chain-field'
import { ChoiceField, ChoicesField, GradesField, ReferenceField, ReferencesField, TagsField, WeekdaysField, YesNoField } from './choice-fields'
import type { Editor, PartProps } from './editor'
import { GroupField } from './group-field'
import { LevelsField } from './levels-field'
import { ListField } from './list-field'
import { StepWordsField } from './step-words-field'
import { LinesField, MoneyField, NumberField, TextField } from './text-fields'
import { TimeField } from './time-field'

/** Draws one field of the plan by its kind. */
export function FieldPart({ path, field, editor }: PartProps) {
  return (
    <View id={placeId(path)} className='office-place'>
      {drawn(path, field, editor)}
    </View>
  )
}

function drawn(path: PartProps['path'], field: FormField, editor: Editor) {
  switch (field.kind) {
    case 'text':
      return <TextField {...{ path, field, editor }} />
    case 'number':
      return <NumberField {...{ path, field, editor }} />
    case 'money':
      return <MoneyField {...{ path, field, editor }} />
    case 'yesNo':
      return <YesNoField {...{ path, field, editor }} />
    case 'choice':
      return <ChoiceField {...{ path, field, editor }} />
    case 'choices':
      return <ChoicesField {...{ path, field, editor }} />
    case 'grades':
      return <GradesField {...{ path, field, editor }} />
    case 'weekdays':
      return <WeekdaysField {...{ path, field, editor }} />
    case 'lines':
      return <LinesField {...{ path, field, editor }} />
    case 'tags':
      return <TagsField {...{ path, field, editor }} />
    case 'reference':
      return <ReferenceField {...{ path, field, editor }} />
    case 'references':
      return <ReferencesField {...{ path, field, editor }} />
    case 'time':
      return <TimeField {...{ path, field, editor }} />
    case 'chain':
      return <ChainField {...{ path, field, editor }} />
    case 'stepWords':
      return <StepWordsField {...{ path, field, editor }} />
    case 'levels':
      return <LevelsField {...{ path, field, editor }} />
    case 'group':
      return <GroupField {...{ path, field, editor }} />
    case 'list':
      return <ListField {...{ path, field, editor }} />
    case 'unknown':
      return <UnknownField {...{ path, field, editor }} />
  }
}

/** A newer API may know a field that this build cannot draw: it is shown, kept, and changed by way of the text. */
function UnknownField({ path, field, editor }: PartProps<'unknown'>) {
  return (
    <Field label={field.title} hint='这一项在这里不能改。要改请导出 YAML，改好后再导入。'>
      <View className='office-quiet'>{JSON.stringify(getAt(editor.document, path) ?? null)}</View>
    </Field>
  )
}
