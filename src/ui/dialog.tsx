import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { spoken } from './spoken'
import './dialog.scss'

interface DialogProps {
  open: boolean
  title: string
  children?: ReactNode
  /** What the main button does, in words: 确认退课, never 确定. */
  action: string
  danger?: boolean
  loading?: boolean
  onAction: () => void
  onCancel: () => void
}

/** Asks once more before something that cannot simply be undone. */
export function Dialog({ open, title, children, action, danger, loading, onAction, onCancel }: DialogProps) {
  if (!open) return null
  return (
    <View className='k-dialog' catchMove>
      <View className='k-dialog__sheet' {...spoken({ role: 'dialog', label: title })}>
        <View className='k-dialog__title'>{title}</View>
        <View className='k-dialog__body'>{children}</View>
        <View className='k-dialog__foot'>
          <Button block kind={danger ? 'danger' : 'primary'} loading={loading} onClick={onAction}>
            {action}
          </Button>
          <Button block disabled={loading} onClick={onCancel}>
            先不了
          </Button>
        </View>
      </View>
    </View>
  )
}
