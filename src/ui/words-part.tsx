import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { longest } from './feedback-words'
import './feedback.scss'

interface WordsPartProps {
  open: string
  fields: readonly { key: string; label: string; hint: string; start?: string }[]
  action: string
  sending: boolean
  refusal: { message: string } | null
  onSend: (texts: Record<string, string>) => Promise<boolean>
}

/** Something to write and send; closed until it is asked for, so that a list stays a list. */
export function WordsPart({ open, fields, action, sending, refusal, onSend }: WordsPartProps) {
  const starting = () => Object.fromEntries(fields.map(({ key, start = '' }) => [key, start]))
  const [shown, show] = useState(false)
  const [texts, setTexts] = useState<Record<string, string>>(starting)
  const [tried, setTried] = useState(false)
  const textOf = (key: string) => texts[key] ?? ''
  const begin = () => {
    // What was begun stays; what was not starts from the newest words.
    setTexts((before) => ({ ...starting(), ...Object.fromEntries(Object.entries(before).filter(([, text]) => text !== '')) }))
    show(true)
  }
  const send = async () => {
    setTried(true)
    if (fields.every(({ key }) => textOf(key).trim() !== '') && (await onSend(texts))) show(false)
  }
  if (!shown) {
    return (
      <View className='feedback-do'>
        <Button block onClick={begin}>
          {open}
        </Button>
      </View>
    )
  }
  return (
    <View className='feedback-words'>
      {fields.map(({ key, label, hint }) => (
        <TextArea key={key} label={label} hint={hint} max={longest} value={textOf(key)} error={tried && textOf(key).trim() === '' ? '请先写下内容。' : null} onChange={(text) => setTexts({ ...texts, [key]: text })} />
      ))}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='feedback-do'>
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
