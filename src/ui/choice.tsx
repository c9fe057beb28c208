import { View } from '@tarojs/components'
import { Field, type FieldProps } from './field'
import { OptionRow } from './option-row'
import { spoken } from './spoken'

export interface ChoiceOption<T> {
  value: T
  label: string
  note?: string
  disabled?: boolean
}

interface ChoiceProps<T> extends FieldProps {
  options: readonly ChoiceOption<T>[]
  /** Null until somebody chooses: nothing is ever preselected. */
  value: T | null
  onChange: (value: T) => void
}

/** One of several. */
export function Choice<T extends string | number | boolean>({ options, value, onChange, ...field }: ChoiceProps<T>) {
  return (
    <Field {...field}>
      <View {...spoken({ role: 'radiogroup', label: field.label })}>
        {options.map((option) => (
          <OptionRow
            key={String(option.value)}
            role='radio'
            checked={option.value === value}
            disabled={option.disabled}
            note={option.note}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </OptionRow>
        ))}
      </View>
    </Field>
  )
}
