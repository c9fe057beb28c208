import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Refused } from '@/ui/refused'
import { ReminderCard } from '@/ui/reminder-card'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { courseRows, moneyRows, recordRows, rolesText, termRows } from '../desk-view'
import { useDesk } from '../use-desk'
import { ClassPart } from './class-part'
import { MessagesPart } from './messages-part'
import { Rows } from './rows'
import { TodayPart } from './today-part'
import { WaitingPart } from './waiting-part'
import './index.scss'

const alertReminder = ['alert']

/** Today's work first, then what waits, then what a term is arranged with; each row one tap from its place. */
export default function StaffDeskPage() {
  const desk = useDesk()
  const reminders = useReminders(alertReminder)
  if (desk.state === 'refused' && desk.code === 'role_needed') {
    return (
      <Page>
        <Refused message={desk.message} onRetry={desk.refresh}>
          <Button kind='primary' onClick={() => void Taro.navigateTo({ url: '/features/staff/bind/index' })}>
            老师绑定
          </Button>
        </Refused>
      </Page>
    )
  }
  if (desk.state !== 'ready') {
    return (
      <Page>
        <Pending query={desk} />
      </Page>
    )
  }
  const { data } = desk
  return (
    <Page>
      {desk.stale ? <Stale onRetry={desk.refresh} /> : null}
      <Wide>
        <View className='desk-head'>
          <View className='desk-head__name' {...spoken({ role: 'heading' })}>
            {data.name}老师
          </View>
          <View className='desk-head__roles'>{rolesText(data.roles)}</View>
        </View>
        <Columns roomy>
          <TodayPart desk={data} />
          <WaitingPart desk={data} />
          <Rows title='记录' rows={recordRows(data.roles)} />
          <MessagesPart desk={data} />
          <ReminderCard of='有孩子没到、没人接时' reminders={reminders} />
          <Rows title='课程' rows={courseRows(data.roles)} />
          <Rows title='收费' rows={moneyRows(data.roles)} />
          <Rows title='学期安排' rows={termRows(data)} />
        </Columns>
        <ClassPart classes={data.classes} />
      </Wide>
    </Page>
  )
}
