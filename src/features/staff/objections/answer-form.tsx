import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDraft } from '@/session/draft'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import type { Verdict } from '../use-objections'

interface AnswerFormProps {
  objectionId: string
  sending: boolean
  refused: string | null
  onAnswer: (decision: Verdict, reply: string) => Promise<boolean>
  onBack: () => void
}

interface Answer {
  decision: Verdict | null
  reply: string
}

const verdicts = [
  { value: 'upheld', label: '采纳' },
  { value: 'dismissed', label: '不采纳' },
] as const

const emptyAnswer: Answer = { decision: null, reply: '' }

/** One answer, kept as a draft until it has been accepted. */
export function AnswerForm({ objectionId, sending, refused, onAnswer, onBack }: AnswerFormProps) {
  const { value: filled, change, clear } = useDraft(`staff.objection.${objectionId}`, emptyAnswer)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const { decision } = filled
  const reply = filled.reply.trim()
  const ask = () => {
    setTried(true)
    setAsking(decision !== null && reply !== '')
  }
  const send = async (verdict: Verdict) => {
    const answered = await onAnswer(verdict, reply)
    setAsking(false)
    if (answered) clear()
  }
  return (
    <View className='objection-ways'>
      <Choice label='处理结果' options={verdicts} value={decision} error={tried && decision === null ? '请选择采纳或不采纳' : null} onChange={(value) => change({ decision: value })} />
      <TextArea
        label='答复'
        hint='提意见的家长会看到这段话。'
        max={200}
        value={filled.reply}
        error={tried && reply === '' ? '请写答复' : null}
        onChange={(text) => change({ reply: text })}
      />
      {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
      <Button block kind='primary' onClick={ask}>
        发出答复
      </Button>
      <Button block onClick={onBack}>
        先不答复
      </Button>
      {decision ? (
        <Dialog
          open={asking}
          title={`答复：${decision === 'upheld' ? '采纳' : '不采纳'}`}
          action='确认答复'
          loading={sending}
          onAction={() => void send(decision)}
          onCancel={() => setAsking(false)}
        >
          家长会收到这份答复，发出后不能修改。
        </Dialog>
      ) : null}
    </View>
  )
}
