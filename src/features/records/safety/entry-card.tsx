import { useState } from 'react'
import { View } from '@tarojs/components'
import { dateWords, instantWords } from '@/wording/dates'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { safetyNames } from '../records-view'
import type { SafetyEntry } from '../use-records'

interface Props {
  entry: SafetyEntry
  refused: string | null
  sending: boolean
  onSettle: (text: string) => Promise<boolean>
}

/** One entry of the log; a finding is put right here. */
export function EntryCard({ entry, refused, sending, onSettle }: Props) {
  const { kind, heldOn, at, place, ok, findings, visitorName, purpose, staffName, putRight } = entry
  const [settling, setSettling] = useState(false)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const isOpen = !ok && putRight === null
  const settle = async () => {
    setTried(true)
    if (text.trim() !== '' && (await onSettle(text))) setSettling(false)
  }
  return (
    <Card title={`${safetyNames[kind]}　${place}`} aside={<Badge tone={ok ? 'good' : isOpen ? 'bad' : 'calm'}>{ok ? '正常' : isOpen ? '待处理' : '已处理'}</Badge>}>
      {visitorName ? (
        <View>
          {visitorName}，{purpose}
        </View>
      ) : null}
      {findings ? <View className='records-text'>{findings}</View> : null}
      <View className='records-quiet'>
        {dateWords(heldOn)} {at}，{staffName}记
      </View>
      {putRight ? (
        <View className='records-note'>
          <View>处理：{putRight.text}</View>
          <View className='records-quiet'>
            {putRight.by}，{instantWords(putRight.at)}
          </View>
        </View>
      ) : null}
      {isOpen && !settling ? (
        <View className='records-ways'>
          <Button block label={`登记怎样处理：${findings}`} onClick={() => setSettling(true)}>
            登记怎样处理
          </Button>
        </View>
      ) : null}
      {isOpen && settling ? (
        <View className='records-ways'>
          <TextArea label='怎样处理的' max={200} value={text} error={tried && text.trim() === '' ? '请写怎样处理的' : null} onChange={setText} />
          {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
          <Button block kind='primary' loading={sending} onClick={() => void settle()}>
            处理好了
          </Button>
          <Button block disabled={sending} onClick={() => setSettling(false)}>
            先不登记
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
