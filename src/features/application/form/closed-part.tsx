import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { refusals } from 'cloud/contract/refusals'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'

/** Instead of the form, where nobody can apply: the school offers nothing here, or not in the middle of the term. */
export function ClosedPart({ why, reason }: { why: 'service_not_offered_here' | 'mid_term_closed'; reason: string | null }) {
  return (
    <Page>
      <Empty title={refusals[why]}>
        {why === 'service_not_offered_here' ? (
          <View className='form-closed'>
            <Fact name='原因'>{reason}</Fact>
          </View>
        ) : null}
        <Button onClick={() => void Taro.navigateTo({ url: '/features/plan/read/index' })}>看方案</Button>
      </Empty>
    </Page>
  )
}
