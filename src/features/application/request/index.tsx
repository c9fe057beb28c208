import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { asksStudent } from 'cloud/rules/application-form'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { MultiChoice } from '@/ui/multi-choice'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextArea } from '@/ui/text-area'
import { servicesFor } from '../check-draft'
import { NoChild } from '../no-child'
import { formUrl } from '../progress-view'
import { useStudentRequest } from '../use-student-request'

/** For the child itself, on its guardian's phone: what it would like, in its own words (S2, S7, S14; FR-022). */
export default function StudentRequestPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, plan, draft, change, ask, sending, refusal } = useStudentRequest(childId)
  const [attempted, setAttempted] = useState(false)
  if (!childId) return <NoChild />
  for (const query of [sheet, plan]) {
    if (query.state !== 'ready') {
      return (
        <Page>
          <Pending query={query} />
        </Page>
      )
    }
  }
  if (sheet.state !== 'ready' || plan.state !== 'ready') return null
  const { child, application } = sheet.data
  const live = application !== null && application.status !== 'withdrawn' && application.status !== 'refused'
  if (live || !asksStudent(plan.data.plan)) return <ToForm childId={childId} />
  const missing = attempted && draft.serviceKeys.length === 0
  const submit = () => {
    setAttempted(true)
    if (draft.serviceKeys.length > 0) void ask()
  }
  const bar = (
    <ActionBar note={refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : '填好后把手机交给家长，由家长填写并签名。'}>
      <Button kind='primary' block loading={sending} onClick={submit}>
        我填好了，交给家长
      </Button>
    </ActionBar>
  )
  const options = servicesFor(plan.data.plan, child.grade).map(({ key, name, content }) => ({ value: key, label: name, note: content.join('、') || undefined }))
  return (
    <Page bar={bar}>
      {sheet.stale ? <Stale onRetry={sheet.refresh} /> : null}
      <Notice title={`${child.name}，你想参加课后服务吗？`}>
        <View>这一页由你自己填。想参加就选，不想参加就告诉家长，不用填。</View>
      </Notice>
      <Card>
        <MultiChoice label='我想参加' options={options} value={draft.serviceKeys} error={missing ? '请选一项你想参加的服务。' : null} onChange={(serviceKeys) => change({ serviceKeys })} />
        <TextArea label='我想说的话' optional hint='比如想学什么、想和谁一起。家长和审核的老师会看到。' max={100} value={draft.words} onChange={(words) => change({ words })} />
      </Card>
    </Page>
  )
}

/** The child has asked already, or this school's guardians apply themselves. */
function ToForm({ childId }: { childId: string }) {
  return (
    <Page>
      <Empty title='这一步已经不需要孩子填写了，接下来由家长填写。'>
        <Button kind='primary' onClick={() => void Taro.redirectTo({ url: formUrl(childId) })}>
          去填写申请
        </Button>
      </Empty>
    </Page>
  )
}
