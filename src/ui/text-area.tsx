import { Textarea, View } from '@tarojs/components'
import { Field, type FieldProps } from './field'
import { spokenField } from './spoken'
import './text-area.scss'

interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** Most characters, as in the contract; how many are left is shown. */
  max: number
  placeholder?: string
}

export function TextArea({ value, onChange, max, placeholder, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      <Textarea
        className='k-text-area'
        value={value}
        maxlength={max}
        placeholder={placeholder}
        placeholderClass='k-text-area__placeholder'
        onInput={(event) => onChange(event.detail.value)}
        {...spokenField(field.label)}
      />
      <View className='k-text-area__left'>还可写 {max - value.length} 字</View>
    </Field>
  )
}
