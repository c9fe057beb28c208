import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Ways } from '../ways'

/** What can be done with the chosen exits. There is no refusal: leaving is never denied (FR-066). */
export function DecideBar({ count, mayDelay, onDecide }: { count: number; mayDelay: boolean; onDecide: (decision: 'approve' | 'delay') => void }) {
  return (
    <ActionBar note={mayDelay ? `已选 ${count} 份` : `已选 ${count} 份，其中有暂缓过的，只能同意`}>
      <Ways>
        <Button block kind='primary' onClick={() => onDecide('approve')}>
          同意退出
        </Button>
        {mayDelay ? (
          <Button block onClick={() => onDecide('delay')}>
            暂缓答复
          </Button>
        ) : null}
      </Ways>
    </ActionBar>
  )
}
