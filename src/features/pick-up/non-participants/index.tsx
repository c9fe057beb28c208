import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'

type Answer = Output<'listNonParticipants'>['pupils'][number]['answer']

const answers: Record<Answer, string> = { declined: '不参加', open: '还在办手续', silent: '还没有答复', left: '已退出' }

/** How those of a class go home who do not take part (FR-064). */
export default function NonParticipantsPage() {
  const list = useQuery('listNonParticipants', { classId: useRouter().params.classId ?? '' })
  if (list.state !== 'ready') {
    return (
      <Page>
        <Pending query={list} />
      </Page>
    )
  }
  const { className, arrangement, pupils, participants } = list.data
  return (
    <Page>
      {list.stale ? <Stale onRetry={list.refresh} /> : null}
      <Card title={`${className} · 不参加 ${pupils.length} 人`}>
        <Fact name='方案里的放学安排'>{arrangement}</Fact>
        <View>{`参加课后服务 ${participants} 人。`}</View>
      </Card>
      {pupils.length === 0 ? (
        <Empty title='全班都参加课后服务。' />
      ) : (
        <Card title='怎样离校'>
          {pupils.map(({ childId, rosterNo, name, answer, departurePlan }) => (
            <Cell key={childId} title={`${rosterNo}号 ${name}`} label={departurePlan || (answer === 'declined' ? '家长没有写放学安排' : undefined)} value={answers[answer]} />
          ))}
        </Card>
      )}
    </Page>
  )
}
