import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Send } from '@/client/use-send'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { CheckLine } from '@/ui/check-line'
import { Notice } from '@/ui/notice'

interface DecisionBarProps {
  granted: boolean
  send: Send<'decideConsent'>
  onAgree: () => void
  onDisagree: () => void
  onBind: () => void
}

/** 同意 and 不同意 look the same and are the same size: neither is the expected answer. */
export function DecisionBar({ granted, send, onAgree, onDisagree, onBind }: DecisionBarProps) {
  const [read, setRead] = useState(false)
  const [unticked, setUnticked] = useState(false)
  if (granted) {
    return (
      <ActionBar>
        <Button block kind='primary' onClick={onBind}>
          继续绑定孩子
        </Button>
      </ActionBar>
    )
  }
  const tick = (checked: boolean) => {
    setRead(checked)
    setUnticked(false)
  }
  return (
    <ActionBar>
      {send.refusal ? <Notice tone='refusal'>{send.refusal.message}</Notice> : null}
      {unticked ? <Notice tone='refusal'>同意之前，请先读完规则并勾选下面一行。</Notice> : null}
      <CheckLine checked={read} onChange={tick}>
        我已读完上面的规则
      </CheckLine>
      <View className='consent-answers'>
        <View className='consent-answers__one'>
          <Button block disabled={send.sending} onClick={onDisagree}>
            不同意
          </Button>
        </View>
        <View className='consent-answers__one'>
          <Button block disabled={send.sending} onClick={() => (read ? onAgree() : setUnticked(true))}>
            同意
          </Button>
        </View>
      </View>
    </ActionBar>
  )
}
