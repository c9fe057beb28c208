import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Cell } from '@/ui/cell'
import { Choice } from '@/ui/choice'
import { dateTyped } from '@/ui/date-typed'
import { dayWords } from '@/wording/dates'
import { isSpan, type TermDraft } from '../calendar-view'
import { DateField } from './date-field'

type Opening = TermDraft['openings'][number]

const holidays = [
  { value: 'winter', label: '寒假' },
  { value: 'summer', label: '暑假' },
] as const

interface Props {
  openings: Opening[]
  onChange: (openings: Opening[]) => void
}

/** The weeks of a holiday in which the campus is open, for holiday services only. */
export function OpeningsPart({ openings, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    <Card title='假期开放'>
      {openings.length === 0 ? <View className='calendar-quiet'>没有安排假期开放。只有方案里的假期服务在这些周开展。</View> : null}
      {openings.map((opening) => (
        <Cell
          key={opening.startsOn}
          title={opening.name}
          label={`${dayWords(opening.startsOn)}至${dayWords(opening.endsOn)}`}
          value={
            <Button label={`删去${opening.name} ${dayWords(opening.startsOn)}`} onClick={() => onChange(openings.filter((each) => each !== opening))}>
              删去
            </Button>
          }
        />
      ))}
      {adding ? (
        <AddOpening
          onAdd={(opening) => {
            onChange([...openings, opening].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)))
            setAdding(false)
          }}
          onBack={() => setAdding(false)}
        />
      ) : (
        <View className='calendar-ways'>
          <Button onClick={() => setAdding(true)}>添加假期开放</Button>
        </View>
      )}
    </Card>
  )
}

function AddOpening({ onAdd, onBack }: { onAdd: (opening: Opening) => void; onBack: () => void }) {
  const [holiday, setHoliday] = useState<Opening['holiday'] | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const [first, last] = [dateTyped(from), dateTyped(to)]
  const add = () => {
    setTried(true)
    if (holiday && first && last && isSpan(first, last)) onAdd({ holiday, name: holiday === 'winter' ? '寒假开放' : '暑假开放', startsOn: first, endsOn: last })
  }
  return (
    <View className='calendar-gap'>
      <Choice label='哪个假期' options={holidays} value={holiday} error={tried && !holiday ? '请选择寒假或暑假' : null} onChange={setHoliday} />
      <View className='calendar-pair'>
        <DateField label='开放从哪天' value={from} error={tried && !first ? '请填写日期' : null} onChange={setFrom} />
        <DateField label='开放到哪天' value={to} error={tried && (!last || (first !== null && !isSpan(first, last))) ? '请填写开放从哪天以后的日期' : null} onChange={setTo} />
      </View>
      <View className='calendar-ways'>
        <Button onClick={add}>加进校历</Button>
        <Button onClick={onBack}>先不加</Button>
      </View>
    </View>
  )
}
