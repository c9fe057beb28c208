import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './option-row.scss'

interface OptionRowProps {
  role: 'radio' | 'checkbox'
  checked: boolean
  disabled?: boolean
  note?: string
  onClick: () => void
  children: ReactNode
}

/** One line with a round or square mark: what Choice, MultiChoice and CheckLine are made of. */
export function OptionRow({ role, checked, disabled, note, onClick, children }: OptionRowProps) {
  const look = `k-option k-option--${role}${checked ? ' k-option--on' : ''}${disabled ? ' k-option--off' : ''}`
  return (
    <View
      className={look}
      hoverClass={disabled ? 'none' : 'k-option--pressed'}
      onClick={() => disabled || onClick()}
      {...spoken({ role, checked, disabled: disabled || undefined })}
    >
      <View className='k-option__mark'>{checked ? <View className='k-option__dot' /> : null}</View>
      <View className='k-option__text'>
        {children}
        {note ? <View className='k-option__note'>{note}</View> : null}
      </View>
    </View>
  )
}
