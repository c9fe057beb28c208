import type { ReactNode } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Ways } from '../ways'

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
      <Ways>
        <Button block kind={danger ? 'danger' : 'primary'} loading={sending} disabled={disabled} onClick={onAction}>
          {action}
        </Button>
        <Button block disabled={sending} onClick={onBack}>
          回到名单
        </Button>
      </Ways>
    </ActionBar>
  )
}
