import { Button } from './button'
import { Empty } from './empty'

export function Offline({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Empty title={message}>
      <Button onClick={onRetry}>重新连接</Button>
    </Empty>
  )
}
