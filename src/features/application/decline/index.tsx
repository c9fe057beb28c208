import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { ApplicationView } from 'cloud/contract/application'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { statusNames } from '@/wording/application'
import { NoChild } from '../no-child'
import { hasEnded } from 'cloud/rules/chain'
import { statusUrl } from '../progress-view'
import { useDecline } from '../use-decline'

/** Not taking part, said openly: one tap, nothing to explain (FR-024). */
export default function DeclinePage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, draft, change, decline, sending, refusal } = useDecline(childId)
  if (!childId) return <NoChild />
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  const { child, application } = sheet.data
  if (application && !hasEnded(application.status)) return <Answered application={application} />
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : '以后改变主意，可以随时收回。'}>
      <Button kind='primary' block loading={sending} onClick={() => void decline()}>
        确认不参加
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {sheet.stale ? <Stale onRetry={sheet.refresh} /> : null}
      <Notice title={`${child.name}　${child.className}`}>
        <View>本学期不参加课后服务。不参加不需要理由，不影响孩子在学校的任何待遇，孩子按正常时间放学。</View>
      </Notice>
      <Card>
        <TextInput label='放学后的安排' optional max={100} value={draft.departurePlan} placeholder='例如：爷爷接回家' onChange={(departurePlan) => change({ departurePlan })} />
        <TextArea label='原因' optional hint='可以不写。' max={200} value={draft.reason} onChange={(reason) => change({ reason })} />
      </Card>
    </Page>
  )
}

/** This term has an answer already: what it is, and where to change it. */
function Answered({ application: { applicationId, childName, kind, status } }: { application: ApplicationView }) {
  return (
    <Page>
      <Card title={childName}>
        <Notice tone='todo' title={statusNames[status]}>
          <View>{kind === 'decline' ? '本学期已选择不参加。' : '本学期已提交过参加申请。想改成不参加，请先撤回申请；已开始审核的，请联系班主任。'}</View>
        </Notice>
        <Button kind='primary' block onClick={() => void Taro.redirectTo({ url: statusUrl(applicationId) })}>
          查看我的提交
        </Button>
      </Card>
    </Page>
  )
}
