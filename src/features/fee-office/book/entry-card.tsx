import { useState } from 'react'
import { View } from '@tarojs/components'
import { bookYuan } from 'cloud/rules/account-words'
import { fullDateWords, instantWords } from '@/wording/dates'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { categoryName } from '../book-view'
import type { BookEntry } from '../use-book'

interface Props {
  entry: BookEntry
  mayEnter: boolean
  refused: string | null
  sending: boolean
  onReverse: (reason: string) => Promise<boolean>
  onOpen: () => void
}

/** One entry; a mistake is taken back here, with its reason, and stays to be read. */
export function EntryCard({ entry, mayEnter, refused, sending, onReverse, onOpen }: Props) {
  const { direction, amountFen, onDate, note, madeBy, madeAt, reverses, reversed } = entry
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const name = categoryName(entry)
  const reverse = async () => {
    setTried(true)
    if (reason.trim() !== '' && (await onReverse(reason.trim()))) setOpen(false)
  }
  const begin = () => {
    onOpen()
    setOpen(true)
  }
  return (
    <Card title={name} aside={reverses ? <Badge tone='todo'>冲销</Badge> : reversed ? <Badge>已冲销</Badge> : <Badge tone={direction === 'income' ? 'good' : 'calm'}>{direction === 'income' ? '收入' : '支出'}</Badge>}>
      <View className='book-amount'>{bookYuan(amountFen)}</View>
      {note ? <View className='book-text'>{note}</View> : null}
      <View className='book-quiet'>
        {fullDateWords(onDate)}，{madeBy} {instantWords(madeAt)}记
      </View>
      {reverses || reversed || open || !mayEnter ? null : (
        <View className='book-ways'>
          <Button block label={`冲销：${name} ${bookYuan(amountFen)}`} onClick={begin}>
            记错了，冲销
          </Button>
        </View>
      )}
      {open ? (
        <View className='book-ways'>
          <TextArea label='为什么冲销' max={200} value={reason} error={tried && reason.trim() === '' ? '请写明为什么冲销' : null} onChange={setReason} />
          {refused ? <Notice tone='refusal'>{refused}</Notice> : null}
          <Button block kind='danger' loading={sending} onClick={() => void reverse()}>
            冲销这一笔
          </Button>
          <Button block disabled={sending} onClick={() => setOpen(false)}>
            先不冲销
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
