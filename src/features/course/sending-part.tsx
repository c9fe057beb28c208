import { View } from '@tarojs/components'
import type { QueuePlace } from 'cloud/contract/wire'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/spoken'
import { instantWords } from '@/wording/dates'
import type { Basket } from './use-basket'

/** What is known of a submission that has no answer yet. It never says more than that. */
export function SendingPart({ basket: { sending, submission, resume, giveUp } }: { basket: Basket }) {
  if (sending.kind === 'refused') return <Notice tone='refusal'>{sending.message}</Notice>
  if (!submission) return null
  if (sending.kind === 'sending') {
    return (
      <Notice title={queueWords(sending.queue)}>
        <View>这次提交了 {submission.lines.length} 项。</View>
        <View {...spoken({ role: 'status' })}>请不要关闭；关闭也不会丢，再打开可以继续。</View>
      </Notice>
    )
  }
  return (
    <Notice tone='todo' title='还不知道有没有提交成功'>
      <View>
        {instantWords(new Date(submission.sentAt).toISOString())}提交的 {submission.lines.length} 项还没有收到结果。
      </View>
      {sending.kind === 'unknown' ? <View>{sending.message}</View> : null}
      <View className='course-ways'>
        <Button kind='primary' onClick={resume}>
          继续提交，不会重复
        </Button>
        {sending.kind === 'still' ? <Button onClick={giveUp}>放弃这次提交</Button> : null}
      </View>
    </Notice>
  )
}

const queueWords = (queue: QueuePlace | null) => (queue ? `正在排队，前面 ${queue.place - 1} 位，大约 ${queue.estimateSeconds} 秒` : '正在提交…')
