import type { ReactNode } from 'react'
import { Button as NativeButton } from '@tarojs/components'
import { spoken } from './spoken'
import './button.scss'

interface ButtonProps {
  children: ReactNode
  onClick: () => void
  kind?: 'primary' | 'plain' | 'danger'
  /** As wide as what surrounds it. */
  block?: boolean
  disabled?: boolean
  /** What was asked for is under way: looks and is disabled, so that a second tap does nothing. */
  loading?: boolean
  label?: string
}

export function Button({ children, onClick, kind = 'plain', block, disabled, loading, label }: ButtonProps) {
  const still = Boolean(disabled || loading)
  return (
    <NativeButton
      className={`k-button k-button--${kind}${block ? ' k-button--block' : ''}${still ? ' k-button--still' : ''}`}
      hoverClass={still ? 'none' : 'k-button--pressed'}
      // On H5 even disabled={false} leaves an attribute behind, and Taro's own style fades the words.
      {...(still && { disabled: true })}
      onClick={() => still || onClick()}
      {...spoken({ role: 'button', label, disabled: still || undefined })}
    >
      {loading ? '请稍候…' : children}
    </NativeButton>
  )
}
