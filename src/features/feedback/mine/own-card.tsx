import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OwnFeedback } from 'cloud/contract/feedback'
import { useSend } from '@/client/use-send'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { WordsPart } from '@/ui/words-part'
import { kindWords, longest, stateWords } from '../feedback-words'
import { TurnPart } from '../turn-part'
import '../feedback.scss'

interface OwnCardProps {
  feedback: OwnFeedback
  onChanged: () => void
}

/** One of the family's own, with what it can do about it now. */
export function OwnCard({ feedback: { feedbackId, kind, state, turns, isPublic }, onChanged }: OwnCardProps) {
  return (
    <Card title={kindWords(kind)} aside={<Badge tone={stateWords[state].tone}>{stateWords[state].words}</Badge>}>
      {turns.map((turn, at) => (
        <TurnPart key={turn.writtenAt} turn={turn} isSecond={at > 0} ratedBy='您的评价'>
          <View className='feedback-text'>{turn.text}</View>
        </TurnPart>
      ))}
      {isPublic ? <View className='feedback-about'>学校已公开这条意见和答复，没有写名字。</View> : null}
      {state === 'open' ? <TakeBack feedbackId={feedbackId} onChanged={onChanged} /> : null}
      {state === 'answered' ? <Rating feedbackId={feedbackId} isLast={turns.length > 1} onChanged={onChanged} /> : null}
      {state === 'closed' && turns.at(-1)?.satisfied === false ? (
        <View className='feedback-do'>
          <Button block onClick={() => void Taro.navigateTo({ url: '/features/complaint/file/index' })}>
            还要向教育局反映
          </Button>
        </View>
      ) : null}
    </Card>
  )
}

function Rating({ feedbackId, isLast, onChanged }: { feedbackId: string; isLast: boolean; onChanged: () => void }) {
  const rating = useSend('rateFeedbackReply')
  const rate = async (satisfied: boolean, more = '') => {
    const rated = await rating.send({ feedbackId, satisfied, more })
    if (rated) onChanged()
    return rated !== null
  }
  return (
    <>
      <View className='feedback-do'>
        <View>这次答复，您满意吗？</View>
        <Button kind='primary' block loading={rating.sending} onClick={() => void rate(true)}>
          满意
        </Button>
        {isLast ? (
          <Button block onClick={() => void rate(false)}>
            不满意
          </Button>
        ) : null}
      </View>
      {isLast ? null : (
        <WordsPart
          open='不满意，再问一次'
          max={longest}
          fields={[{ key: 'more', label: '还有什么没说清、没解决', hint: '学校会再答复一次。' }]}
          action='再问一次'
          sending={rating.sending}
          refusal={rating.refusal}
          onSend={({ more = '' }) => rate(false, more.trim())}
        />
      )}
      {isLast && rating.refusal ? <Notice tone='refusal'>{rating.refusal.message}</Notice> : null}
    </>
  )
}

function TakeBack({ feedbackId, onChanged }: { feedbackId: string; onChanged: () => void }) {
  const closing = useSend('closeFeedback')
  const [asking, ask] = useState(false)
  const close = async () => {
    if (!(await closing.send({ feedbackId }))) return
    ask(false)
    onChanged()
  }
  return (
    <View className='feedback-do'>
      <Button block onClick={() => ask(true)}>
        收回这条意见
      </Button>
      <Dialog open={asking} title='收回这条意见？' action='收回' loading={closing.sending} onAction={() => void close()} onCancel={() => ask(false)}>
        <View>收回以后学校不再答复；有需要可以再写一条。</View>
        {closing.refusal ? <Notice tone='refusal'>{closing.refusal.message}</Notice> : null}
      </Dialog>
    </View>
  )
}
