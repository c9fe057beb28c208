import { useState } from 'react'
import { View } from '@tarojs/components'
import { dateWords, instantWords } from '@/wording/dates'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { IncidentStory } from '../incident-story'
import type { Incident } from '../use-records'

interface Props {
  incident: Incident
  sending: boolean
  refused: string | null
  onNote: (text: string) => Promise<boolean>
  onClose: () => Promise<boolean>
}

/** One incident as staff see it: whether the family has read it, a follow-up, and closing. */
export function IncidentCard({ incident, sending, refused, onNote, onClose }: Props) {
  const [open, setOpen] = useState<'note' | 'close' | null>(null)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const { childName, className, heldOn, at, reportedBy, closedAt } = incident
  const note = async () => {
    setTried(true)
    if (text.trim() === '' || !(await onNote(text))) return
    setText('')
    setTried(false)
    setOpen(null)
  }
  const close = async () => {
    await onClose()
    setOpen(null)
  }
  return (
    <Card title={`${childName}　${className}`} aside={<Badge tone={closedAt ? 'calm' : 'todo'}>{closedAt ? '已办结' : '跟进中'}</Badge>}>
      <View className='records-quiet'>
        {dateWords(heldOn)} {at}，{reportedBy}记
      </View>
      <IncidentStory incident={incident} />
      <SeenPart incident={incident} />
      {refused && open !== 'close' ? <Notice tone='refusal'>{refused}</Notice> : null}
      {open === 'note' ? (
        <View className='records-ways'>
          <TextArea label='补充什么' hint='家长会收到通知，并看到这段话。' max={200} value={text} error={tried && text.trim() === '' ? '请写补充的内容' : null} onChange={setText} />
          <Button block kind='primary' loading={sending} onClick={() => void note()}>
            发给家长
          </Button>
          <Button block disabled={sending} onClick={() => setOpen(null)}>
            先不补充
          </Button>
        </View>
      ) : closedAt ? null : (
        <View className='records-ways'>
          <Button block label={`补充${childName}的情况`} onClick={() => setOpen('note')}>
            补充情况
          </Button>
          <Button block label={`办结${childName}的这件事`} onClick={() => setOpen('close')}>
            办结
          </Button>
        </View>
      )}
      <Dialog open={open === 'close'} title={`办结${childName}的这件事？`} action='确认办结' loading={sending} onAction={() => void close()} onCancel={() => setOpen(null)}>
        办结后不能再补充；有新情况要另行登记。
      </Dialog>
    </Card>
  )
}

/** Whether the family knows: with nobody bound, or nobody who has read it, somebody phones. */
function SeenPart({ incident: { told, seen } }: { incident: Incident }) {
  if (told === 0) return <Notice tone='todo' title='还没有家长绑定这个孩子，请打电话告诉家长。' />
  if (seen.length === 0) return <View className='records-bad'>已通知 {told} 位家长，还没有人回复看过；着急的话请打电话。</View>
  return <View className='records-quiet'>家长已看：{seen.map(({ name, seenAt }) => `${name} ${instantWords(seenAt)}`).join('、')}</View>
}
