import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ExitView } from 'cloud/contract/exit'
import type { CallRefused } from '@/client/refused'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'

interface StateBarProps {
  exit: ExitView
  sending: boolean
  refusal: CallRefused | null
  onTakeBack: () => Promise<void>
}

/** Below an exit that was sent: home, and taking it back while it waits. */
export function StateBar({ exit, sending, refusal, onTakeBack }: StateBarProps) {
  const [asking, setAsking] = useState(false)
  const waits = exit.status === 'waiting' || exit.status === 'delayed'
  const takeBack = async () => {
    await onTakeBack()
    setAsking(false)
  }
  return (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}>
      <View className='exit-buttons'>
        <Button kind='primary' block onClick={() => void Taro.switchTab({ url: '/pages/home/index' })}>
          回到首页
        </Button>
        {waits ? (
          <Button block onClick={() => setAsking(true)}>
            收回申请
          </Button>
        ) : null}
      </View>
      <Dialog open={asking} title='收回这份退出申请？' action='确认收回' loading={sending} onAction={() => void takeBack()} onCancel={() => setAsking(false)}>
        <View>收回后孩子照常参加。以后想退出，可以再提交。</View>
      </Dialog>
    </ActionBar>
  )
}
