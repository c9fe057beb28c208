import { useState } from 'react'
import { View } from '@tarojs/components'
import { addDays } from 'cloud/rules/dates'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { dateTyped } from '@/ui/date-typed'
import { TextInput } from '@/ui/text-input'
import { daysOfRun, runWords, runsOf, type TermDraft } from '../calendar-view'
import { DateField } from './date-field'

interface Props {
  holidays: TermDraft['holidays']
  onChange: (holidays: TermDraft['holidays']) => void
}

/** The days without school, in rows; each can be taken out, and others added. */
export function HolidaysPart({ holidays, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  const runs = runsOf(holidays)
  return (
    <Card title='放假'>
      {runs.length === 0 ? <View className='calendar-quiet'>还没有填写放假的日子。</View> : null}
      {runs.map((run) => (
        <Cell
          key={run.from}
          title={run.name}
          label={runWords(run)}
          value={
            <Button label={`删去${run.name} ${runWords(run)}`} onClick={() => onChange(holidays.filter(({ date }) => date < run.from || date > run.to))}>
              删去
            </Button>
          }
        />
      ))}
      {adding ? (
        <AddHoliday
          onAdd={(days) => {
            onChange([...holidays.filter(({ date }) => !days.some((day) => day.date === date)), ...days])
            setAdding(false)
          }}
          onBack={() => setAdding(false)}
        />
      ) : (
        <View className='calendar-ways'>
          <Button onClick={() => setAdding(true)}>添加放假的日子</Button>
        </View>
      )}
    </Card>
  )
}

function AddHoliday({ onAdd, onBack }: { onAdd: (days: TermDraft['holidays']) => void; onBack: () => void }) {
  const [name, setName] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const [first, last] = [dateTyped(from), dateTyped(to === '' ? from : to)]
  // More than two months is no holiday within a term but a slip of the year.
  const days = first && last && last <= addDays(first, 62) ? daysOfRun(first, last) : []
  const add = () => {
    setTried(true)
    if (name.trim() && days.length > 0) onAdd(days.map((date) => ({ date, name: name.trim() })))
  }
  return (
    <View className='calendar-gap'>
      <TextInput label='放假名称' hint='如：运动会、校庆' max={20} value={name} error={tried && !name.trim() ? '请填写放假名称' : null} onChange={setName} />
      <View className='calendar-pair'>
        <DateField label='从哪天' value={from} error={tried && !first ? '请填写日期' : null} onChange={setFrom} />
        <DateField label='到哪天（含当天，只放一天可不填）' value={to} error={tried && first && days.length === 0 ? '请填写从哪天以后的日期' : null} onChange={setTo} />
      </View>
      <View className='calendar-ways'>
        <Button onClick={add}>加进校历</Button>
        <Button onClick={onBack}>先不加</Button>
      </View>
    </View>
  )
}
