import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Choice } from '@/ui/choice'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { TextArea } from '@/ui/text-area'
import { checkComplaint } from '../complaint-draft'
import { longest, noDeadline, topicOptions } from '../complaint-words'
import { NoChild } from '../no-child'
import { PhonePart } from '../phone-part'
import { useFiling } from '../use-complaints'
import '../complaint.scss'

const open = (page: string) => void Taro.navigateTo({ url: `/features/complaint/${page}/index` })

/** Complaining about charging or compulsion (FR-077): to the bureau or to the school, each as near as the other. */
export default function FileComplaintPage() {
  const { sheet, draft, change, submit, sending, refusal } = useFiling()
  const [tried, setTried] = useState(false)
  if (sheet.state !== 'ready') {
    return (
      <Page>
        {sheet.state === 'refused' && sheet.code === 'role_needed' ? <NoChild /> : <Pending query={sheet} />}
        <BureauDoor />
      </Page>
    )
  }
  const { complaintPhone, bureauReads, complaints } = sheet.data
  const checked = checkComplaint(draft)
  const missing = tried && checked.kind === 'incomplete' ? checked : null
  const send = () => {
    setTried(true)
    if (checked.kind === 'ready') void submit(checked.complaint)
  }
  const ways = [
    { value: 'bureau' as const, label: '直接交给教育局', note: bureauReads ? '学校看不到有这件投诉，也看不到是谁；教育局只看到内容，看不到是谁。' : '教育局还没有开通在这里接收，请拨打投诉电话。', disabled: !bureauReads },
    { value: 'anonymous' as const, label: '交给学校，不写名字', note: '学校办公室看到内容和日期，看不到是谁。' },
    { value: 'named' as const, label: '交给学校，写名字', note: '学校办公室看到内容、您的名字和孩子的班级，方便联系您。' },
  ]
  const bar = (
    <ActionBar>
      <Button kind='primary' block loading={sending} onClick={send}>
        提交投诉
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={bar}>
      {sheet.stale ? <Stale onRetry={sheet.refresh} /> : null}
      <PhonePart phone={complaintPhone} />
      <Card title='写下来'>
        <Choice label='投诉什么' options={topicOptions} value={draft.topic} error={missing?.topic} onChange={(topic) => change({ topic })} />
        <Choice label='交给谁' hint='交给谁都不影响孩子参加服务。' options={ways} value={draft.to} error={missing?.to} onChange={(to) => change({ to })} />
        <TextArea
          label='发生了什么'
          hint={draft.to === 'named' ? '写清时间、地点和经过。' : '写清时间、地点和经过。内容里不要写您或孩子的名字，也不要写只有您家知道的事。'}
          max={longest}
          value={draft.text}
          error={missing?.text}
          onChange={(text) => change({ text })}
        />
        <View className='complaint-about'>没写完的内容只留在这部手机上。{noDeadline}{draft.to === 'named' ? '有答复时会收到消息。' : '为了不让学校知道是谁，答复不发消息，请到“我的投诉”里看。'}</View>
      </Card>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      {complaints.length > 0 ? <Button block onClick={() => open('mine')}>看我提过的 {String(complaints.length)} 件投诉</Button> : null}
      <BureauDoor />
    </Page>
  )
}

/** Quiet and below everything else: no family has to read it. */
function BureauDoor() {
  return (
    <Card>
      <Cell title='教育局工作人员入口' label='家长不用点' onClick={() => open('bureau')} />
    </Card>
  )
}
