import { View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'

/** What can be done with the chosen exits. There is no refusal: leaving is never denied (FR-066). */
export function DecideBar({ count, mayDelay, onDecide }: { count: number; mayDelay: boolean; onDecide: (decision: 'approve' | 'delay') => void }) {
  return (
    <ActionBar note={mayDelay ? `已选 ${count} 份` : `已选 ${count} 份，其中有暂缓过的，只能同意`}>
      <View className='exit-ways'>
        <View className='exit-ways__way exit-ways__way--main'>
          <Button block kind='primary' onClick={() => onDecide('approve')}>
            同意退出
          </Button>
        </View>
        {mayDelay ? (
          <View className='exit-ways__way'>
            <Button block onClick={() => onDecide('delay')}>
              暂缓答复
            </Button>
          </View>
        ) : null}
      </View>
    </ActionBar>
  )
}
