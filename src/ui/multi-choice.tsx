import { View } from '@tarojs/components'
import type { ChoiceOption } from './choice'
import { Field, type FieldProps } from './field'
import { OptionRow } from './option-row'
import { spoken } from './spoken'

interface MultiChoiceProps<T> extends FieldProps {
  options: readonly ChoiceOption<T>[]
  value: readonly T[]
  onChange: (value: T[]) => void
}

/** Any of several; what is chosen keeps the order of the options. */
export function MultiChoice<T extends string | number>({ options, value, onChange, ...field }: MultiChoiceProps<T>) {
  const toggle = (toggled: T) =>
    onChange(options.map((option) => option.value).filter((one) => (one === toggled) !== value.includes(one)))
  return (
    <Field {...field}>
      <View {...spoken({ role: 'group', label: field.label })}>
        {options.map((option) => (
          <OptionRow
            key={option.value}
            role='checkbox'
            checked={value.includes(option.value)}
            disabled={option.disabled}
            note={option.note}
            onClick={() => toggle(option.value)}
          >
            {option.label}
          </OptionRow>
        ))}
      </View>
    </Field>
  )
}
