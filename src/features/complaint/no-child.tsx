import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import './complaint.scss'

/** Somebody without a child here: what to do instead, for the phone is open to everybody. */
export function NoChild() {
  return (
    <Empty title='绑定孩子以后，可以在这里写投诉。现在也可以打收费公示上的投诉电话。'>
      <Button kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/family/bind/index' })}>
        绑定孩子
      </Button>
      <View className='complaint-do'>
        <Button onClick={() => void Taro.navigateTo({ url: '/features/fee/notice/index' })}>看收费公示</Button>
      </View>
    </Empty>
  )
}
