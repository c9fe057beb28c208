import { View } from '@tarojs/components'
import { Field, type FieldProps } from './field'
import { spoken } from './spoken'
import './scale.scss'

interface ScaleProps extends FieldProps {
  from: number
  to: number
  /** What the two ends mean; empty where the question says it. */
  lowLabel: string
  highLabel: string
  value: number | null
  onChange: (value: number) => void
}

/** A mark from `from` to `to`, each a key for a thumb. */
export function Scale({ from, to, lowLabel, highLabel, value, onChange, ...field }: ScaleProps) {
  const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const meaning = (step: number) => (step === from ? lowLabel : step === to ? highLabel : '')
  return (
    <Field {...field}>
      <View className='k-scale'>
        <View className='k-scale__steps' {...spoken({ role: 'radiogroup', label: field.label })}>
          {steps.map((step) => (
            <View
              key={step}
              className={`k-scale__step${step === value ? ' k-scale__step--on' : ''}`}
              hoverClass='k-scale__step--pressed'
              onClick={() => onChange(step)}
              {...spoken({ role: 'radio', label: [`${step}分`, meaning(step)].filter(Boolean).join('，'), checked: step === value })}
            >
              {step}
            </View>
          ))}
        </View>
        <View className='k-scale__ends'>
          <View>{lowLabel ? `${from} = ${lowLabel}` : ''}</View>
          <View>{highLabel ? `${to} = ${highLabel}` : ''}</View>
        </View>
      </View>
    </Field>
  )
}
