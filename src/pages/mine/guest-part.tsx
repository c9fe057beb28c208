import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { CallRefused } from '@/client/refused'
import { signInAgain } from '@/client/sign-in'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'

/** For somebody without a family here yet: first sign in, then bind. */
export function GuestPart({ signedIn, onSignedIn }: { signedIn: boolean; onSignedIn: () => void }) {
  const [trying, setTrying] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const signIn = async () => {
    setTrying(true)
    setProblem(null)
    try {
      if (await signInAgain()) onSignedIn()
    } catch (failure) {
      // Besides our own refusals, wx.login itself may fail, with no sentence that a family could use.
      setProblem(failure instanceof CallRefused ? failure.message : '微信登录没有成功，请再试一次。')
    } finally {
      setTrying(false)
    }
  }
  if (!signedIn) {
    return (
      <Card title='您还没有登录'>
        <View className='mine-paragraph'>登录后可以绑定孩子，看到您提交和签署的全部内容。看方案不需要登录。</View>
        {problem ? <Notice tone='refusal'>{problem}</Notice> : null}
        <Button block kind='primary' loading={trying} onClick={() => void signIn()}>
          登录
        </Button>
      </Card>
    )
  }
  return (
    <Card title='您还没有绑定孩子'>
      <View className='mine-paragraph'>用班主任发的绑定码和孩子的姓名绑定，大约一分钟。</View>
      <Button block kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/family/bind/index' })}>
        绑定孩子
      </Button>
    </Card>
  )
}
