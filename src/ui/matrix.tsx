import { View } from '@tarojs/components'
import { Chips } from './chips'
import { Field, type FieldProps } from './field'
import './matrix.scss'

interface Named {
  key: string
  label: string
}

interface MatrixProps extends FieldProps {
  rows: readonly Named[]
  options: readonly Named[]
  /** The option chosen, by row. */
  value: Readonly<Record<string, string>>
  onChange: (value: Record<string, string>) => void
}

/** The same single choice for several rows, one below the other: a table would not fit a phone held by large type. */
export function Matrix({ rows, options, value, onChange, ...field }: MatrixProps) {
  return (
    <Field {...field}>
      {rows.map((row) => (
        <View key={row.key} className='k-matrix__row'>
          <View className='k-matrix__name'>{row.label}</View>
          <Chips
            label={`${field.label}，${row.label}`}
            role='radio'
            options={options.map(({ key, label }) => ({ value: key, label }))}
            isOn={(key) => value[row.key] === key}
            onTap={(key) => onChange({ ...value, [row.key]: key })}
          />
        </View>
      ))}
    </Field>
  )
}
