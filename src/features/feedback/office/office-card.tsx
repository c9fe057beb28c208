import { View } from '@tarojs/components'
import type { Output } from 'cloud/contract/operations'
import { useSend } from '@/client/use-send'
import { Badge } from '@/ui/badge'
import { Card } from '@/ui/card'
import { WordsPart } from '@/ui/words-part'
import { kindWords, longest, stateWords } from '../feedback-words'
import { TurnPart } from '../turn-part'
import { CheckedText } from './checked-text'
import { PublicPart } from './public-part'
import '../feedback.scss'

export type OfficeFeedback = Output<'listFeedback'>['feedback'][number]

interface OfficeCardProps {
  feedback: OfficeFeedback
  onChanged: () => void
}

const whoWords = (who: OfficeFeedback['who']) => (who === null ? '' : `${who.guardianName}（${who.children.map(({ name, className }) => `${className} ${name}`).join('、')}）`)

/** One family's feedback as the office works on it. */
export function OfficeCard({ feedback, onChanged }: OfficeCardProps) {
  const { feedbackId, kind, state, who, turns } = feedback
  const answering = useSend('answerFeedback')
  const answer = async (reply: string) => {
    const answered = await answering.send({ feedbackId, reply })
    if (answered) onChanged()
    return answered !== null
  }
  const isAnswered = turns.some(({ reply }) => reply !== null)
  const isLookedAt = turns.every(({ verdict }) => verdict !== 'waiting')
  return (
    <Card title={kindWords(kind)} aside={<Badge tone={stateWords[state].tone}>{stateWords[state].words}</Badge>}>
      <View className='feedback-about'>{whoWords(who)}</View>
      {turns.map((turn, at) => (
        <TurnPart key={turn.writtenAt} turn={turn} isSecond={at > 0} ratedBy='家长的评价'>
          <CheckedText feedbackId={feedbackId} part={at === 0 ? 'first' : 'second'} verdict={turn.verdict} text={turn.text} onChanged={onChanged} />
        </TurnPart>
      ))}
      {state === 'open' ? (
        <WordsPart
          open='答复'
          max={longest}
          fields={[{ key: 'reply', label: '答复', hint: '只有这位家长看到。写清怎样办、什么时候办。' }]}
          action='发出答复'
          sending={answering.sending}
          refusal={answering.refusal}
          onSend={({ reply = '' }) => answer(reply.trim())}
        />
      ) : null}
      {isAnswered && isLookedAt ? <PublicPart feedback={feedback} onChanged={onChanged} /> : null}
    </Card>
  )
}
