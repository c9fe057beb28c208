import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { TextInput } from '@/ui/text-input'
import { instantWords } from '@/wording/dates'
import { afterAnswer, answerOrder, answersTo, sessionWords, standWords, whatWords, type MyAlert } from '../alert-view'
import { useMyAlerts } from '../use-my-alerts'
import '../alert.scss'

/** What happened, three answers, and whom to call: for a guardian who reads it in a hurry (FR-058). */
export default function AlertAnswerPage() {
  const { alertId } = useRouter().params
  const answering = useMyAlerts()
  const { mine } = answering
  if (mine.state !== 'ready') {
    return (
      <Page>
        <Pending query={mine} />
      </Page>
    )
  }
  const { alerts, contact } = mine.data
  const alert = alerts.find((each) => each.alertId === alertId) ?? alerts[0]
  return (
    <Page>
      {mine.stale ? <Stale onRetry={mine.refresh} /> : null}
      {alert ? <OneAlert alert={alert} answering={answering} /> : <Empty title='今天没有这样的提醒。' />}
      {alert && alert.state !== 'resolved' ? <ContactPart contact={contact} /> : null}
      {alert?.answer && alert.state !== 'resolved' ? <ReminderPart /> : null}
    </Page>
  )
}

function OneAlert({ alert, answering }: { alert: MyAlert; answering: ReturnType<typeof useMyAlerts> }) {
  const [again, answerAgain] = useState(false)
  const isOver = alert.state === 'resolved'
  return (
    <>
      <View className='alert-head'>
        <View className='alert-head__title' {...spoken({ role: 'heading' })}>
          {alert.childName}
          {isOver ? standWords(alert).words : whatWords[alert.kind]}
        </View>
        <View className='alert-head__quiet'>今天 {sessionWords(alert)}</View>
      </View>
      {isOver ? <Notice title='没事了，请放心。'>{alert.resolvedAt ? <View>{instantWords(alert.resolvedAt)}</View> : null}</Notice> : <LookingPart alert={alert} />}
      {isOver ? null : alert.answer && !again ? <SaidPart alert={alert} said={alert.answer} onAgain={() => answerAgain(true)} /> : <AnswerPart alert={alert} answering={answering} onAnswered={() => answerAgain(false)} />}
    </>
  )
}

const alertReminder = ['alert']

/** Only once the answer is given: nothing stands between a fright and the three answers. */
const ReminderPart = () => <ReminderCard of='孩子找到了、情况有变时' reminders={useReminders(alertReminder)} />

const LookingPart = ({ alert: { kind, acknowledgedBy } }: { alert: MyAlert }) => (
  <Notice tone='todo' title={kind === 'missing' ? '老师正在找孩子。' : '老师正陪着孩子。'}>
    {acknowledgedBy ? <View>{acknowledgedBy}老师在处理。</View> : null}
  </Notice>
)

function AnswerPart({ alert, answering: { answer, sending, refusal, note, setNote }, onAnswered }: { alert: MyAlert; answering: ReturnType<typeof useMyAlerts>; onAnswered: () => void }) {
  const say = async (said: (typeof answerOrder)[number]) => {
    await answer(alert.alertId, said)
    onAnswered()
  }
  return (
    <Card title={alert.kind === 'missing' ? '您知道孩子在哪里吗？' : '您什么时候能到？'}>
      {refusal ? <Notice tone='refusal'>{refusal.message}</Notice> : null}
      <View className='alert-ways'>
        {/* None stands out: in a fright one taps what shines. */}
        {answerOrder.map((said) => (
          <Button key={said} block loading={sending === said} disabled={sending !== null} onClick={() => void say(said)}>
            {answersTo[alert.kind][said]}
          </Button>
        ))}
      </View>
      <TextInput label='想告诉老师的话' optional max={100} value={note} placeholder='例如：爷爷提前接走了' onChange={setNote} />
    </Card>
  )
}

function SaidPart({ alert: { kind, answeredAt }, said, onAgain }: { alert: MyAlert; said: (typeof answerOrder)[number]; onAgain: () => void }) {
  return (
    <Card title='已告诉老师'>
      <View>{answersTo[kind][said]}</View>
      {answeredAt ? <View className='alert-quiet'>{instantWords(answeredAt)}</View> : null}
      <View>{afterAnswer[kind][said]}</View>
      <View className='alert-again'>
        <Button block onClick={onAgain}>
          情况变了，重新答复
        </Button>
      </View>
    </Card>
  )
}

function ContactPart({ contact }: { contact: { name: string; phone: string | null } | null }) {
  if (!contact) return null
  const { name, phone } = contact
  return (
    <Card title='打电话给学校'>
      <View className='alert-guardian'>
        <View>
          <View>{name}</View>
          <View className='alert-quiet'>{phone ?? '方案没有公布电话'}</View>
        </View>
        {phone ? (
          <Button label={`打电话给${name}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })}>
            打电话
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
