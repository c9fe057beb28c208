import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

interface WayBarProps {
  action: string
  danger?: boolean
  disabled?: boolean
  sending: boolean
  refusal: string | null
  note?: ReactNode
  onAction: () => void
  onBack: () => void
}

/** A part's main action and the way back to the roster. */
export function WayBar({ action, danger, disabled, sending, refusal, note, onAction, onBack }: WayBarProps) {
  return (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal}</Notice> : note}>
      <View className='roster-bar'>
        <View className='roster-bar__way roster-bar__way--main'>
          <Button block kind={danger ? 'danger' : 'primary'} loading={sending} disabled={disabled} onClick={onAction}>
            {action}
          </Button>
        </View>
        <View className='roster-bar__way'>
          <Button block disabled={sending} onClick={onBack}>
            回到名单
          </Button>
        </View>
      </View>
    </ActionBar>
  )
}
