import type { ReactNode } from 'react'
import { Button } from './button'
import { Empty } from './empty'

/** A whole page that the API refuses: its sentence, a retry, and where there is one, the way out. */
export function Refused({ message, onRetry, children }: { message: string; onRetry?: () => void; children?: ReactNode }) {
  return (
    <Empty title={message}>
      {children}
      {onRetry ? <Button onClick={onRetry}>再试一次</Button> : null}
    </Empty>
  )
}
