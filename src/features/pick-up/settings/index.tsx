import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useReminders } from '@/client/use-reminders'
import { useSession } from '@/session/session'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { ReminderCard } from '@/ui/reminder-card'
import { Stale } from '@/ui/stale'
import { dateWords } from '@/wording/dates'
import { leftWords, relationWords, wayWords } from '../pick-up-view'
import { usePickUp, type PickUp } from '../use-pick-up'
import { WishForm } from './wish-form'
import './index.scss'

const daysShown = 5
const goingHome = ['attendance']

/** How one child goes home: today, as usual and on the days to come, and who may collect it (FR-060). */
export default function PickUpSettingsPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId ?? ''
  const pickUp = usePickUp(childId)
  const reminders = useReminders(goingHome)
  const [changing, setChanging] = useState<{ heldOn: string | null } | null>(null)
  if (pickUp.state !== 'ready') {
    return (
      <Page>
        <Pending query={pickUp} />
      </Page>
    )
  }
  const { data } = pickUp
  if (changing) {
    const close = () => setChanging(null)
    const saved = () => {
      close()
      pickUp.refresh()
    }
    return (
      <Page>
        <WishForm key={changing.heldOn} childId={childId} pickUp={data} heldOn={changing.heldOn} onSaved={saved} onCancel={close} />
      </Page>
    )
  }
  return (
    <Page>
      {pickUp.stale ? <Stale onRetry={pickUp.refresh} /> : null}
      {data.frozen ? <Notice tone='todo' title='接送人暂由学校确认，请联系学校。' /> : null}
      <TodayPart pickUp={data} onChange={() => setChanging({ heldOn: data.today })} />
      <Card title='平时怎样回家'>
        <View className='pick-up-way'>{wayWords(data.usual)}</View>
        {data.usual.from === 'application' ? <View className='pick-up-quiet'>来自您的报名申请。</View> : null}
        {data.frozen ? null : (
          <Button block label='修改平时怎样回家' onClick={() => setChanging({ heldOn: null })}>
            修改
          </Button>
        )}
      </Card>
      <DaysPart pickUp={data} onChange={(heldOn) => setChanging({ heldOn })} />
      <PeoplePart pickUp={data} childId={childId} />
      <ReminderCard of='孩子被接走、自己离校时' reminders={reminders} />
    </Page>
  )
}

function TodayPart({ pickUp: { childName, today, days, left, usual, frozen }, onChange }: { pickUp: PickUp; onChange: () => void }) {
  const day = days.find(({ date }) => date === today)
  const isGone = left.some(({ how }) => how !== 'returned')
  return (
    <Card title={`${childName} · 今天`} aside={day?.wish && !isGone ? <Badge tone='todo'>今天不一样</Badge> : null}>
      {left.map((departure) => (
        <View key={departure.departureId} className='pick-up-way'>
          {departure.serviceName}：{leftWords(departure)}
        </View>
      ))}
      {!isGone ? <View className='pick-up-way'>{day ? wayWords(day.wish ?? usual) : '今天没有课后服务。'}</View> : null}
      {day && !isGone && !frozen ? (
        <Button block kind='primary' onClick={onChange}>
          改今天的安排
        </Button>
      ) : null}
    </Card>
  )
}

function DaysPart({ pickUp: { today, days, usual, frozen }, onChange }: { pickUp: PickUp; onChange: (heldOn: string) => void }) {
  const coming = days.filter(({ date }) => date !== today).slice(0, daysShown)
  if (coming.length === 0) return null
  return (
    <Card title='接下来几天'>
      {coming.map(({ date, wish }) => (
        <Cell
          key={date}
          title={dateWords(date)}
          label={wish ? wayWords(wish) : `和平时一样：${wayWords(usual)}`}
          value={wish ? <Badge tone='todo'>有变化</Badge> : null}
          onClick={frozen ? undefined : () => onChange(date)}
        />
      ))}
    </Card>
  )
}

function PeoplePart({ pickUp: { guardians, collectors, frozen }, childId }: { pickUp: PickUp; childId: string }) {
  return (
    <Card title='谁可以接'>
      {guardians.map(({ name, relation, isMe }) => (
        <Cell key={`${name}${relation}`} title={name} label={`${relationWords(relation)}${isMe ? '，您自己' : ''}`} />
      ))}
      {collectors.map(({ collectorId, name, relation, note }) => (
        <Cell key={collectorId} title={name} label={`${relation}${note ? `，${note}` : ''}`} />
      ))}
      {frozen ? null : (
        <View className='pick-up-ways'>
          <Button block onClick={() => void Taro.navigateTo({ url: `/features/family/collectors/index?childId=${childId}` })}>
            添加或移除接送人
          </Button>
        </View>
      )}
    </Card>
  )
}
