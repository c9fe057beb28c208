import { View } from '@tarojs/components'
import { Badge, type BadgeTone } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { TextArea } from '@/ui/text-area'
import { instantWords } from '@/wording/dates'
import { useObjection, type PublicNotice } from '../use-notice'

type OwnObjection = PublicNotice['myObjections'][number]

const answers: Record<OwnObjection['status'], { words: string; tone: BadgeTone }> = {
  open: { words: '等待答复', tone: 'todo' },
  upheld: { words: '意见成立', tone: 'good' },
  dismissed: { words: '意见不成立', tone: 'calm' },
}

/** My own objections with the school's answers; while the list is open, a place for another. */
export function ObjectionPart({ notice, onFiled }: { notice: PublicNotice; onFiled: () => void }) {
  const { noticeId, open, myObjections } = notice
  if (!open && myObjections.length === 0) return null
  return (
    <Card title={myObjections.length > 0 ? '我的意见' : '对名单有意见？'}>
      {myObjections.map((objection) => (
        <Filed key={objection.filedAt} objection={objection} />
      ))}
      {open ? <FilePart noticeId={noticeId} onFiled={onFiled} /> : null}
    </Card>
  )
}

function Filed({ objection: { text, status, reply, filedAt } }: { objection: OwnObjection }) {
  return (
    <View className='notice-objection'>
      <View className='notice-objection__head'>
        <View className='notice-quiet'>{instantWords(filedAt)}</View>
        <Badge tone={answers[status].tone}>{answers[status].words}</Badge>
      </View>
      <View>{text}</View>
      {reply ? <Notice title='学校答复'>{reply}</Notice> : null}
    </View>
  )
}

function FilePart({ noticeId, onFiled }: { noticeId: string; onFiled: () => void }) {
  const { draft, change, file, sending, refusal } = useObjection(noticeId, onFiled)
  if (!draft.opened) {
    return (
      <Button block onClick={() => change({ opened: true })}>
        提出意见
      </Button>
    )
  }
  return (
    <View>
      <TextArea
        label='您的意见'
        hint='只有学校能看到，学校会在这里答复。'
        max={500}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='notice-buttons'>
        <Button kind='primary' block disabled={draft.text.trim() === ''} loading={sending} onClick={() => void file()}>
          提交意见
        </Button>
        <Button block disabled={sending} onClick={() => change({ opened: false })}>
          先不提了
        </Button>
      </View>
    </View>
  )
}
