import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { addDays } from 'cloud/rules/dates'
import { useQuery } from '@/client/use-query'
import { useSession } from '@/session/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { Timetable } from '@/ui/timetable'
import { dateWords } from '@/wording/dates'
import { blocksOf, columnsOf, daysOf, groupWords, spanWords, weekWords, type Week } from '../week-view'
import { DayCard } from './day-card'
import '../course.scss'

/** The child's own week: as a picture first, then day by day with rooms and teachers (FR-003, FR-055). */
export default function CourseWeekPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId ?? ''
  const [weekOf, setWeekOf] = useState<string | undefined>()
  const week = useQuery('readWeek', weekOf ? { childId, weekOf } : { childId })
  if (week.state !== 'ready') {
    return (
      <Page>
        <Pending query={week} />
        {weekOf && week.state !== 'loading' ? <Button onClick={() => setWeekOf(undefined)}>回到本周</Button> : null}
      </Page>
    )
  }
  return (
    <Page>
      {week.stale ? <Stale onRetry={week.refresh} /> : null}
      <WeekPart week={week.data} childId={childId} onWeek={setWeekOf} />
    </Page>
  )
}

function WeekPart({ week, childId, onWeek }: { week: Week; childId: string; onWeek: (weekOf: string | undefined) => void }) {
  const days = daysOf(week)
  const isThisWeek = week.today >= week.monday && week.today <= addDays(week.monday, 6)
  return (
    <>
      <View className='course-head'>
        <View className='course-head__title' {...spoken({ role: 'heading' })}>
          {week.childName} · {weekWords(week)}
        </View>
        <View className='course-quiet'>
          {spanWords(week.monday)}
          {isThisWeek ? '（本周）' : ''}
        </View>
        {week.groups.map((group) => (
          <View key={group.serviceName} className='course-quiet'>
            {groupWords(group)}
          </View>
        ))}
        {week.holidays.map(({ date, name }) => (
          <View key={date} className='course-quiet'>
            {dateWords(date)} {name}，放假
          </View>
        ))}
      </View>
      <View className='course-week'>
        <Way words='上一周' onClick={() => onWeek(addDays(week.monday, -7))} />
        {isThisWeek ? null : <Way words='回到本周' onClick={() => onWeek(undefined)} />}
        <Way words='下一周' onClick={() => onWeek(addDays(week.monday, 7))} />
      </View>
      <View className='course-week'>
        {week.sessions.some(({ date }) => date >= week.today) ? <Way words='请假' onClick={() => void Taro.navigateTo({ url: `/features/leave/request/index?childId=${childId}` })} /> : null}
        <Way words='本月考勤' onClick={() => void Taro.navigateTo({ url: `/features/attendance/month/index?childId=${childId}` })} />
      </View>
      {week.sessions.length === 0 ? (
        <Empty title='这一周没有安排。' />
      ) : (
        <>
          <Card>
            <Timetable days={columnsOf(days)} blocks={blocksOf(days)} />
          </Card>
          {days.map((day) => (
            <DayCard key={day.date} day={day} childId={childId} />
          ))}
        </>
      )}
    </>
  )
}

const Way = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <View className='course-week__way'>
    <Button block onClick={onClick}>
      {words}
    </Button>
  </View>
)
