import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import type { Decision } from '../use-reviews'
import { Ways } from '../ways'

interface DecideBarProps {
  count: number
  mayRefuse: boolean
  onDecide: (decision: Decision) => void
}

/** What can be done with the chosen applications; appears once something is chosen. */
export function DecideBar({ count, mayRefuse, onDecide }: DecideBarProps) {
  return (
    <ActionBar note={`已选 ${count} 份`}>
      <Ways>
        <Button block kind='primary' onClick={() => onDecide('pass')}>
          通过
        </Button>
        <Button block onClick={() => onDecide('return')}>
          退回修改
        </Button>
        {mayRefuse ? (
          <Button block kind='danger' onClick={() => onDecide('refuse')}>
            不通过
          </Button>
        ) : null}
      </Ways>
    </ActionBar>
  )
}
