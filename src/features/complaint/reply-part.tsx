import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import './complaint.scss'

interface ReplyPartProps {
  open: string
  label: string
  hint: string
  action: string
  sending: boolean
  refusal: { message: string } | null
  onSend: (text: string) => Promise<boolean>
}

/** One text to write and send; closed until it is asked for, so that a list stays a list. */
export function ReplyPart({ open, label, hint, action, sending, refusal, onSend }: ReplyPartProps) {
  const [shown, show] = useState(false)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (text.trim() !== '' && (await onSend(text.trim()))) show(false)
  }
  if (!shown) {
    return (
      <View className='complaint-do'>
        <Button block onClick={() => show(true)}>
          {open}
        </Button>
      </View>
    )
  }
  return (
    <View>
      <TextArea label={label} hint={hint} max={500} value={text} error={tried && text.trim() === '' ? '请先写下内容。' : null} onChange={setText} />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='complaint-do'>
        <Button kind='primary' block loading={sending} onClick={() => void send()}>
          {action}
        </Button>
        <Button block onClick={() => show(false)}>
          不写了
        </Button>
      </View>
    </View>
  )
}
