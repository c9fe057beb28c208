import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import type { Decision } from '../use-reviews'

interface DecideBarProps {
  count: number
  mayRefuse: boolean
  onDecide: (decision: Decision) => void
}

/** What can be done with the chosen applications; appears once something is chosen. */
export function DecideBar({ count, mayRefuse, onDecide }: DecideBarProps) {
  return (
    <ActionBar note={`已选 ${count} 份`}>
      <View className='review-ways'>
        <View className='review-ways__way review-ways__way--main'>
          <Button block kind='primary' onClick={() => onDecide('pass')}>
            通过
          </Button>
        </View>
        <View className='review-ways__way'>
          <Button block onClick={() => onDecide('return')}>
            退回修改
          </Button>
        </View>
        {mayRefuse ? (
          <View className='review-ways__way'>
            <Button block kind='danger' onClick={() => onDecide('refuse')}>
              不通过
            </Button>
          </View>
        ) : null}
      </View>
    </ActionBar>
  )
}
