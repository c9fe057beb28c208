import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { dateTyped } from '@/ui/date-typed'
import { Tabs } from '@/ui/tabs'
import { dateWords, weekdayName } from '@/wording/dates'
import { followsWords, type TermDraft } from '../calendar-view'
import { DateField } from './date-field'

type MakeUpDay = TermDraft['makeUpDays'][number]

interface Props {
  days: MakeUpDay[]
  onChange: (days: MakeUpDay[]) => void
}

const undecided = 0
// A day worked instead makes up for a working day; no school makes up for a weekend.
const weekdays = [...[1, 2, 3, 4, 5].map((weekday) => ({ value: weekday, label: weekdayName(weekday) })), { value: undecided, label: '还没定' }]

/** Days worked instead of others, and whose timetable each follows: no notice says so, the school does. */
export function MakeUpPart({ days, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const date = dateTyped(typed)
  const isThere = days.some((day) => day.date === date)
  const add = () => {
    setTried(true)
    if (!date || isThere) return
    onChange([...days, { date, name: '调休上课', follows: null }].sort((a, b) => (a.date < b.date ? -1 : 1)))
    setTyped('')
    setTried(false)
    setAdding(false)
  }
  return (
    <Card title='调休上课'>
      {days.length === 0 ? <View className='calendar-quiet'>本学期没有调休上课的日子。</View> : null}
      {days.map((day) => (
        <View key={day.date} className='calendar-day'>
          <View className='calendar-day__head'>
            <View className='calendar-day__words'>
              <View>{dateWords(day.date)}</View>
              <View className='calendar-quiet'>
                {day.name}，{followsWords(day.follows)}
              </View>
            </View>
            <Button label={`删去${dateWords(day.date)}`} onClick={() => onChange(days.filter((each) => each !== day))}>
              删去
            </Button>
          </View>
          <Tabs
            label={`${dateWords(day.date)}按周几上课`}
            options={weekdays}
            value={day.follows ?? undecided}
            onChange={(value) => onChange(days.map((each) => (each === day ? { ...day, follows: value === undecided ? null : value } : each)))}
          />
        </View>
      ))}
      {adding ? (
        <View className='calendar-gap'>
          <DateField label='哪天调休上课' value={typed} error={tried && !date ? '请填写日期' : tried && isThere ? '这一天已经在上面了' : null} onChange={setTyped} />
          <View className='calendar-ways'>
            <Button onClick={add}>加进校历</Button>
            <Button onClick={() => setAdding(false)}>先不加</Button>
          </View>
        </View>
      ) : (
        <View className='calendar-ways'>
          <Button onClick={() => setAdding(true)}>添加调休上课</Button>
        </View>
      )}
    </Card>
  )
}
