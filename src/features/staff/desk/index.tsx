import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Refused } from '@/ui/refused'
import { ReminderCard } from '@/ui/reminder-card'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Columns, Wide } from '@/ui/wide'
import { asksStudents, hasCommittee, keepsRolls, rolesText } from '../desk-view'
import { useDesk } from '../use-desk'
import { ClassPart } from './class-part'
import { RecordsPart, TermPart } from './term-part'
import { TodayPart } from './today-part'
import { WaitingPart } from './waiting-part'
import './index.scss'

const alertReminder = ['alert']

/** What waits for this member of staff, each row one tap from its place. */
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
          <WaitingPart desk={data} />
          <TodayPart roles={data.roles} />
          <Card title='消息'>
            <Cell title='我的消息' value={data.unread > 0 ? <Badge tone='todo'>{String(data.unread)}</Badge> : '没有新的'} spokenAs={`我的消息，${data.unread > 0 ? `${data.unread} 条未读` : '没有新的'}`} onClick={() => void Taro.navigateTo({ url: '/features/message/inbox/index' })} />
            {data.roles.includes('schoolAdmin') ? <Cell title='微信提醒情况' label='哪些提醒可能没有送到' onClick={() => void Taro.navigateTo({ url: '/features/message/deliveries/index' })} /> : null}
          </Card>
          <ReminderCard of='有孩子没到、没人接时' reminders={reminders} />
          <Card title='课程'>
            <Cell title='课程名单' label='每门课的学员和候补' onClick={() => void Taro.navigateTo({ url: '/features/staff/courses/index' })} />
            {data.roles.includes('schoolAdmin') ? (
              <>
                <Cell title='人数不足的课' label='不到开班下限，可以安排孩子、合并或停开' onClick={() => void Taro.navigateTo({ url: '/features/staff/small-courses/index' })} />
                <Cell title='人工调整记录' label='学校安排、调课、移出、改名额和停开' onClick={() => void Taro.navigateTo({ url: '/features/staff/moves/index' })} />
                <Cell title='选课日控制台' label='开放前检查、演练、选课实况' onClick={() => void Taro.navigateTo({ url: '/features/signup-day/console/index' })} />
                <Cell title='课程菜单' label='开课、检查、公布给家长' onClick={() => void Taro.navigateTo({ url: '/features/course-office/menu/index' })} />
                <Cell title='成果展示' label='作品、活动和邀请家长' onClick={() => void Taro.navigateTo({ url: '/features/course-office/showcases/index' })} />
              </>
            ) : null}
          </Card>
          {keepsRolls(data.roles) ? (
            <Card title='每天'>
              <TodayPart roles={data.roles} />
              <Cell title='请假' label='今天谁请假，按家长的话登记' onClick={() => void Taro.navigateTo({ url: '/features/leave/today/index' })} />
              {data.roles.includes('schoolAdmin') ? <Cell title='日程变动' label='暂停、换教室、改时间，通知有关的家长' onClick={() => void Taro.navigateTo({ url: '/features/day-change/list/index' })} /> : null}
            </Card>
          ) : null}
          <RecordsPart roles={data.roles} />
          <TermPart roles={data.roles} />
          {data.roles.includes('schoolAdmin') ? (
            <Card title='接送'>
              <Cell title='接送限制' label='家里有争议时，由学校确认谁可以接' onClick={() => void Taro.navigateTo({ url: '/features/pick-up/custody/index' })} />
            </Card>
          ) : null}
          {data.roles.includes('schoolAdmin') ? (
            <Card title='方案'>
              <Cell title='方案管理' label='起草、体检、公布本学期的方案' onClick={() => void Taro.navigateTo({ url: '/features/plan-office/versions/index' })} />
            </Card>
          ) : null}
          {hasCommittee(data) ? (
            <Card title='家委会'>
              <Cell title='家委会成员' label='聘请代表家委会审核的家长' onClick={() => void Taro.navigateTo({ url: '/features/staff/committee/index' })} />
            </Card>
          ) : null}
          {asksStudents(data) ? (
            <Card title='孩子的申请'>
              <Cell title='录入孩子的纸条' label='孩子交来的，等家长在手机上签名' onClick={() => void Taro.navigateTo({ url: '/features/staff/request/index' })} />
            </Card>
          ) : null}
        </Columns>
        <ClassPart classes={data.classes} />
      </Wide>
    </Page>
  )
}
