import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import { Notice } from './notice'
import { TextArea } from './text-area'
import './words-part.scss'

interface WordsPartProps {
  open: string
  /** Letters that each text may have. */
  max: number
  fields: readonly { key: string; label: string; hint: string; start?: string }[]
  action: string
  sending: boolean
  refusal: { message: string } | null
  onSend: (texts: Record<string, string>) => Promise<boolean>
}

/** Something to write and send; closed until it is asked for, so that a list stays a list. */
export function WordsPart({ open, max, fields, action, sending, refusal, onSend }: WordsPartProps) {
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
      <View className='k-words__do'>
        <Button block onClick={begin}>
          {open}
        </Button>
      </View>
    )
  }
  return (
    <View className='k-words'>
      {fields.map(({ key, label, hint }) => (
        <TextArea key={key} label={label} hint={hint} max={max} value={textOf(key)} error={tried && textOf(key).trim() === '' ? '请先写下内容。' : null} onChange={(text) => setTexts({ ...texts, [key]: text })} />
      ))}
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='k-words__do'>
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
