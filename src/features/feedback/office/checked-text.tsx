import { useState } from 'react'
import { View } from '@tarojs/components'
import type { CheckState } from 'cloud/contract/feedback'
import type { Input } from 'cloud/contract/operations'
import { useSend } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import '../feedback.scss'

interface CheckedTextProps {
  feedbackId: string
  part: Input<'decideFeedbackText'>['part']
  verdict: CheckState
  text: string | null
  onChanged: () => void
}

/** A text; one that the content check could not judge is opened by a person, who decides whether colleagues read it. */
export function CheckedText({ feedbackId, part, verdict, text, onChanged }: CheckedTextProps) {
  const [opened, open] = useState(false)
  const deciding = useSend('decideFeedbackText')
  const decide = async (shown: boolean) => {
    if (await deciding.send({ feedbackId, part, shown })) onChanged()
  }
  if (text === null || verdict === 'hidden') return <View className='feedback-about'>这段话看过后决定不显示。</View>
  if (verdict !== 'waiting') return <View className='feedback-text'>{text}</View>
  if (!opened) {
    return (
      <View className='feedback-do'>
        <View>微信没能检查这段话，请先看，再决定显示不显示。</View>
        <Button block onClick={() => open(true)}>
          打开看这段话
        </Button>
      </View>
    )
  }
  return (
    <>
      <View className='feedback-text'>{text}</View>
      <View className='feedback-do'>
        <Button kind='primary' block loading={deciding.sending} onClick={() => void decide(true)}>
          没有问题，显示
        </Button>
        <Button block onClick={() => void decide(false)}>
          不显示
        </Button>
      </View>
      {deciding.refusal ? <Notice tone='refusal'>{deciding.refusal.message}</Notice> : null}
    </>
  )
}
