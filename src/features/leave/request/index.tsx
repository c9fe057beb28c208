import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { useSession } from '@/session/session'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { checkLeaveDraft, daysOf, spanWords, type LeaveSheet } from '../leave-view'
import { useLeave, type FiledLeave } from '../use-leave'
import { FormPart } from './form-part'
import { LeavesPart } from './leaves-part'
import '../leave.scss'

/** Leave 请假 of one child: one session, a day or several; what was filed stands below (FR-056). */
export default function LeaveRequestPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId
  const { sheet, ...leave } = useLeave(childId)
  if (!childId) return <NoChild />
  if (sheet.state !== 'ready') {
    return (
      <Page>
        <Pending query={sheet} />
      </Page>
    )
  }
  return <Filling sheet={sheet.data} again={sheet.stale ? <Stale onRetry={sheet.refresh} /> : null} leave={leave} />
}

interface FillingProps {
  sheet: LeaveSheet
  again: ReturnType<typeof Stale> | null
  leave: Omit<ReturnType<typeof useLeave>, 'sheet'>
}

function Filling({ sheet, again, leave: { draft, change, file, filing, filed, takeBack, taking } }: FillingProps) {
  const [tried, setTried] = useState(false)
  const checked = checkLeaveDraft(sheet, draft)
  const hasDays = daysOf(sheet).length > 0
  const send = () => {
    setTried(checked.kind === 'incomplete')
    if (checked.kind === 'ready') void file(checked.leave)
  }
  const bar = (
    <ActionBar note={filing.refusal ? <Notice tone='refusal'>{filing.refusal.message}</Notice> : null}>
      <Button kind='primary' block loading={filing.sending} onClick={send}>
        {sheet.as === 'staff' ? '登记请假' : '提交请假'}
      </Button>
    </ActionBar>
  )
  return (
    <Page bar={hasDays ? bar : null}>
      {again}
      {filed ? <FiledNotice sheet={sheet} filed={filed} /> : null}
      {filed && sheet.as !== 'staff' ? <ReminderPart /> : null}
      {taking.refusal ? <Notice tone='refusal'>{taking.refusal.message}</Notice> : null}
      {hasDays ? <FormPart sheet={sheet} draft={draft} missing={tried && checked.kind === 'incomplete' ? checked : null} change={change} /> : <Empty title={`${sheet.child.name}接下来三周没有课后服务，不用请假。`} />}
      <LeavesPart leaves={sheet.leaves} taking={taking.sending} onTakeBack={takeBack} />
    </Page>
  )
}

/** What is done now, and what it could not be done for. */
function FiledNotice({ sheet, filed }: { sheet: LeaveSheet; filed: FiledLeave }) {
  return (
    <>
      <Notice title={`${sheet.child.name}${spanWords(filed)}${filed.serviceName === null ? '' : `的${filed.serviceName}`}已请假`}>
        <View>老师已收到，不用再打电话。</View>
      </Notice>
      {filed.late.length > 0 ? (
        <Notice tone='todo' title='这些没有请上，请打电话联系老师'>
          {filed.late.map(({ date, title, time }) => (
            <View key={`${date}${title}${time}`}>{`${dateWords(date)} ${title}，已过请假时间`}</View>
          ))}
        </Notice>
      ) : null}
    </>
  )
}

const dayReminders = ['attendance', 'alert']

/** Asked when a family has just thought of its child's day. */
const ReminderPart = () => <ReminderCard of='日程有变动、孩子没有到时' reminders={useReminders(dayReminders)} />

function NoChild() {
  return (
    <Page>
      <Empty title='请先绑定孩子，再请假。'>
        <Button kind='primary' onClick={() => void Taro.redirectTo({ url: '/features/family/bind/index' })}>
          绑定孩子
        </Button>
      </Empty>
    </Page>
  )
}
