import { useState } from 'react'
import { View } from '@tarojs/components'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { dateOf, fullDateWords } from '@/wording/dates'
import { promiseLine, promiseWords } from '@/wording/survey-result'
import type { Results } from '../results-view'

interface Props {
  report: Results['report']
  promises: Results['promises']
  keep: (promiseId: string, note: string) => Promise<boolean>
  keeping: boolean
  refusal: { message: string } | null
}

/** What families read already: the school's words and its promises, to be marked as kept one by one. */
export function PromisesPart({ report, promises, keep, keeping, refusal }: Props) {
  const [doing, setDoing] = useState<Results['promises'][number] | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  if (report === null) return null
  const begin = (promise: Results['promises'][number]) => {
    setNote('')
    setTried(false)
    setDoing(promise)
  }
  const confirm = async () => {
    setTried(true)
    if (doing && note.trim() !== '' && (await keep(doing.promiseId, note.trim()))) setDoing(null)
  }
  return (
    <Card title='已公布' aside={<Badge tone='good'>{`${fullDateWords(dateOf(report.publishedAt))}`}</Badge>}>
      <View className='results-said'>{report.summary}</View>
      {promises.map((promise) => (
        <View key={promise.promiseId} className='results-one'>
          <Badge tone={promiseWords[promise.state].tone}>{promiseWords[promise.state].words}</Badge>
          <View className='results-said'>{promise.text}</View>
          <View className='results-quiet'>{promiseLine(promise)}</View>
          {promise.keptNote === null ? null : <Fact name='做了什么'>{promise.keptNote}</Fact>}
          {promise.state === 'kept' ? null : (
            <View className='results-ways'>
              <Button label={`做到了：${promise.text}`} onClick={() => begin(promise)}>
                做到了
              </Button>
            </View>
          )}
        </View>
      ))}
      <Dialog open={doing !== null} title='这项改进做到了？' action='记为做到' loading={keeping} onAction={() => void confirm()} onCancel={() => setDoing(null)}>
        <TextArea label='做了什么' hint='家长会看到这句话；记下以后不能收回。' max={200} value={note} error={tried && note.trim() === '' ? '请写一句做了什么。' : null} onChange={setNote} />
        {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      </Dialog>
    </Card>
  )
}
