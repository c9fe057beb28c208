import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './field.scss'

export interface FieldProps {
  label: string
  /** Said beside the label, so that nobody fills in more than is asked for. */
  optional?: boolean
  hint?: string
  error?: string | null
}

/** The frame of one thing to fill in: label, hint, the field itself, what is wrong with it. */
export function Field({ label, optional, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <View className='k-field'>
      <View className='k-field__label'>
        {label}
        {optional ? '（选填）' : ''}
      </View>
      {hint ? <View className='k-field__hint'>{hint}</View> : null}
      {children}
      {error ? (
        <View className='k-field__error' {...spoken({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
    </View>
  )
}
