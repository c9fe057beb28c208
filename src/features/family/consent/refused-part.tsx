import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'

/** After 不同意: nothing is lost by it but the online way. */
export function RefusedPart({ onReconsider }: { onReconsider: () => void }) {
  return (
    <Page>
      <Card title='已记下您的选择：不同意'>
        <View className='consent-paragraph'>您仍然可以阅读学校公布的方案。</View>
        <View className='consent-paragraph'>想给孩子报名，请向班主任领取纸质申请表，孩子参加课后服务不受影响。</View>
        <View className='consent-ways'>
          <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/plan/read/index' })}>
            看方案
          </Button>
          <Button block onClick={() => void Taro.switchTab({ url: '/pages/home/index' })}>
            回到首页
          </Button>
          <Button block onClick={onReconsider}>
            重新看规则
          </Button>
        </View>
      </Card>
    </Page>
  )
}
