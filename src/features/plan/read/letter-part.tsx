import { View } from '@tarojs/components'
import type { Send } from '@/client/use-send'
import { Button } from '@/ui/button'
import { Fold } from '@/ui/fold'
import { Notice } from '@/ui/notice'
import { instantWords } from '@/wording/dates'
import type { PublishedPlan } from '../plan-view'

interface LetterPartProps {
  published: PublishedPlan
  isGuardian: boolean
  send: Send<'confirmLetter'>
  onConfirm: () => void
}

/** 致家长的一封信, where the plan has one: anyone reads it, a guardian confirms having read it (FR-011). */
export function LetterPart({ published, isGuardian, send, onConfirm }: LetterPartProps) {
  const { letter } = published.plan
  if (!letter) return null
  const confirmedAt = published.letterConfirmedAt
  const asked = isGuardian && !confirmedAt
  return (
    <>
      <Fold key={asked ? 'asked' : 'read'} title={letter.title} open={asked}>
        {letter.paragraphs.map((paragraph) => (
          <View key={paragraph} className='plan-paragraph'>
            {paragraph}
          </View>
        ))}
        {send.refusal ? <Notice tone='refusal'>{send.refusal.message}</Notice> : null}
        {asked ? (
          <Button kind='primary' block loading={send.sending} onClick={onConfirm}>
            我已阅读
          </Button>
        ) : null}
      </Fold>
      {confirmedAt ? <View className='plan-quiet'>您已于{instantWords(confirmedAt)}确认阅读</View> : null}
    </>
  )
}
