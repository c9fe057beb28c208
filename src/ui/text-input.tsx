import { Input } from '@tarojs/components'
import { Field, type FieldProps } from './field'
import { spokenField } from './spoken'
import './text-input.scss'

interface TextInputProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** Most characters, as in the contract. */
  max: number
  placeholder?: string
  kind?: 'text' | 'number'
}

export function TextInput({ value, onChange, max, placeholder, kind = 'text', ...field }: TextInputProps) {
  return (
    <Field {...field}>
      <Input
        className='k-input'
        value={value}
        type={kind}
        maxlength={max}
        placeholder={placeholder}
        placeholderClass='k-input__placeholder'
        onInput={(event) => onChange(event.detail.value)}
        {...spokenField(field.label)}
      />
    </Field>
  )
}
