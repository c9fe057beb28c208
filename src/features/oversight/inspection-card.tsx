import { useState } from 'react'
import { View } from '@tarojs/components'
import type { InspectionLog } from 'cloud/contract/oversight'
import { dayWords, instantWords } from 'cloud/rules/date-words'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { rectifyStates, stageNames } from './oversight-view'

interface Sending {
  sending: boolean
  refusal: { message: string } | null
}

interface InspectionCardProps {
  inspection: InspectionLog
  isBureau: boolean
  onAnswer: (inspectionId: string, answer: string) => Promise<boolean>
  onSettle: (inspectionId: string) => Promise<boolean>
  answering: Sending
  settling: Sending
}

/** One inspection: what was found, what was asked, how it was put right, and what is next. */
export function InspectionCard({ inspection, isBureau, onAnswer, onSettle, answering, settling }: InspectionCardProps) {
  const { inspectionId, stage, name, inspectedOn, findings, rectify, rectifyBy, answer, answeredAt, state } = inspection
  const mayAnswer = !isBureau && (state === 'asked' || state === 'late')
  const [tapped, setTapped] = useState(false)
  const settle = () => {
    setTapped(true)
    void onSettle(inspectionId)
  }
  return (
    <Card title={name} aside={<Badge tone={rectifyStates[state].tone}>{rectifyStates[state].words}</Badge>}>
      <View className='oversight-quiet'>
        {stageNames[stage]}　{dayWords(inspectedOn)}检查
      </View>
      <View className='oversight-text'>{findings}</View>
      {rectify !== null && rectifyBy !== null ? <Fact name={`要整改，${dayWords(rectifyBy)}截止`}>{rectify}</Fact> : null}
      {answer !== null && answeredAt !== null ? <Fact name={`学校答复，${instantWords(answeredAt)}`}>{answer}</Fact> : null}
      {mayAnswer ? <AnswerPart onAnswer={(text) => onAnswer(inspectionId, text)} answering={answering} /> : null}
      {isBureau && state === 'answered' ? (
        <View className='oversight-do'>
          {tapped && settling.refusal ? <Notice tone='refusal'>{settling.refusal.message}</Notice> : null}
          <Button kind='primary' block loading={tapped && settling.sending} onClick={settle}>
            确认已整改
          </Button>
        </View>
      ) : null}
    </Card>
  )
}

function AnswerPart({ onAnswer, answering }: { onAnswer: (text: string) => Promise<boolean>; answering: Sending }) {
  const [shown, show] = useState(false)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (text.trim() !== '') void onAnswer(text.trim())
  }
  if (!shown) {
    return (
      <View className='oversight-do'>
        <Button kind='primary' block onClick={() => show(true)}>
          答复怎样整改
        </Button>
      </View>
    )
  }
  return (
    <View>
      <TextArea label='怎样整改的' hint='教育局会看到。只答复一次，写清做了什么、什么时候做的；不写孩子的名字。' max={500} value={text} error={tried && text.trim() === '' ? '请先写下内容。' : null} onChange={setText} />
      {tried && answering.refusal ? <Notice tone='refusal'>{answering.refusal.message}</Notice> : null}
      <View className='oversight-do'>
        <Button kind='primary' block loading={answering.sending} onClick={send}>
          发出答复
        </Button>
        <Button block onClick={() => show(false)}>
          先不写
        </Button>
      </View>
    </View>
  )
}
