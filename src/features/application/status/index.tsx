import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { ApplicationView } from 'cloud/contract/application'
import { useReminders } from '@/client/use-reminders'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { Stale } from '@/ui/stale'
import { Steps } from '@/ui/steps'
import { statusNames, statusTones } from '@/wording/application'
import { chainSteps } from '@/wording/chain'
import { dateOf, instantWords } from '@/wording/dates'
import { hasEnded } from 'cloud/rules/chain'
import { insuranceUrl } from '../progress-view'
import { SentFacts } from '../sent-facts'
import { declineParts, requestParts, sentParts, type SentPart } from '../submission-view'
import { useSubmission } from '../use-submission'
import { StatusActions } from './status-actions'
import { WithdrawDialog } from './withdraw-dialog'
import './index.scss'

const reviewReminder = ['review']

/** A submission reopened: what was sent, by whom and when, how far it has come (FR-025, FR-100). */
export default function StatusPage() {
  const { applicationId } = useRouter().params
  const { submission, asking, ask, cancel, withdraw, sending, refusal } = useSubmission(applicationId ?? null)
  const reminders = useReminders(reviewReminder)
  if (!applicationId) {
    return (
      <Page>
        <Empty title='没有找到这份提交，请从首页打开。' />
      </Page>
    )
  }
  if (submission.state !== 'ready') {
    return (
      <Page>
        <Pending query={submission} />
      </Page>
    )
  }
  const { data, stale, refresh } = submission
  return (
    <Page bar={<StatusActions application={data} refusal={refusal} onWithdraw={ask} />}>
      {stale ? <Stale onRetry={refresh} /> : null}
      <Head application={data} />
      {data.insurance === 'remind' && !hasEnded(data.status) ? <InsuranceReminder childId={data.childId} /> : null}
      {data.status !== 'withdrawn' && data.progress.length > 0 ? (
        <Card title='办到哪一步了'>
          <Steps steps={chainSteps(data.progress)} />
        </Card>
      ) : null}
      {data.kind === 'join' && !hasEnded(data.status) ? <ReminderCard of='审核有结果时' reminders={reminders} /> : null}
      <SentFacts parts={partsOf(data)} />
      <WithdrawDialog open={asking} kind={data.kind} requested={data.status === 'requested'} sending={sending} onWithdraw={() => void withdraw()} onCancel={cancel} />
    </Page>
  )
}

function partsOf(application: ApplicationView): SentPart[] {
  const { kind, offered, grade, form, request, submittedAt } = application
  if (kind === 'decline') return declineParts(application)
  return [...(request ? [requestParts(offered, request)] : []), ...(form ? sentParts(offered, grade, form, dateOf(submittedAt)) : [])]
}

/** A reminder and no more: the child takes part either way (S9). */
function InsuranceReminder({ childId }: { childId: string }) {
  return (
    <Notice title='提醒：孩子的保险'>
      <View>还没有登记有效的保险。登记与否都不影响孩子参加。</View>
      <View className='status-insurance'>
        <Button onClick={() => void Taro.navigateTo({ url: insuranceUrl(childId) })}>登记保险</Button>
      </View>
    </Notice>
  )
}

function Head({ application }: { application: ApplicationView }) {
  const { childName, className, kind, status, submittedAt, submittedBy, planVersion } = application
  return (
    <Card title={`${childName}　${className}`} aside={<Badge tone={statusTones[status]}>{statusNames[status]}</Badge>}>
      <Fact name='提交内容'>{kind === 'join' ? '参加课后服务的申请' : '不参加课后服务'}</Fact>
      {submittedBy ? <Fact name='提交'>{`${submittedBy}，${instantWords(submittedAt)}`}</Fact> : null}
      <Fact name='依据的方案'>{`第${planVersion}版`}</Fact>
    </Card>
  )
}
