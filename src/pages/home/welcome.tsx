import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import type { Reader } from './home-view'

interface WelcomeProps {
  reader: Reader
  planPublished: boolean
  isGuardian: boolean
}

/** The home of somebody without a bound child: what this is, and two ways on. */
export function Welcome({ reader, planPublished, isGuardian }: WelcomeProps) {
  const bind = () => void Taro.navigateTo({ url: '/features/family/bind/index' })
  const plan = () => void Taro.navigateTo({ url: '/features/plan/read/index' })
  return (
    <>
      {planPublished ? null : <Notice>{isGuardian ? '学校还没有公布本学期的课后服务方案，公布后这里会显示孩子的安排。' : '学校还没有公布本学期的课后服务方案，请留意学校通知。'}</Notice>}
      <Card>
        <View className='home-sentence'>在这里看学校的课后服务方案，自愿给孩子报名、签协议、选课，每天看孩子在哪里、几点结束。</View>
        <View className='home-actions'>
          <Button block kind={reader === 'staff' ? 'plain' : 'primary'} onClick={bind}>
            绑定孩子
          </Button>
          <Button block onClick={plan}>
            先看方案
          </Button>
        </View>
        <View className='home-quiet'>看方案不需要登录，也不需要填写任何信息。</View>
      </Card>
    </>
  )
}

export function DeskEntry() {
  return (
    <Card>
      <Cell title='工作台' label='审核、公示、名单和绑定码' onClick={() => void Taro.navigateTo({ url: '/features/staff/desk/index' })} />
    </Card>
  )
}
