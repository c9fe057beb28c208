import { View } from '@tarojs/components'
import { useSend } from '@/client/use-send'
import { dateWords } from '@/wording/dates'
import { Button } from '@/ui/button'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { WordsPart } from '@/ui/words-part'
import { longest } from '../feedback-words'
import { CheckedText } from './checked-text'
import type { OfficeFeedback } from './office-card'
import '../feedback.scss'

/** Making it public with the answer: in shorter words where that helps, and with nobody's name. */
export function PublicPart({ feedback: { feedbackId, turns, suggestion }, onChanged }: { feedback: OfficeFeedback; onChanged: () => void }) {
  const [publishing, withdrawing] = [useSend('publishSuggestion'), useSend('withdrawSuggestion')]
  const publish = async ({ text = '', answer = '' }: Record<string, string>) => {
    const published = await publishing.send({ feedbackId, text: text.trim(), answer: answer.trim() })
    if (published) onChanged()
    return published !== null
  }
  const withdraw = async () => {
    if (await withdrawing.send({ feedbackId })) onChanged()
  }
  const isOut = suggestion !== null && suggestion.verdict !== 'hidden'
  const newestReply = turns.filter(({ reply }) => reply !== null).at(-1)?.reply ?? ''
  return (
    <>
      {isOut ? (
        <Fact name={suggestion.verdict === 'waiting' ? '要公开的话，大家还看不到' : `${dateWords(suggestion.publishedOn)} 公开的话`}>
          <CheckedText feedbackId={feedbackId} part='public' verdict={suggestion.verdict} text={`${suggestion.text}\n答复：${suggestion.answer}`} onChanged={onChanged} />
        </Fact>
      ) : null}
      <WordsPart
        open={isOut ? '改公开的话' : '公开这条意见和答复'}
        max={longest}
        fields={[
          { key: 'text', label: '公开的意见', hint: '可以改短，意思不变；不写姓名、班级和电话。', start: suggestion?.text ?? turns[0]?.text ?? '' },
          { key: 'answer', label: '公开的答复', hint: '所有人都能看到。', start: suggestion?.answer ?? newestReply },
        ]}
        action='公开'
        sending={publishing.sending}
        refusal={publishing.refusal}
        onSend={publish}
      />
      {isOut ? (
        <View className='feedback-do'>
          <Button block loading={withdrawing.sending} onClick={() => void withdraw()}>
            不再公开
          </Button>
          {withdrawing.refusal ? <Notice tone='refusal'>{withdrawing.refusal.message}</Notice> : null}
        </View>
      ) : null}
    </>
  )
}
