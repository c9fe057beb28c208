import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useWaiver } from '../use-waiver'
import { groupOptions } from '../waiver-view'
import { FormPart } from './form-part'
import { GroupCard } from './group-card'
import { RequestCard } from './request-card'
import './index.scss'

/** Relief 减免: whom the plan relieves, what the child has, and asking for it in confidence (FR-071). */
export default function WaiverPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, draft, change, submit, sent, request, taking, takeBack } = useWaiver(childId)
  const [tried, setTried] = useState(false)
  if (!childId) return <NoChild />
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  const { child, groups, requests, settled, byOffice } = sheet.data
  const options = settled || byOffice ? [] : groupOptions(sheet.data)
  const only = options.length === 1 ? options[0]?.value : undefined
  const chosen = options.find(({ value }) => value === (only ?? draft.group))?.value ?? null
  const send = () => {
    setTried(true)
    if (chosen !== null) void submit(chosen).then(() => setTried(false))
  }
  const bar =
    options.length === 0 ? null : (
      <ActionBar note={request.refusal ? <Notice tone='refusal'>{request.refusal.message}</Notice> : null}>
        <Button kind='primary' block loading={request.sending} onClick={send}>
          提交申请
        </Button>
      </ActionBar>
    )
  return (
    <Page bar={bar}>
      {sheet.stale ? <Stale onRetry={sheet.refresh} /> : null}
      {sent ? <Notice title='申请已交给学校。'>有结果会告诉您，不需要再催、再跑。</Notice> : null}
      <Notice title={`${child.name}　${child.className}`}>
        <View>您写的内容只有您和学校办公室审核的老师看得到。财务只看到减免结果。班主任、家委会、别的家长看不到，也不公示。</View>
      </Notice>
      {groups.length === 0 ? <Empty title='学校的方案没有写减免。家里有困难，可以直接联系学校办公室。' /> : null}
      {groups.map((group) => (
        <GroupCard key={group.group} group={group} />
      ))}
      {byOffice ? <Notice title='需要申请减免，请直接联系学校办公室。' /> : null}
      {settled ? <Notice title='本学期已经开始结算，不能再申请。有疑问请联系学校。' /> : null}
      {options.length > 0 ? <FormPart options={options} draft={{ ...draft, group: chosen }} missing={tried && chosen === null} onChange={change} /> : null}
      {taking.refusal ? <Notice tone='refusal'>{taking.refusal.message}</Notice> : null}
      {requests.map((each) => (
        <RequestCard key={each.requestId} request={each} sending={taking.sending} onTakeBack={() => takeBack(each.requestId)} />
      ))}
    </Page>
  )
}

function NoChild() {
  return (
    <Page>
      <Empty title='请先绑定孩子。'>
        <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/family/bind/index' })}>
          绑定孩子
        </Button>
      </Empty>
    </Page>
  )
}
