import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { answerWords } from 'cloud/rules/alert-words'
import { ActionBar } from '@/ui/action-bar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { TextArea } from '@/ui/text-area'
import { instantWords } from '@/wording/dates'
import { rollPlace, sessionWords, standWords, stepLines, whatWords, type AlertDetail } from '../alert-view'
import { useAlert } from '../use-alert'
import { CallPart } from './call-part'
import '../alert.scss'

/** One child that is looked for: whom to call, what has been done, and how it ends (FR-058, FR-061). */
export default function AlertDetailPage() {
  const { alertId = '' } = useRouter().params
  const looking = useAlert(alertId)
  const { detail, taking } = looking
  if (detail.state !== 'ready') {
    return (
      <Page>
        <Pending query={detail} />
      </Page>
    )
  }
  const { alert, guardians, steps } = detail.data
  const bar =
    alert.state === 'open' ? (
      <ActionBar note={taking.refusal?.message}>
        <Button kind='primary' block loading={taking.sending} onClick={() => void looking.takeOn()}>
          我来处理
        </Button>
      </ActionBar>
    ) : null
  return (
    <Page bar={bar}>
      {detail.stale ? <Stale onRetry={detail.refresh} /> : null}
      <Head alert={alert} />
      {alert.answer && alert.answeredAt ? (
        <Notice title={`家长说：${answerWords(alert.kind, alert.answer, '')}`}>
          <View>{instantWords(alert.answeredAt)}</View>
        </Notice>
      ) : null}
      {alert.state === 'resolved' ? null : <CallPart guardians={guardians} />}
      {alert.state === 'resolved' ? null : <EndPart detail={detail.data} />}
      <NotePart looking={looking} alert={alert} />
      <Card title='经过'>
        {stepLines(steps).map(({ key, head, note }) => (
          <View key={key} className='alert-step'>
            <View className='alert-quiet'>{head}</View>
            {note ? <View>{note}</View> : null}
          </View>
        ))}
      </Card>
    </Page>
  )
}

function Head({ alert }: Pick<AlertDetail, 'alert'>) {
  const stand = standWords(alert)
  return (
    <View className='alert-head'>
      <View className='alert-head__title' {...spoken({ role: 'heading' })}>
        {alert.childName} {whatWords[alert.kind]}
      </View>
      <View className='alert-head__quiet'>
        {alert.className}，{sessionWords(alert)}
      </View>
      <View className='alert-head__quiet'>{instantWords(alert.raisedAt)} 发现</View>
      <Badge tone={stand.tone}>{stand.words}</Badge>
      {alert.acknowledgedBy && alert.state === 'acknowledged' ? <View>{alert.acknowledgedBy}老师在处理</View> : null}
    </View>
  )
}

/** A child that was found is marked where every child is: on its roll. */
function EndPart({ detail: { alert, roll } }: { detail: AlertDetail }) {
  if (alert.kind !== 'missing' || !roll) return null
  return (
    <Card title='孩子到了'>
      <View>在点名表上标“到了”或“迟到”，提醒就结束，家长也会收到消息。</View>
      <View className='alert-ways'>
        <Button block onClick={() => void Taro.navigateTo({ url: rollPlace(roll) })}>
          去点名表
        </Button>
      </View>
    </Card>
  )
}

function NotePart({ looking, alert }: { looking: ReturnType<typeof useAlert> } & Pick<AlertDetail, 'alert'>) {
  const [asking, ask] = useState(false)
  const { note, change, noting, closing } = looking
  const isEmpty = note.trim() === ''
  const isOver = alert.state === 'resolved'
  const close = async () => {
    await looking.close()
    ask(false)
  }
  const refusal = noting.refusal ?? closing.refusal
  return (
    <Card title={isOver ? '补记' : '记下情况'}>
      <TextArea label='打过哪些电话、知道了什么' max={200} value={note} onChange={change} placeholder='例如：打给妈妈，孩子发烧已回家' />
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='alert-ways'>
        <Button block disabled={isEmpty} loading={noting.sending} onClick={() => void looking.writeDown()}>
          只记下来
        </Button>
        {isOver ? null : (
          <Button block disabled={isEmpty} onClick={() => ask(true)}>
            原因清楚了，结束提醒
          </Button>
        )}
      </View>
      {isEmpty && !isOver ? <View className='alert-quiet'>写下情况后才能保存或结束。</View> : null}
      <Dialog open={asking} title='结束这条提醒？' action='结束提醒' loading={closing.sending} onAction={() => void close()} onCancel={() => ask(false)}>
        <View>{alert.kind === 'missing' ? `${alert.childName}这一天的这项服务会记为请假，原因就是您写的内容，家长看得到“请假”。` : '会告诉家长和学校办公室情况已经弄清楚。'}</View>
      </Dialog>
    </Card>
  )
}
