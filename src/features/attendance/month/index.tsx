import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/client/use-query'
import { useSession } from '@/session/session'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { spoken } from '@/ui/spoken'
import { Stale } from '@/ui/stale'
import { recordBadge, recordWords } from '@/wording/day-record'
import { countWords, daysSoFar, monthsBeside, monthWords, type DayLine, type DayLines, type Month } from '../month-view'
import './index.scss'

/** One's own child's month: when it came, when it was handed over, how it left (FR-062). */
export default function AttendanceMonthPage() {
  const session = useSession()
  const childId = useRouter().params.childId ?? session.childId ?? ''
  const [month, setMonth] = useState<string | undefined>()
  const attendance = useQuery('readAttendance', month ? { childId, month } : { childId })
  if (attendance.state !== 'ready') {
    return (
      <Page>
        <Pending query={attendance} />
        {month && attendance.state !== 'loading' ? <Button onClick={() => setMonth(undefined)}>回到本月</Button> : null}
      </Page>
    )
  }
  return (
    <Page>
      {attendance.stale ? <Stale onRetry={attendance.refresh} /> : null}
      <MonthPart month={attendance.data} onMonth={setMonth} />
    </Page>
  )
}

function MonthPart({ month, onMonth }: { month: Month; onMonth: (month: string) => void }) {
  const { before, after } = monthsBeside(month)
  const days = daysSoFar(month)
  return (
    <>
      <View className='attendance-head'>
        <View className='attendance-head__title' {...spoken({ role: 'heading' })}>
          {month.childName} · {monthWords(month.month)}
        </View>
        <View>{countWords(month.counts)}</View>
        <View className='attendance-head__quiet'>按次数计，一天有两次服务就算两次。</View>
      </View>
      <View className='attendance-ways'>
        {before ? <Way words='上个月' onClick={() => onMonth(before)} /> : null}
        {after ? <Way words='下个月' onClick={() => onMonth(after)} /> : null}
      </View>
      {days.length === 0 ? <Empty title={month.month > month.today.slice(0, 7) ? '这个月还没有到。' : '这个月没有课后服务。'} /> : null}
      {days.map((day) => (
        <DayCard key={day.date} day={day} />
      ))}
    </>
  )
}

const DayCard = ({ day: { words, isToday, lines } }: { day: DayLines }) => (
  <Card title={words} aside={isToday ? <Badge tone='good'>今天</Badge> : null}>
    {lines.map((line) => (
      <Line key={line.key} line={line} />
    ))}
  </Card>
)

function Line({ line: { title, where, record } }: { line: DayLine }) {
  const [state, tone] = recordBadge(record)
  const went = recordWords(record)
  return (
    <Cell
      title={title}
      label={
        <>
          {where ? <View>{where}</View> : null}
          {went ? <View>{went}</View> : null}
        </>
      }
      value={<Badge tone={tone}>{state || '还没开始'}</Badge>}
    />
  )
}

const Way = ({ words, onClick }: { words: string; onClick: () => void }) => (
  <View className='attendance-ways__way'>
    <Button block onClick={onClick}>
      {words}
    </Button>
  </View>
)
