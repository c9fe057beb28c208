import { Button } from './button'
import { Notice } from './notice'

/** Above data that could not be refreshed: it may be old. */
export function Stale({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice tone='todo' title='网络不通，下面是之前的内容。'>
      <Button onClick={onRetry}>重新连接</Button>
    </Notice>
  )
}
